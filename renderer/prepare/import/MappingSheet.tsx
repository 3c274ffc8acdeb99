import { useTranslation } from 'react-i18next'
import type { StudyOverview } from '#contract/coordinator.ts'
import type { PickedFile } from '#contract/shell.ts'
import { Button } from '#ui/Button.tsx'
import { Select } from '#ui/Select.tsx'
import { Columns, Sheet } from '#ui/Sheet.tsx'
import { Trouble } from '../parts/QueryState.tsx'
import { pick } from './ChooseFile.tsx'
import { ImportBar } from './ImportBar.tsx'
import { ImportProblems } from './ImportProblems.tsx'
import { type ImportState, setImportState } from './importSlice.ts'
import styles from './MappingSheet.module.css'
import { MappingTable } from './MappingTable.tsx'
import { type ColumnRoles, contents, withContent } from './mappingModel.ts'
import { RaterPreview } from './RaterPreview.tsx'
import { useCommit, useImportCheck } from './useImportCheck.ts'

export interface MappingSheetProps {
  readonly overview: StudyOverview
  readonly state: Extract<ImportState, { phase: 'mapping' }>
  readonly onFile: (file: PickedFile) => void
  readonly readError: unknown
}

/** Says what each column means, shows what would be read and what could not, and imports. */
export function MappingSheet({ overview, state, onFile, readError }: MappingSheetProps) {
  const { t } = useTranslation('prepare')
  const { study } = overview
  const { columns, stage, inspection, fileName } = state
  const setColumns = (next: ColumnRoles) => setImportState(study, { ...state, columns: next })
  const { mapped, check, current } = useImportCheck(study, stage, columns)
  const commit = useCommit(study, stage, ({ counts }) => setImportState(study, { phase: 'done', fileName, counts }))
  return (
    <Sheet
      title={t('import.checkTitle', { file: fileName })}
      second={
        <>
          <ReadAs state={state} />{' '}
          <Button kind="link" onPress={() => void pick(onFile)}>
            {t('import.chooseAnother')}
          </Button>
        </>
      }
      bar={
        <ImportBar
          mapped={mapped}
          check={check.data ?? null}
          current={current}
          firstImport={overview.systems.length === 0}
          importing={commit.isPending}
          error={commit.error}
          onImport={(mapping, digest) => commit.mutate({ mapping, digest })}
        />
      }
    >
      {Boolean(readError) && <Trouble error={readError} />}
      <Columns shape="main">
        <div>
          <div className={styles.holds}>
            <span aria-hidden="true">{t('import.holds')}</span>
            <Select
              kind="accent"
              headingHidden
              heading={t('import.holds')}
              options={contents.map((id) => ({ id, words: t(`import.content.${id}`) }))}
              value={columns.content}
              onChange={(content) => setColumns(withContent(columns, content))}
            />
          </div>
          <MappingTable inspection={inspection} columns={columns} onChange={setColumns} />
          {check.isError && <Trouble error={check.error} onRetry={() => void check.refetch()} />}
          {check.data && <ImportProblems problems={check.data.problems} fileName={fileName} />}
        </div>
        <RaterPreview content={columns.content} preview={check.data?.preview ?? []} words={overview.words} />
      </Columns>
    </Sheet>
  )
}

/** "308 rows, 7 columns. Comma separated, UTF-8, the first row holds the names." */
function ReadAs({ state }: { readonly state: MappingSheetProps['state'] }) {
  const { t } = useTranslation('prepare')
  const { rows, columns, format, delimiter, encoding } = state.inspection
  const size = t('import.size', {
    rows: t('counts.rows', { count: rows }),
    columns: t('counts.columns', { count: columns.length }),
  })
  const form =
    format === 'csv'
      ? t('import.delimited', {
          delimiter: t(`import.delimiter.${delimiterKey(delimiter)}`),
          encoding: encoding.toUpperCase(),
        })
      : t(`import.format.${format}`, { encoding: encoding.toUpperCase() })
  return `${size} ${form}`
}

const delimiters = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const

const delimiterKey = (delimiter: string | null) => delimiters[delimiter as keyof typeof delimiters] ?? 'other'
