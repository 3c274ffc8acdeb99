import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'
import { Checkbox } from '#ui/Checkbox.tsx'
import { Section } from '#ui/Sheet.tsx'
import { mappingOf } from './mappingModel.ts'
import styles from './PartList.module.css'
import type { MappedPart } from './partModel.ts'

export interface PartListProps {
  readonly parts: readonly MappedPart[]
  readonly shown: number
  readonly onShow: (place: number) => void
  readonly onChoose: (place: number, chosen: boolean) => void
}

/** The tables of a file: which are brought in, and which one is shown below. Nothing where there is only one. */
export function PartList({ parts, shown, onShow, onChoose }: PartListProps) {
  const { t } = useTranslation(['prepare', 'bringIn'])
  if (parts.length < 2) return null
  return (
    <div className={styles.parts}>
      <Section heading={t('bringIn:parts.heading')}>
        <ul>
          {parts.map((part, place) => {
            const name = namedPart(part, (kind) => t(`bringIn:kind.${kind}`))
            const content = part.found.kind === 'table' ? t(`import.content.${part.columns.content}`) : null
            return (
              // The order of the tables is all that tells two readings of one table apart.
              <li key={place}>
                <Checkbox checked={part.chosen} onChange={(chosen) => onChoose(place, chosen)}>
                  {name}
                </Checkbox>
                <span className="soft">
                  {t('counts.rows', { count: part.found.inspection.rows })}
                  {content !== null && ` · ${content}`}
                  {part.chosen && !mappingOf(part.columns).complete && ` · ${t('bringIn:parts.unmapped')}`}
                </span>
                {place === shown ? (
                  <span className="faint">{t('bringIn:parts.shown')}</span>
                ) : (
                  <Button kind="link" onPress={() => onShow(place)}>
                    {t('bringIn:parts.look', { table: name })}
                  </Button>
                )}
              </li>
            )
          })}
        </ul>
        <p className={styles.note}>{t('bringIn:parts.note')}</p>
      </Section>
    </div>
  )
}

/** A table goes by its file; what a known layout holds, by its kind. */
const namedPart = ({ found }: MappedPart, words: (kind: MappedPart['found']['kind']) => string): string =>
  found.kind === 'table' ? found.inspection.fileName : words(found.kind)
