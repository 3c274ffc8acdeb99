import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswerWords } from '#lib/answerWords.ts'
import { Button } from '#ui/Button.tsx'
import { TextArea } from '#ui/Field.tsx'
import { SingleField } from '#ui/fields/SingleField.tsx'
import { useMachine } from '../deskSlice.ts'
import styles from './Tasks.module.css'
import type { MarkDraft, Marking } from './useMarking.ts'

/** What a marked stretch is: its kind, how severe, and words. Beside the text and not over it; Enter keeps it. */
export function MarkEditor({ marking }: { readonly marking: Marking }) {
  const { t } = useTranslation('tasks')
  const frame = useRef<HTMLFormElement>(null)
  const form = useMarkForm(marking)
  useHalfDone(form.keepForNext)
  const { scheme, draft } = marking
  useEffect(() => frame.current?.querySelector<HTMLElement>('input:checked, input')?.focus(), [])
  if (scheme === null || draft === null) return null
  // After a digit the keys go on, as in a rating; the last press of Enter keeps the mark.
  const goOn = (to: string) => frame.current?.querySelector<HTMLElement>(to)?.focus()
  const severities = scheme.severities.map(({ name }) => name)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Enter and Escape on their way from the fields
    <form
      ref={frame}
      className={styles.editor}
      aria-label={t('marks.editor')}
      data-own-keys=""
      data-own-enter=""
      onKeyDown={(event) => pressIn(event, form.keep, marking.cancel)}
      onSubmit={(event) => {
        event.preventDefault()
        form.keep()
      }}
    >
      <p className={styles.editorQuote}>
        <bdi>{t('marks.quote', { words: draft.quote })}</bdi>
      </p>
      <Choices
        name={t('marks.category')}
        options={scheme.categories}
        chosen={form.category}
        onChoose={form.setCategory}
        onGoOn={() => goOn(severities.length > 0 ? '[data-choices] ~ [data-choices] input' : '[type="submit"]')}
        missing={form.tried}
      />
      {severities.length > 0 && (
        <Choices
          name={t('marks.severity')}
          options={severities}
          chosen={form.severity}
          onChoose={form.setSeverity}
          onGoOn={() => goOn('[type="submit"]')}
          missing={form.tried}
        />
      )}
      <TextArea
        heading={t('marks.comment')}
        value={form.comment}
        onChange={form.setComment}
        maxLength={2000}
        rows={2}
      />
      <Acts marking={marking} draft={draft} />
    </form>
  )
}

function Acts({ marking, draft }: { readonly marking: Marking; readonly draft: MarkDraft }) {
  const { t } = useTranslation('tasks')
  const { index, place } = draft
  return (
    <div className={styles.editorActs}>
      <Button kind="plain" submits>
        {t('marks.keep')}
      </Button>
      <Button onPress={marking.cancel}>{t('marks.cancel')}</Button>
      {index !== null && <Button onPress={() => marking.remove(place, index)}>{t('marks.remove')}</Button>}
    </div>
  )
}

/** Until the editor closes, the desk gives what it holds before it leads on. */
function useHalfDone(give: () => void): void {
  const machine = useMachine()
  const latest = useEffectEvent(give)
  useEffect(() => {
    machine.setHalfDone(() => latest())
    return () => machine.setHalfDone(null)
  }, [machine])
}

/** What is chosen so far; it is kept once everything asked is there. */
function useMarkForm({ scheme, draft, keep }: Marking) {
  const [category, setCategory] = useState(draft?.category ?? null)
  const [severity, setSeverity] = useState(draft?.severity ?? null)
  const [comment, setComment] = useState(draft?.comment ?? '')
  const [tried, setTried] = useState(false)
  const asksSeverity = (scheme?.severities.length ?? 0) > 0
  const give = (stays: boolean) => {
    if (category === null || (asksSeverity && severity === null)) return
    keep({ category, severity: asksSeverity ? severity : null, comment: comment.trim() }, stays)
  }
  return {
    category,
    setCategory,
    severity,
    setSeverity,
    comment,
    setComment,
    tried,
    keep: () => {
      setTried(true)
      give(false)
    },
    /** Something else is done: what is complete is kept. */
    keepForNext: () => give(true),
  }
}

/** Enter keeps and Escape gives up, except where Enter means something of its own. */
function pressIn(event: KeyboardEvent, keep: () => void, cancel: () => void): void {
  const writing = event.target instanceof HTMLTextAreaElement && !event.ctrlKey && !event.metaKey
  const pressing = event.target instanceof HTMLButtonElement
  const keeps = event.key === 'Enter' && !writing && !pressing
  if (event.key !== 'Escape' && !keeps) return
  event.preventDefault()
  event.stopPropagation()
  if (keeps) keep()
  else cancel()
}

interface ChoicesProps {
  readonly name: string
  readonly options: readonly string[]
  readonly chosen: string | null
  readonly onChoose: (option: string) => void
  /** It was chosen by a digit. */
  readonly onGoOn: () => void
  readonly missing: boolean
}

function Choices({ name, options, chosen, onChoose, onGoOn, missing }: ChoicesProps) {
  const words = useAnswerWords()
  const at = chosen === null ? -1 : options.indexOf(chosen)
  return (
    <div data-choices="">
      <SingleField
        criterion={{
          kind: 'single',
          name,
          required: true,
          options: options.map((anchor, value) => ({ value, anchor, description: '' })),
        }}
        value={at === -1 ? null : { state: 'given', value: at }}
        words={words}
        missing={missing}
        onAnswer={(answer, by) => {
          const option = answer.state === 'given' ? options[Number(answer.value)] : undefined
          if (option !== undefined) onChoose(option)
          if (by === 'digit') onGoOn()
        }}
      />
    </div>
  )
}
