import { type KeyboardEvent as ReactKeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Command, holderOf } from '#lib/commandsSlice.ts'
import { type Keys, keysOf, shownKeys } from '#lib/keys.ts'
import { changeKeys, useSettings } from '#lib/settingsSlice.ts'
import { Button } from '#ui/Button.tsx'
import { KeyHint } from '#ui/KeyHint.tsx'
import styles from './ShortcutSheet.module.css'

export interface KeyEditorProps {
  readonly command: Command
  readonly words: string
  /** All commands whose keys are spoken for. */
  readonly known: readonly Command[]
  /** What another command is called. */
  readonly wordsOf: (command: Command) => string
}

type Refusal = { readonly kind: 'taken' } | { readonly kind: 'held'; readonly by: Command; readonly keys: Keys }

/** One command's key, to be given another: press it, then press the new one. Backspace takes it away, Escape leaves it. */
export function KeyEditor({ command, words, known, wordsOf }: KeyEditorProps) {
  const { t } = useTranslation('desk')
  const { ownKeys } = useSettings()
  const [listening, setListening] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [keys] = command.keys
  const shown = keys === undefined ? undefined : shownKeys(keys)
  const settle = (next: Keys | null | undefined) => {
    changeKeys(command.id, next)
    setRefusal(null)
    setListening(false)
  }
  const hear = (event: ReactKeyboardEvent) => {
    if (!listening) return
    const found = heard(event.nativeEvent, command, known)
    if (found === 'not-yet') return
    event.preventDefault()
    event.stopPropagation()
    if (found === 'leave') return setListening(false)
    if (found === null || typeof found === 'string') return settle(found)
    setRefusal(found)
  }
  return (
    <div className={styles.row}>
      <dt>{words}</dt>
      <dd>
        <button
          type="button"
          className={styles.key}
          aria-pressed={listening}
          aria-label={t('keys.change', { command: words, keys: shown ?? t('keys.none') })}
          onClick={() => setListening(true)}
          onKeyDown={hear}
          onBlur={() => setListening(false)}
        >
          {listening ? t('keys.listening') : shown === undefined ? t('keys.none') : <KeyHint keys={shown} />}
        </button>
        {Object.hasOwn(ownKeys, command.id) && (
          <Button kind="link" aria-label={t('keys.backOf', { command: words })} onPress={() => settle(undefined)}>
            {t('keys.back')}
          </Button>
        )}
      </dd>
      <dd className={styles.refusal}>
        <output>
          {refusal?.kind === 'taken' && t('keys.taken')}
          {refusal?.kind === 'held' && t('keys.held', { keys: shownKeys(refusal.keys), command: wordsOf(refusal.by) })}
        </output>
      </dd>
    </div>
  )
}

/** What a press means to the editor: new keys, none (null), leave it, wait for more, or why not. */
function heard(
  event: KeyboardEvent,
  command: Command,
  known: readonly Command[],
): Keys | null | 'leave' | 'not-yet' | Refusal {
  if (event.key === 'Escape' || event.key === 'Tab') return 'leave'
  if (event.key === 'Backspace' || event.key === 'Delete') return null
  const keys = keysOf(event)
  if (keys === 'not-yet') return 'not-yet'
  if (keys === 'taken') return { kind: 'taken' }
  const by = holderOf(keys, command, known)
  return by === null ? keys : { kind: 'held', by, keys }
}
