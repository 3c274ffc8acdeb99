import { useTranslation } from 'react-i18next'
import type { ImportCheck } from '#contract/imports.ts'
import { Button } from '#ui/Button.tsx'
import { ProblemList } from '#ui/ProblemList.tsx'
import { Section } from '#ui/Sheet.tsx'
import { useFormat } from '../parts/useFormat.ts'
import styles from './MappingSheet.module.css'
import { type ProblemGroup, problemGroups } from './problemWords.ts'
import { useCauseWords } from './roleWords.ts'

export interface ImportProblemsProps {
  readonly problems: ImportCheck['problems']
  /** Saves every row that is left out. */
  readonly onSave: () => void
  readonly saving: boolean
}

/** What cannot be read as it is, by cause: how often, where, what was found and what would do. Nothing when all is well. */
export function ImportProblems({ problems, onSave, saving }: ImportProblemsProps) {
  const { t } = useTranslation(['prepare', 'bringIn'])
  const causeWords = useCauseWords()
  const groups = problemGroups(problems)
  if (groups.length === 0) return null
  const places = t('import.problems.places', { count: problems.reduce((sum, { count }) => sum + count, 0) })
  const heading = t('import.problems.heading', {
    places,
    reasons: t('import.problems.reasons', { count: groups.length }),
  })
  return (
    <div className={styles.problems}>
      <Section
        heading={heading}
        note={
          <Button onPress={onSave} notYet={saving} aria-label={t('import.problems.saveName')}>
            {saving ? t('bringIn:rejected.saving') : t('import.problems.save')}
          </Button>
        }
      >
        <ProblemList
          accessibleName={heading}
          problems={groups.map((group) => ({
            id: group.cause,
            count: group.count,
            what: causeWords(group.cause),
            detail: <Detail group={group} />,
          }))}
        />
      </Section>
      <p className={styles.note}>{t('import.problems.note')}</p>
    </div>
  )
}

/** "In answer, rows 41, 97 and 3 more. Expected: text." */
function Detail({ group }: { readonly group: ProblemGroup }) {
  const { t } = useTranslation('prepare')
  const format = useFormat()
  const { columns, rows, more, found, expected } = group
  const numbers = rows.map((row) => format.number(row))
  const listed = more > 0 ? [...numbers, t('import.problems.more', { count: more })] : numbers
  return [
    t('import.problems.where', { columns: format.list(columns), rows: format.list(listed), count: rows.length + more }),
    found === '' ? '' : t('import.problems.found', { found }),
    t('import.problems.expected', { expected }),
  ].join(' ')
}
