import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskView } from '#contract/rater.ts'
import type { Criterion } from '#contract/rubric.ts'
import { useShownKeys } from '#lib/commandsSlice.ts'
import { Button } from '#ui/Button.tsx'
import { type PreferenceChoice, PreferenceScale } from '#ui/PreferenceScale.tsx'
import { askedOf, preferenceOf } from '../answers.ts'
import { allowedOutcomes, choosePreference, toggleBothBad } from '../choosing.ts'
import { useDesk, useMachine } from '../deskSlice.ts'
import { canJudge } from '../deskState.ts'
import { gradeOf, preferenceWords } from '../preferenceWords.ts'
import { Label } from '../reading/Label.tsx'
import { useLabelWord } from '../reading/useLabelWord.ts'
import styles from './Tasks.module.css'

export type Pair = Extract<TaskView['task'], { kind: 'preference' }>

export interface VerdictsProps {
  readonly pair: Pair
  readonly responses: TaskView['responses']
  readonly keysNote: ReactNode
}

/** Which of two is better: overall, then by every criterion where the design asks for it. */
export function Verdicts({ pair, responses, keysNote }: VerdictsProps) {
  const answers = useDesk((state) => state.answers)
  const asked = askedOf({ task: pair, responses }, answers)
  return asked.map(({ criterion }, index) => (
    <Verdict
      key={criterion?.id ?? 'overall'}
      pair={pair}
      responses={responses}
      criterion={criterion}
      index={index}
      several={asked.length > 1}
      keysNote={criterion === null ? keysNote : undefined}
    />
  ))
}

interface VerdictProps {
  readonly pair: Pair
  readonly responses: TaskView['responses']
  readonly criterion: Criterion | null
  readonly index: number
  readonly several: boolean
  readonly keysNote: ReactNode
}

function Verdict({ pair, responses, criterion, index, several, keysNote }: VerdictProps) {
  const { t: tasks } = useTranslation('tasks')
  const machine = useMachine()
  const answer = useDesk((state) => preferenceOf(state.answers, criterion?.id))
  const able = useDesk(canJudge)
  const badKeys = useShownKeys('judge.bothBad')
  const current = useDesk((state) => state.criterion === index)
  const choices = usePreferenceChoices(pair, responses)
  const heading = useHeading(criterion, several, answer?.state === 'cannot-judge' ? answer.reason : null)
  const isBad = answer?.state === 'both-bad'
  return (
    // Focus only passes through here on its way to the scale.
    <div
      className={several ? `${styles.verdict} ${styles.several}` : styles.verdict}
      data-criterion={index}
      data-verdict=""
      onFocus={() => {
        if (machine.state.criterion !== index) machine.setCriterion(index)
      }}
    >
      <PreferenceScale
        heading={heading}
        choices={choices}
        letters={[
          <Label key="first" of={responses[0]?.blindLabel ?? ''} bare={criterion === null} />,
          <Label key="second" of={responses[1]?.blindLabel ?? ''} bare={criterion === null} />,
        ]}
        value={answer?.state === 'given' ? answer.outcome : null}
        onChange={(outcome) => choosePreference(machine, outcome, criterion?.id)}
        keysNote={keysNote}
        current={several && current}
        disabled={!able}
        required={criterion?.required ?? true}
        {...(criterion === null ? {} : { small: true })}
      />
      {pair.bothBad && (
        <div className={styles.bothBad}>
          <Button
            kind={isBad ? 'plain' : 'word'}
            keys={current ? badKeys : undefined}
            notYet={!able}
            aria-pressed={isBad}
            aria-label={tasks(criterion === null ? 'bothBad.name' : 'bothBad.nameOf', {
              criterion: criterion?.name ?? '',
            })}
            onPress={() => toggleBothBad(machine, criterion?.id)}
          >
            {isBad ? tasks('bothBad.chosen') : tasks('bothBad.name')}
          </Button>
        </div>
      )}
    </div>
  )
}

function useHeading(criterion: Criterion | null, several: boolean, reason: CannotJudge | null): string {
  const { t } = useTranslation('judge')
  const { t: tasks } = useTranslation('tasks')
  const name = criterion?.name ?? (several ? tasks('verdict.overall') : t('preference.heading'))
  if (reason === null) return criterion === null || criterion.required ? name : tasks('verdict.optional', { name })
  return criterion === null ? t(`reasons.${reason}`) : `${name}: ${t(`reasons.${reason}`)}`
}

type CannotJudge = Extract<NonNullable<ReturnType<typeof preferenceOf>>, { readonly state: 'cannot-judge' }>['reason']

function usePreferenceChoices(pair: Pair, responses: TaskView['responses']): readonly PreferenceChoice[] {
  const { t } = useTranslation('judge')
  const word = useLabelWord()
  return allowedOutcomes(pair).map((value) => {
    const accessibleName = preferenceWords(t, pair, responses, value, word)
    const grade = gradeOf(pair.strength, value)
    const short = grade === null || grade === 'much' ? accessibleName : t(`preference.${grade}Short`)
    return { value, anchor: short, accessibleName }
  })
}
