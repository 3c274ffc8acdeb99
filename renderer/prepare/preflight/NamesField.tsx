import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'
import { TextArea } from '#ui/Field.tsx'
import styles from './PreflightPage.module.css'

export interface NamesFieldProps {
  readonly names: readonly string[]
  /** null: the list is fixed. */
  readonly onSave: ((names: string[]) => void) | null
}

/** Names the scan looks for besides those of the systems, one a line. */
export function NamesField({ names, onSave }: NamesFieldProps) {
  const { t } = useTranslation('preflight')
  const [text, setText] = useState(names.join('\n'))
  const wanted = [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '')
  const changed = wanted.join('\n') !== names.join('\n')
  return (
    <div className={styles.names}>
      <TextArea
        heading={t('names.field')}
        help={t('names.help')}
        rows={6}
        value={text}
        readOnly={onSave === null}
        onChange={setText}
      />
      {onSave && (
        <Button kind="plain" notYet={!changed} onPress={() => onSave(wanted)}>
          {t('names.scan')}
        </Button>
      )}
    </div>
  )
}
