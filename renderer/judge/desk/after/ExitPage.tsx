import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExitQuestion } from '#contract/protocol.ts'
import { type Trouble, useTroubleWords } from '#lib/failures.ts'
import { Button } from '#ui/Button.tsx'
import { ChoiceList } from '#ui/Checkbox.tsx'
import { TextArea } from '#ui/Field.tsx'
import { Page } from '../DeskPages.tsx'
import { useDesk, useMachine } from '../deskSlice.ts'
import styles from './After.module.css'

type Answers = Readonly<Record<string, string>>

const noQuestions: readonly ExitQuestion[] = []

/** The questions at the end, about the study as a whole. */
export function ExitPage() {
  const { t } = useTranslation('desk')
  const troubleWords = useTroubleWords()
  const machine = useMachine()
  const formId = useId()
  const questions = useDesk((state) => state.exit?.questions ?? noQuestions)
  const [answers, setAnswers] = useState<Answers>({})
  const [tried, setTried] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const missing = questions.filter(({ key, required }) => required && (answers[key] ?? '').trim() === '')
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const [first] = missing
    if (first !== undefined) {
      document.getElementById(`${formId}-${first.key}`)?.querySelector<HTMLElement>('input, textarea')?.focus()
      return
    }
    const given = questions.flatMap(({ key }) => {
      const answer = (answers[key] ?? '').trim()
      return answer === '' ? [] : [{ key, answer }]
    })
    void machine.answerExit(given).then(setTrouble)
  }
  return (
    <Page
      title={t('exit.title')}
      fromTitle
      words={[t('exit.words')]}
      matter={
        <>
          <form id={formId} className={styles.questions} onSubmit={send} noValidate>
            {questions.map((question) => (
              <div key={question.key} id={`${formId}-${question.key}`}>
                <Question
                  question={question}
                  value={answers[question.key] ?? ''}
                  onChange={(answer) => setAnswers({ ...answers, [question.key]: answer })}
                  missing={tried && missing.includes(question)}
                />
              </div>
            ))}
          </form>
          <p role="alert" className="stop">
            {trouble === null ? '' : troubleWords(trouble)}
          </p>
        </>
      }
    >
      <Button kind="primary" submits form={formId}>
        {t('exit.send')}
      </Button>
    </Page>
  )
}

interface QuestionProps {
  readonly question: ExitQuestion
  readonly value: string
  readonly onChange: (answer: string) => void
  readonly missing: boolean
}

function Question({ question: { question, options, required }, value, onChange, missing }: QuestionProps) {
  const { t } = useTranslation('desk')
  if (options.length === 0) {
    return (
      <TextArea
        heading={question}
        {...(required ? { help: t('exit.required') } : {})}
        {...(missing ? { error: t('exit.missing') } : {})}
        value={value}
        onChange={onChange}
        maxLength={5000}
        rows={3}
      />
    )
  }
  return (
    <>
      <ChoiceList
        heading={required ? `${question} (${t('exit.required')})` : question}
        choices={options.map((option) => ({ value: option, words: option }))}
        value={value === '' ? null : value}
        onChange={onChange}
      />
      {missing && <p className="stop">{t('exit.missing')}</p>}
    </>
  )
}
