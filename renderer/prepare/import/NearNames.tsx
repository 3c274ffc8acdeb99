import { useTranslation } from 'react-i18next'
import type { ImportCheck } from '#contract/imports.ts'
import { Section } from '#ui/Sheet.tsx'
import { useFormat } from '../parts/useFormat.ts'
import styles from './MappingSheet.module.css'

/** Names that are so like more frequent ones that they may be slips. Nothing when there are none. */
export function NearNames({ names }: { readonly names: ImportCheck['nearNames'] }) {
  const { t } = useTranslation('bringIn')
  const format = useFormat()
  if (names.length === 0) return null
  return (
    <div className={styles.problems}>
      <Section heading={t('near.heading')}>
        <ul>
          {names.map(({ what, found, count, nearest, nearestCount }) => (
            <li key={`${what} ${found}`}>
              {t('near.line', {
                found,
                often: format.number(count),
                nearest,
                times: format.number(nearestCount),
              })}
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}
