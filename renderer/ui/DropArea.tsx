import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  type DirectoryDropItem,
  type DropItem,
  DropZone,
  FileTrigger,
  isDirectoryDropItem,
  isFileDropItem,
} from 'react-aria-components'
import buttonStyles from './Button.module.css'
import { classes } from './classes.ts'
import styles from './DropArea.module.css'

/** A file with its path in the folder it came in; the path of a file that came alone is its name. */
export interface FileAtPath {
  readonly path: string
  readonly file: File
}

export interface DropAreaProps {
  /** Names the area and stands in it: "Drop a CSV or JSONL file here". */
  readonly words: string
  /** On the button: "Choose a file…". */
  readonly buttonWords: string
  /** On a second button, for a whole folder; without it no folder is taken. Needs `several`. */
  readonly folderWords?: string
  /** Softer, below: what can be read, how large. */
  readonly note?: ReactNode
  /** File name endings or media types for the file window: [".csv", ".jsonl"]. */
  readonly accept?: readonly string[]
  readonly several?: boolean
  readonly onFiles: (files: readonly FileAtPath[]) => void
  readonly disabled?: boolean
}

/** A place to drop files or a folder, with buttons that do the same. */
export function DropArea(props: DropAreaProps) {
  const { words, buttonWords, folderWords, note, accept, several = false, onFiles, disabled = false } = props
  const take = (files: readonly FileAtPath[]) => {
    if (files.length > 0) onFiles(several ? files : files.slice(0, 1))
  }
  const pick = (files: FileList | null) => take([...(files ?? [])].map(chosen))
  const button = (label: string) => (
    <AriaButton className={classes(buttonStyles['plain'])} isDisabled={disabled}>
      {label}
    </AriaButton>
  )
  return (
    <DropZone
      className={classes(styles.area)}
      aria-label={words}
      isDisabled={disabled}
      onDrop={async ({ items }) => {
        const found = items.map((item) => dropped(item, folderWords !== undefined))
        take((await Promise.all(found)).flat())
      }}
    >
      <p className={styles.words}>{words}</p>
      <div className={styles.buttons}>
        <FileTrigger
          {...(accept === undefined ? {} : { acceptedFileTypes: accept })}
          allowsMultiple={several}
          onSelect={pick}
        >
          {button(buttonWords)}
        </FileTrigger>
        {folderWords !== undefined && (
          <FileTrigger acceptDirectory onSelect={pick}>
            {button(folderWords)}
          </FileTrigger>
        )}
      </div>
      {note !== undefined && <p className={styles.note}>{note}</p>}
    </DropZone>
  )
}

const chosen = (file: File): FileAtPath => ({ path: file.webkitRelativePath || file.name, file })

async function dropped(item: DropItem, withFolders: boolean): Promise<FileAtPath[]> {
  if (isFileDropItem(item)) return [chosen(await item.getFile())]
  return withFolders && isDirectoryDropItem(item) ? filesIn(item, item.name) : []
}

/** Every file of a folder with its path in it. */
async function filesIn(folder: DirectoryDropItem, path: string): Promise<FileAtPath[]> {
  const found: FileAtPath[] = []
  for await (const entry of folder.getEntries()) {
    const inside = `${path}/${entry.name}`
    if (isFileDropItem(entry)) found.push({ path: inside, file: await entry.getFile() })
    else if (isDirectoryDropItem(entry)) found.push(...(await filesIn(entry, inside)))
  }
  return found
}
