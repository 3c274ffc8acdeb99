import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportCheck, ImportCounts, ImportMapping } from '#contract/imports.ts'
import { Button } from '#ui/Button.tsx'
import { Bar } from '#ui/Sheet.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useFormat } from '../parts/useFormat.ts'
import { useCountWords } from './countWords.ts'
import type { MappedParts } from './partModel.ts'
import { useRoleWords } from './roleWords.ts'

export interface ImportBarProps {
  readonly mapped: MappedParts
  readonly check: ImportCheck | null
  /** The check belongs to the mapping on the screen. */
  readonly current: boolean
  readonly firstImport: boolean
  readonly importing: boolean
  readonly error: unknown
  readonly onImport: (mapping: ImportMapping, digest: string) => void
}

/** What the import will do, in exact counts, and the one button that does it. */
export function ImportBar(props: ImportBarProps) {
  const { mapped, check, current, firstImport, importing, error, onImport } = props
  const { t } = useTranslation(['prepare', 'bringIn'])
  const missingId = useId()
  const ready = mapped.complete && current && check !== null && createsSomething(check.counts)
  return (
    <Bar
      end={
        <>
          <span id={missingId}>
            <Missing mapped={mapped} check={check} current={current} />
          </span>
          <Button
            kind="primary"
            notYet={!ready || importing}
            aria-describedby={missingId}
            onPress={() => {
              if (mapped.complete && check) onImport(mapped.mapping, check.digest)
            }}
          >
            {t('import.import')}
          </Button>
        </>
      }
    >
      <div>
        {check && mapped.complete && !importing && <Counts check={check} firstImport={firstImport} />}
        {importing && <p aria-live="polite">{t('bringIn:importing')}</p>}
        {error !== null && error !== undefined && <Trouble error={error} />}
      </div>
    </Bar>
  )
}

/** What still stands between the person and the button. */
function Missing({ mapped, check, current }: Pick<ImportBarProps, 'mapped' | 'check' | 'current'>) {
  const { t } = useTranslation('prepare')
  const format = useFormat()
  const roleWords = useRoleWords()
  if (!mapped.complete) {
    if (mapped.missing.length === 0) return t('import.nothingNew')
    const roles = mapped.missing.map(roleWords)
    return t('import.stillNeeded', { roles: format.list(roles) })
  }
  if (current && check && !createsSomething(check.counts)) return t('import.nothingNew')
  return null
}

function Counts({ check, firstImport }: { readonly check: ImportCheck; readonly firstImport: boolean }) {
  const { t } = useTranslation('bringIn')
  const { counts, newAttachments } = check
  const { creates, rest } = useCountWords(counts, firstImport, 'will')
  return (
    <p aria-live="polite">
      <b>{creates}</b>{' '}
      <span className="soft">
        {rest}
        {newAttachments > 0 && ` ${t('newAttachments', { count: newAttachments })}`}
      </span>
    </p>
  )
}

const createsSomething = ({ newItems, newResponses, newJudgements }: ImportCounts): boolean =>
  newItems + newResponses + newJudgements > 0
