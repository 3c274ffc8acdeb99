import { useEffect, useEffectEvent, useState } from 'react'
import type { AnswerFieldProps, AskedText } from './asked.ts'
import { FieldFrame } from './FieldFrame.tsx'
import styles from './Fields.module.css'

/** After this long without a key, what was typed is given. Milliseconds. */
const restAfter = 600
/** Who types on and on has it given this often. Milliseconds. */
const atLeastEvery = 3000

/** Words. They are given when the typing rests, and at the latest when the field is left; an empty text is no answer. */
export function TextField(props: AnswerFieldProps<AskedText>) {
  const { criterion, value, onAnswer, words, disabled } = props
  const held = value?.state === 'given' && typeof value.value === 'string' ? value.value : ''
  const { text, type, flush } = useResting(held, (next) =>
    onAnswer(next.trim() === '' ? { state: 'cleared' } : { state: 'given', value: next }, 'typing'),
  )
  return (
    <FieldFrame field={props} fact={words.characters(text.trim().length, criterion.minLength)}>
      <textarea
        className={styles.text}
        dir="auto"
        rows={3}
        maxLength={10_000}
        value={text}
        disabled={disabled}
        aria-label={criterion.name}
        aria-required={criterion.required || undefined}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={flush}
        onKeyDown={(event) => {
          // What a command does next should find the words given.
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) flush()
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
    </FieldFrame>
  )
}

/** A text while it is typed; what comes from elsewhere meanwhile (undo, another task) replaces it. */
function useResting(held: string, onGive: (text: string) => void) {
  const [draft, setDraft] = useState<{ readonly from: string; readonly text: string } | null>(null)
  const typed = draft !== null && draft.from === held ? draft.text : null
  const flush = () => {
    setDraft(null)
    if (typed !== null && typed !== held) onGive(typed)
  }
  const rested = useEffectEvent(flush)
  useEffect(() => {
    if (draft === null) return
    const timer = window.setTimeout(rested, restAfter)
    return () => window.clearTimeout(timer)
  }, [draft])
  const typing = typed !== null
  useEffect(() => {
    if (!typing) return
    const timer = window.setTimeout(rested, atLeastEvery)
    return () => window.clearTimeout(timer)
  }, [typing])
  useEffect(() => () => rested(), [])
  return { text: typed ?? held, type: (text: string) => setDraft({ from: held, text }), flush }
}
