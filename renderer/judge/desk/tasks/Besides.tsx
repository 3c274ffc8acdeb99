import { useTranslation } from 'react-i18next'
import type { TaskView } from '#contract/rater.ts'
import { useAnswerWords } from '#lib/answerWords.ts'
import { SingleField } from '#ui/fields/SingleField.tsx'
import { SliderField } from '#ui/fields/SliderField.tsx'
import { TextField } from '#ui/fields/TextField.tsx'
import { useDesk, useMachine } from '../deskSlice.ts'
import { canJudge } from '../deskState.ts'
import { useLabelWord } from '../reading/useLabelWord.ts'
import styles from './Tasks.module.css'

/** What a design may ask with every task besides the judgement: the reason, how sure the rater is, which source wrote it. */
export function Besides() {
  const task = useDesk((state) => state.task)
  const asksSource = useDesk((state) => state.rules.sourceQuestion !== undefined)
  if (task === null) return null
  const asksReason = 'justification' in task.task && task.task.justification !== undefined
  if (!asksReason && !task.task.confidence && !asksSource) return null
  return (
    <div className={styles.besides} data-own-keys="">
      {'justification' in task.task && task.task.justification && (
        <Justification key={task.assignment} rule={task.task.justification} />
      )}
      {task.task.confidence && <Confidence />}
      {asksSource && <SourceQuestions task={task} />}
    </div>
  )
}

/** Words for a comparison; they count once they are long enough. */
function Justification({ rule }: { readonly rule: { readonly required: boolean; readonly minLength: number } }) {
  const { t } = useTranslation('tasks')
  const machine = useMachine()
  const words = useAnswerWords()
  const text = useDesk((state) => state.answers.justification)
  const able = useDesk(canJudge)
  return (
    <TextField
      criterion={{
        kind: 'text',
        name: rule.required ? t('besides.justification') : t('besides.justificationOptional'),
        required: rule.required,
        minLength: rule.minLength,
      }}
      value={text === '' ? null : { state: 'given', value: text }}
      words={words}
      disabled={!able}
      onAnswer={(answer) =>
        machine.act({ kind: 'justification', text: answer.state === 'given' ? String(answer.value) : '' })
      }
    />
  )
}

/** How sure the rater is, from 0 to 100. There is no default. */
function Confidence() {
  const { t } = useTranslation('tasks')
  const machine = useMachine()
  const words = useAnswerWords()
  const percent = useDesk((state) => state.answers.confidence)
  const able = useDesk(canJudge)
  return (
    <SliderField
      criterion={{
        kind: 'numeric',
        name: t('besides.confidence'),
        required: true,
        min: 0,
        max: 100,
        step: 1,
        slider: true,
      }}
      value={percent === null ? null : { state: 'given', value: percent }}
      words={words}
      disabled={!able}
      onAnswer={(answer) =>
        machine.act({ kind: 'confidence', percent: answer.state === 'given' ? Number(answer.value) : null })
      }
    />
  )
}

function SourceQuestions({ task }: { readonly task: TaskView }) {
  return task.responses.map((response, index) => (
    <SourceQuestion
      key={index}
      blindLabel={response.blindLabel}
      slot={task.responses.length === 1 ? undefined : index + 1}
    />
  ))
}

interface SourceQuestionProps {
  readonly blindLabel: string
  readonly slot: number | undefined
}

/** Which source the rater thinks wrote a response; that it cannot be said is an answer, too. */
function SourceQuestion({ blindLabel, slot }: SourceQuestionProps) {
  const { t } = useTranslation('tasks')
  const machine = useMachine()
  const words = useAnswerWords()
  const word = useLabelWord()
  const options = useDesk((state) => state.rules.sourceQuestion?.options ?? noOptions)
  const given = useDesk((state) => state.answers.guesses.find((each) => each.slot === slot))
  const able = useDesk(canJudge)
  const at = given === undefined ? null : given.guess === null ? options.length : options.indexOf(given.guess)
  return (
    <SingleField
      criterion={{
        kind: 'single',
        name: slot === undefined ? t('besides.source') : t('besides.sourceOf', { label: word(blindLabel) }),
        required: false,
        options: [...options, t('besides.cannotSay')].map((anchor, value) => ({ value, anchor, description: '' })),
      }}
      value={at === null || at === -1 ? null : { state: 'given', value: at }}
      words={words}
      disabled={!able}
      onAnswer={(answer) => {
        if (answer.state !== 'given') return
        machine.act({
          kind: 'guess',
          ...(slot === undefined ? {} : { slot }),
          guess: options[Number(answer.value)] ?? null,
        })
      }}
    />
  )
}

const noOptions: readonly string[] = []
