import { useTranslation } from 'react-i18next'
import { DropArea, type FileAtPath } from '#ui/DropArea.tsx'
import { Progress } from '#ui/Progress.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { Table } from '#ui/Table.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import styles from './ChooseFile.module.css'
import { toolNames, wordedLayouts } from './layoutNames.ts'
import { contents } from './mappingModel.ts'
import { type FileToStage, fileToStage } from './stageFile.ts'

export interface ChooseFileProps {
  /** A file on its way to the core. */
  readonly reading: { readonly fileName: string; readonly fraction: number } | null
  readonly error: unknown
  readonly onFiles: (files: readonly FileToStage[]) => void
}

const readable = ['.csv', '.tsv', '.txt', '.json', '.jsonl', '.ndjson', '.xlsx', '.parquet', '.zip']
/** Beside a table there may be pictures and texts that its cells name, and a data set's card. */
const beside = ['.md', '.png', '.jpg', '.jpeg', '.gif', '.webp']

/** The start of an import: drop files or choose them; below, what a file may look like. */
export function ChooseFile({ reading, error, onFiles }: ChooseFileProps) {
  const { t } = useTranslation(['prepare', 'bringIn'])
  const layouts = [...Object.values(toolNames), ...wordedLayouts.map((layout) => t(`bringIn:layout.${layout}`))]
  const take = (files: readonly FileAtPath[]) => {
    // A name with a dot before it, or a folder's, is the system's own.
    const wanted = files.filter(({ path }) => !/(^|\/)\./.test(path))
    if (wanted.length > 0) onFiles(wanted.map(({ file, path }) => fileToStage(file, path)))
  }
  return (
    <Sheet title={t('import.chooseTitle')} second={t('import.chooseSecond')}>
      <div className={styles.choose}>
        {reading ? (
          <Progress words={t('import.reading', { file: reading.fileName })} fraction={reading.fraction} />
        ) : (
          <DropArea
            words={t('bringIn:drop')}
            buttonWords={t('import.chooseFile')}
            folderWords={t('bringIn:chooseFolder')}
            note={t('bringIn:dropNote')}
            accept={[...readable, ...beside]}
            several
            onFiles={take}
          />
        )}
        {Boolean(error) && <Trouble error={error} />}
      </div>
      <Section heading={t('import.formsHeading')} ruled={false}>
        <Table
          caption={t('import.formsHeading')}
          rows={contents}
          rowId={(content) => content}
          columns={[
            {
              id: 'holds',
              heading: t('import.formHolds'),
              rowHeading: true,
              width: '15rem',
              cell: (content) => t(`import.content.${content}`),
            },
            { id: 'columns', heading: t('import.formColumns'), cell: (content) => <Form content={content} /> },
          ]}
        />
      </Section>
      <Section heading={t('bringIn:shapesHeading')} note={t('bringIn:shapesNote')} spaced>
        <ul className={styles.layouts}>
          {layouts.map((layout) => (
            <li key={layout}>{layout}</li>
          ))}
        </ul>
      </Section>
    </Sheet>
  )
}

function Form({ content }: { readonly content: (typeof contents)[number] }) {
  const { t } = useTranslation('prepare')
  return (
    <>
      <code className={styles.columns}>{t(`import.forms.${content}.columns`)}</code>
      <span className="soft"> {t(`import.forms.${content}.note`)}</span>
    </>
  )
}
