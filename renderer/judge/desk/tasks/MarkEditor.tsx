import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswerWords } from '#lib/answerWords.ts'
import { Button } from '#ui/Button.tsx'
import { TextArea } from '#ui/Field.tsx'
import { SingleField } from '#ui/fields/SingleField.tsx'
import styles from './Tasks.module.css'
import type { Marking } from './useMarking.tsx'

/** What a marked stretch is: its kind, how severe, and words. Beside the text and not over it; Enter keeps it. */
export function MarkEditor({ marking }: { readonly marking: Marking }) {
  const { t } = useTranslation('tasks')
  const { scheme, draft } = marking
  const [category, setCategory] = useState(draft?.category ?? null)
  const [severity, setSeverity] = useState(draft?.severity ?? null)
  const [comment, setComment] = useState(draft?.comment ?? '')
  const [tried, setTried] = useState(false)
  const frame = useRef<HTMLFormElement>(null)
  useEffect(() => frame.current?.querySelector<HTMLElement>('input:checked, input')?.focus(), [])
  if (scheme === null || draft === null) return null
  const severities = scheme.severities.map(({ name }) => name)
  const complete = category !== null && (severities.length === 0 || severity !== null)
  const keep = () => {
    setTried(true)
    if (category !== null && complete) {
      marking.keep({ category, severity: severities.length === 0 ? null : severity, comment: comment.trim() })
    }
  }
  // After a digit the keys go on, as in a rating; the last press of Enter keeps the mark.
  const goOn = (to: string) => frame.current?.querySelector<HTMLElement>(to)?.focus()
  const press = (event: KeyboardEvent) => {
    const writing = event.target instanceof HTMLTextAreaElement && !event.ctrlKey && !event.metaKey
    const pressing = event.target instanceof HTMLButtonElement
    if (event.key === 'Escape' || (event.key === 'Enter' && !writing && !pressing)) {
      event.preventDefault()
      event.stopPropagation()
      if (event.key === 'Escape') marking.cancel()
      else keep()
    }
  }
  const { index, place } = draft
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Enter and Escape on their way from the fields
    <form
      ref={frame}
      className={styles.editor}
      aria-label={t('marks.editor')}
      data-own-keys=""
      data-own-enter=""
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault()
        keep()
      }}
    >
      <p className={styles.editorQuote}>
        <bdi>{t('marks.quote', { words: draft.quote })}</bdi>
      </p>
      <Choices
        name={t('marks.category')}
        options={scheme.categories}
        chosen={category}
        onChoose={setCategory}
        onGoOn={() => goOn(severities.length > 0 ? '[data-choices] ~ [data-choices] input' : '[type="submit"]')}
        missing={tried}
      />
      {severities.length > 0 && (
        <Choices
          name={t('marks.severity')}
          options={severities}
          chosen={severity}
          onChoose={setSeverity}
          onGoOn={() => goOn('[type="submit"]')}
          missing={tried}
        />
      )}
      <TextArea heading={t('marks.comment')} value={comment} onChange={setComment} maxLength={2000} rows={2} />
      <div className={styles.editorActs}>
        <Button kind="plain" submits>
          {t('marks.keep')}
        </Button>
        <Button onPress={marking.cancel}>{t('marks.cancel')}</Button>
        {index !== null && <Button onPress={() => marking.remove(place, index)}>{t('marks.remove')}</Button>}
      </div>
    </form>
  )
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
