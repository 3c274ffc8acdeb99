import type { ReactNode } from 'react'
import { Button as AriaButton, DropZone, FileTrigger, isFileDropItem } from 'react-aria-components'
import buttonStyles from './Button.module.css'
import { classes } from './classes.ts'
import styles from './DropArea.module.css'

export interface DropAreaProps {
  /** Names the area and stands in it: "Drop a CSV or JSONL file here". */
  readonly words: string
  /** On the button: "Choose a file…". */
  readonly buttonWords: string
  /** Softer, below: what can be read, how large. */
  readonly note?: ReactNode
  /** File name endings or media types for the file window: [".csv", ".jsonl"]. */
  readonly accept?: readonly string[]
  readonly several?: boolean
  readonly onFiles: (files: readonly File[]) => void
  readonly disabled?: boolean
}

/** A place to drop files, with a button that does the same. */
export function DropArea({ words, buttonWords, note, accept, several, onFiles, disabled }: DropAreaProps) {
  return (
    <DropZone
      className={classes(styles.area)}
      aria-label={words}
      isDisabled={disabled ?? false}
      onDrop={async (event) => {
        const files = await Promise.all(event.items.filter(isFileDropItem).map((item) => item.getFile()))
        if (files.length > 0) onFiles(several ? files : files.slice(0, 1))
      }}
    >
      <p className={styles.words}>{words}</p>
      <FileTrigger
        {...(accept === undefined ? {} : { acceptedFileTypes: accept })}
        allowsMultiple={several ?? false}
        onSelect={(files) => {
          if (files !== null && files.length > 0) onFiles([...files])
        }}
      >
        <AriaButton className={classes(buttonStyles['plain'])} isDisabled={disabled ?? false}>
          {buttonWords}
        </AriaButton>
      </FileTrigger>
      {note !== undefined && <p className={styles.note}>{note}</p>}
    </DropZone>
  )
}
