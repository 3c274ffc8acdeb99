import { useTranslation } from 'react-i18next'
import type { StudyOverview } from '#contract/coordinator.ts'
import type { FileReading } from '#contract/imports.ts'
import { Button } from '#ui/Button.tsx'
import { Select } from '#ui/Select.tsx'
import { Columns, Sheet } from '#ui/Sheet.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { FixedNames } from './FixedNames.tsx'
import { ImportBar } from './ImportBar.tsx'
import { ImportProblems } from './ImportProblems.tsx'
import { type ImportState, setImportState } from './importSlice.ts'
import { KeepTemplate } from './KeepTemplate.tsx'
import styles from './MappingSheet.module.css'
import { MappingTable } from './MappingTable.tsx'
import { type ColumnRoles, contents, withContent } from './mappingModel.ts'
import { NearNames } from './NearNames.tsx'
import { PartList } from './PartList.tsx'
import { type MappedPart, readTwice } from './partModel.ts'
import { RaterPreview } from './RaterPreview.tsx'
import { ReadAs } from './ReadAs.tsx'
import { ReadDifferently } from './ReadDifferently.tsx'
import { useCommit, useImportCheck, useRejected } from './useImportCheck.ts'

type Mapping = Extract<ImportState, { phase: 'mapping' }>

export interface MappingSheetProps {
  readonly overview: StudyOverview
  readonly state: Mapping
  readonly onReading: (reading: FileReading) => void
  readonly readError: unknown
}

/** Says what each column means, shows what would be read and what could not, and imports. */
export function MappingSheet({ overview, state, onReading, readError }: MappingSheetProps) {
  const { t } = useTranslation('prepare')
  const { study } = overview
  const { parts, stage, reading, found, fileName } = state
  const shown = Math.min(state.shown, parts.length - 1)
  const part = parts[shown] as MappedPart
  const set = (change: Partial<Mapping>) => setImportState(study, { ...state, ...change })
  const setPart = (place: number, change: Partial<MappedPart>) =>
    set({ parts: parts.map((one, at) => (at === place ? { ...one, ...change } : one)) })
  const staged = { stage, reading }
  const { mapped, check, current } = useImportCheck(study, staged, parts)
  const commit = useCommit(study, staged, ({ counts }) => setImportState(study, { phase: 'done', fileName, counts }))
  const rejected = useRejected(study, staged, fileName)
  return (
    <Sheet
      title={t('import.checkTitle', { file: fileName })}
      second={<Second part={part} found={found} onAnother={() => setImportState(study, { phase: 'choosing' })} />}
      bar={
        <ImportBar
          mapped={mapped}
          check={check.data ?? null}
          current={current}
          firstImport={overview.systems.length === 0}
          importing={commit.isPending}
          error={commit.error ?? rejected.error}
          onImport={(mapping, digest) => commit.mutate({ mapping, digest })}
        />
      }
    >
      {Boolean(readError) && <Trouble error={readError} />}
      <ReadDifferently found={found} inspection={part.found.inspection} reading={reading} onChange={onReading} />
      <PartList
        parts={parts}
        shown={shown}
        onShow={(place) => set({ shown: place })}
        onChoose={(place, chosen) => setPart(place, { chosen })}
      />
      <Columns shape="main">
        <div>
          <MappedTable
            part={part}
            onChange={(columns) => setPart(shown, { columns })}
            onTwice={() => set({ parts: readTwice(parts, shown), shown: shown + 1 })}
          />
          {check.isError && <Trouble error={check.error} onRetry={() => void check.refetch()} />}
          <NearNames names={check.data?.nearNames ?? []} />
          <ImportProblems
            problems={check.data?.problems ?? []}
            saving={rejected.isPending}
            onSave={() => mapped.complete && rejected.mutate(mapped.mapping)}
          />
        </div>
        <RaterPreview content={part.columns.content} preview={check.data?.preview ?? []} words={overview.words} />
      </Columns>
    </Sheet>
  )
}

interface SecondProps {
  readonly part: MappedPart
  readonly found: Mapping['found']
  readonly onAnother: () => void
}

/** How the file was read, and the way back. */
function Second({ part, found, onAnother }: SecondProps) {
  const { t } = useTranslation('prepare')
  return (
    <>
      <ReadAs found={found} inspection={part.found.inspection} />{' '}
      <Button kind="link" onPress={onAnother}>
        {t('import.chooseAnother')}
      </Button>
    </>
  )
}

interface MappedTableProps {
  readonly part: MappedPart
  readonly onChange: (columns: ColumnRoles) => void
  readonly onTwice: () => void
}

/** What the table holds, column by column, and what holds for all its rows. */
function MappedTable({ part: { found, columns }, onChange, onTwice }: MappedTableProps) {
  const { t } = useTranslation(['prepare', 'bringIn'])
  return (
    <>
      <div className={styles.holds}>
        <span aria-hidden="true">{t('import.holds')}</span>
        <Select
          kind="accent"
          headingHidden
          heading={t('import.holds')}
          options={contents.map((id) => ({ id, words: t(`import.content.${id}`) }))}
          value={columns.content}
          onChange={(content) => onChange(withContent(columns, content))}
        />
      </div>
      <MappingTable inspection={found.inspection} columns={columns} onChange={onChange} />
      <FixedNames columns={columns} onChange={onChange} />
      {found.kind === 'table' && (
        <div className={styles.acts}>
          <KeepTemplate key={found.part} part={found} columns={columns} />
          <Button kind="link" onPress={onTwice}>
            {t('bringIn:parts.twice')}
          </Button>
        </div>
      )}
    </>
  )
}
