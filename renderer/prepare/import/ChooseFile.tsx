import { useTranslation } from 'react-i18next'
import type { PickedFile } from '#contract/shell.ts'
import { shell } from '#lib/shell/shell.ts'
import { DropArea } from '#ui/DropArea.tsx'
import { Progress } from '#ui/Progress.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { Table } from '#ui/Table.tsx'
import { Trouble } from '../parts/QueryState.tsx'
import styles from './ChooseFile.module.css'
import { contents } from './mappingModel.ts'

export interface ChooseFileProps {
  /** A file on its way to the core. */
  readonly reading: { readonly fileName: string; readonly fraction: number } | null
  readonly error: unknown
  readonly onFile: (file: PickedFile) => void
}

const readable = ['.csv', '.tsv', '.txt', '.json', '.jsonl', '.ndjson']

/** The start of an import: drop a file or choose one; below, what a file may look like. */
export function ChooseFile({ reading, error, onFile }: ChooseFileProps) {
  const { t } = useTranslation('prepare')
  const take = async ([file]: readonly File[]) => {
    if (file) onFile({ fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
  }
  return (
    <Sheet title={t('import.chooseTitle')} second={t('import.chooseSecond')}>
      <div className={styles.choose}>
        {reading ? (
          <Progress words={t('import.reading', { file: reading.fileName })} fraction={reading.fraction} />
        ) : (
          <DropArea
            words={t('import.dropHere')}
            buttonWords={t('import.chooseFile')}
            note={t('import.dropNote')}
            accept={readable}
            onFiles={(files) => void take(files)}
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

/** Asks for a file in the way of this window; nothing happens when the person cancels. */
export async function pick(onFile: (file: PickedFile) => void): Promise<void> {
  const file = await shell.openImportDialog()
  if (file) onFile(file)
}
