import type { DirectoryDropItem } from 'react-aria-components'
import { Button, DropZone, FileTrigger, isDirectoryDropItem, isFileDropItem } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import styles from './DropFiles.module.css'
import { type FileToStage, fileToStage } from './stageFile.ts'

export interface DropFilesProps {
  readonly onFiles: (files: readonly FileToStage[]) => void
}

const readable = ['.csv', '.tsv', '.txt', '.json', '.jsonl', '.ndjson', '.xlsx', '.parquet', '.zip']
/** Beside a table there may be pictures and texts that its cells name, and a data set's card. */
const beside = ['.md', '.png', '.jpg', '.jpeg', '.gif', '.webp']

/** A place for a file, several, a folder or an archive; two buttons do the same from the keyboard. */
export function DropFiles({ onFiles }: DropFilesProps) {
  const { t } = useTranslation(['prepare', 'bringIn'])
  const take = (files: readonly FileToStage[]) => {
    const wanted = files.filter(({ fileName }) => !/(^|\/)\./.test(fileName))
    if (wanted.length > 0) onFiles(wanted)
  }
  const pick = (files: FileList | null) => take([...(files ?? [])].map((file) => fileToStage(file)))
  return (
    <DropZone
      className={styles.area ?? ''}
      aria-label={t('bringIn:drop')}
      onDrop={async ({ items }) => {
        const found = items.map(async (item) => {
          if (isFileDropItem(item)) return [fileToStage(await item.getFile())]
          return isDirectoryDropItem(item) ? filesIn(item, item.name) : []
        })
        take((await Promise.all(found)).flat())
      }}
    >
      <p className={styles.words}>{t('bringIn:drop')}</p>
      <div className={styles.buttons}>
        <FileTrigger acceptedFileTypes={[...readable, ...beside]} allowsMultiple onSelect={pick}>
          <Button className={styles.button ?? ''}>{t('import.chooseFile')}</Button>
        </FileTrigger>
        <FileTrigger acceptDirectory onSelect={pick}>
          <Button className={styles.button ?? ''}>{t('bringIn:chooseFolder')}</Button>
        </FileTrigger>
      </div>
      <p className={styles.note}>{t('bringIn:dropNote')}</p>
    </DropZone>
  )
}

/** Every file of a folder with its path in it. */
async function filesIn(folder: DirectoryDropItem, path: string): Promise<FileToStage[]> {
  const found: FileToStage[] = []
  for await (const entry of folder.getEntries()) {
    if (isFileDropItem(entry)) found.push(fileToStage(await entry.getFile(), `${path}/${entry.name}`))
    else if (isDirectoryDropItem(entry)) found.push(...(await filesIn(entry, `${path}/${entry.name}`)))
  }
  return found
}
