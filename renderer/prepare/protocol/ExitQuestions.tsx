import { useTranslation } from 'react-i18next'
import type { ExitQuestion } from '#contract/protocol.ts'
import { Button } from '#ui/Button.tsx'
import { Checkbox } from '#ui/Checkbox.tsx'
import { Field } from '#ui/Field.tsx'
import { LinesField } from './LinesField.tsx'
import { Optional } from './Optional.tsx'
import styles from './ProtocolPage.module.css'
import { freshKey, withSetting } from './protocolModel.ts'
import type { ShownSectionProps } from './ShownSection.tsx'

const mostQuestions = 30

/** The questionnaire after the last task. */
export function ExitQuestions({ protocol, open, onChange, onType }: ShownSectionProps) {
  const { t } = useTranslation('planning')
  const questions = protocol.exitQuestions ?? []
  const blank = (): ExitQuestion => ({ key: freshKey(questions), question: '', options: [], required: false })
  const withQuestions = (next: ExitQuestion[]) =>
    withSetting(protocol, 'exitQuestions', next.length === 0 ? undefined : next)
  return (
    <Optional
      on={protocol.exitQuestions !== undefined}
      disabled={!open}
      words={t('exit.words')}
      onChange={(on) => onChange(withSetting(protocol, 'exitQuestions', on ? [blank()] : undefined))}
    >
      {questions.map((question, place) => (
        <Question
          key={question.key}
          question={question}
          number={place + 1}
          open={open}
          onType={(next) => onType(withQuestions(questions.with(place, next)))}
          onChange={(next) => onChange(withQuestions(questions.with(place, next)))}
          onRemove={() => onChange(withQuestions(questions.toSpliced(place, 1)))}
        />
      ))}
      {open && questions.length < mostQuestions && (
        <Button kind="plain" onPress={() => onType(withQuestions([...questions, blank()]))}>
          {t('exit.add')}
        </Button>
      )}
    </Optional>
  )
}

interface QuestionProps {
  readonly question: ExitQuestion
  readonly number: number
  readonly open: boolean
  readonly onType: (question: ExitQuestion) => void
  readonly onChange: (question: ExitQuestion) => void
  readonly onRemove: () => void
}

function Question({ question, number, open, onType, onChange, onRemove }: QuestionProps) {
  const { t } = useTranslation('planning')
  return (
    <div className={styles.question}>
      <Field
        heading={t('exit.question', { number })}
        note={
          open && (
            <Button quiet onPress={onRemove} aria-label={t('exit.removeName', { number })}>
              {t('exit.remove')}
            </Button>
          )
        }
        value={question.question}
        maxLength={500}
        readOnly={!open}
        onChange={(words) => onType({ ...question, question: words })}
        onBlur={() => {
          if (open) onChange(question)
        }}
      />
      <LinesField
        heading={t('exit.options')}
        help={t('exit.optionsHelp')}
        lines={question.options}
        rows={2}
        disabled={!open}
        onChange={(options) =>
          onChange({ ...question, options: options.slice(0, 11).map((each) => each.slice(0, 120)) })
        }
      />
      <Checkbox
        checked={question.required}
        disabled={!open}
        onChange={(required) => onChange({ ...question, required })}
      >
        {t('exit.required')}
      </Checkbox>
    </div>
  )
}
