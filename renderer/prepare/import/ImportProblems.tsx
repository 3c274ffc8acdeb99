import { useTranslation } from 'react-i18next'
import type { ImportCheck } from '#contract/imports.ts'
import { shell } from '#lib/shell/shell.ts'
import { Button } from '#ui/Button.tsx'
import { ProblemList } from '#ui/ProblemList.tsx'
import { Section } from '#ui/Sheet.tsx'
import { useFormat } from '../parts/useFormat.ts'
import styles from './MappingSheet.module.css'
import { type ProblemGroup, problemGroups, problemsAsCsv, problemsFileName } from './problemWords.ts'

export interface ImportProblemsProps {
  readonly problems: ImportCheck['problems']
  readonly fileName: string
}

/** What cannot be read as it is, by cause: how often, where, what was found and what would do. Nothing when all is well. */
export function ImportProblems({ problems, fileName }: ImportProblemsProps) {
  const { t } = useTranslation('prepare')
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
          <Button onPress={() => void save(problems, fileName)} aria-label={t('import.problems.saveName')}>
            {t('import.problems.save')}
          </Button>
        }
      >
        <ProblemList
          accessibleName={heading}
          problems={groups.map((group) => ({
            id: group.cause,
            count: group.count,
            what: t(`import.cause.${group.cause}`),
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

const save = (problems: ImportCheck['problems'], fileName: string) =>
  shell.saveFiles([{ fileName: problemsFileName(fileName), mediaType: 'text/csv', text: problemsAsCsv(problems) }])
