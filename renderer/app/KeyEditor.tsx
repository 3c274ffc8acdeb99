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
    if (found.kind === 'not-yet') return
    event.preventDefault()
    event.stopPropagation()
    if (found.kind === 'leave') setListening(false)
    else if (found.kind === 'keys') settle(found.keys)
    else setRefusal(found)
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

type Heard =
  | { readonly kind: 'keys'; readonly keys: Keys | null }
  | { readonly kind: 'leave' }
  | { readonly kind: 'not-yet' }
  | Refusal

/** What a press means to the editor: new keys, none (null), leave it, wait for more, or why not. */
function heard(event: KeyboardEvent, command: Command, known: readonly Command[]): Heard {
  if (event.key === 'Escape' || event.key === 'Tab') return { kind: 'leave' }
  if (event.key === 'Backspace' || event.key === 'Delete') return { kind: 'keys', keys: null }
  const pressed = keysOf(event)
  if (pressed.kind !== 'keys') return pressed
  const by = holderOf(pressed.keys, command, known)
  return by === null ? pressed : { kind: 'held', by, keys: pressed.keys }
}
