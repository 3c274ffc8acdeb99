import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportCheck, ImportCounts, Mapping } from '#contract/imports.ts'
import { Button } from '#ui/Button.tsx'
import { Bar } from '#ui/Sheet.tsx'
import { Trouble } from '../parts/QueryState.tsx'
import { useFormat } from '../parts/useFormat.ts'
import { useCountWords } from './countWords.ts'
import type { Mapped } from './mappingModel.ts'

export interface ImportBarProps {
  readonly mapped: Mapped
  readonly check: ImportCheck | null
  /** The check belongs to the mapping on the screen. */
  readonly current: boolean
  readonly firstImport: boolean
  readonly importing: boolean
  readonly error: unknown
  readonly onImport: (mapping: Mapping, digest: string) => void
}

/** What the import will do, in exact counts, and the one button that does it. */
export function ImportBar(props: ImportBarProps) {
  const { mapped, check, current, firstImport, importing, error, onImport } = props
  const { t } = useTranslation('prepare')
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
        {check && mapped.complete && <Counts counts={check.counts} firstImport={firstImport} />}
        {error !== null && error !== undefined && <Trouble error={error} />}
      </div>
    </Bar>
  )
}

/** What still stands between the person and the button. */
function Missing({ mapped, check, current }: Pick<ImportBarProps, 'mapped' | 'check' | 'current'>) {
  const { t } = useTranslation('prepare')
  const format = useFormat()
  if (!mapped.complete) {
    const roles = mapped.missing.map((role) => t(`import.role.${role}`))
    return t('import.stillNeeded', { roles: format.list(roles) })
  }
  if (current && check && !createsSomething(check.counts)) return t('import.nothingNew')
  return null
}

function Counts({ counts, firstImport }: { readonly counts: ImportCounts; readonly firstImport: boolean }) {
  const { creates, rest } = useCountWords(counts, firstImport, 'will')
  return (
    <p aria-live="polite">
      <b>{creates}</b> <span className="soft">{rest}</span>
    </p>
  )
}

const createsSomething = ({ newItems, newResponses, newJudgements }: ImportCounts): boolean =>
  newItems + newResponses + newJudgements > 0
