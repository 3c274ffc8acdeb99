import { answerAt, type Place } from '#contract/asked.ts'
import type { Criterion } from '#contract/rubric.ts'
import { useAnswerWords } from '#lib/answerWords.ts'
import { useSettings } from '#lib/settingsSlice.ts'
import { AnswerField } from '#ui/fields/AnswerField.tsx'
import styles from './Criterion.module.css'
import { useDesk, useMachine } from './deskSlice.ts'
import { canJudge } from './deskState.ts'
import type { Attended } from './RatingTask.tsx'
import { useCriterionNote } from './useCriterionNote.ts'

export interface CriterionFieldProps {
  readonly criterion: Criterion
  readonly index: number
  readonly onAttend: (attended: Attended | null) => void
  /** Which response and turn it is about; absent: the only one, the whole. */
  readonly place?: Place
}

const theOnlyOne: Place = {}

/** One criterion of the form. Reaching it by Tab or pointer makes it the one that keys go to. */
export function CriterionField({ criterion, index, onAttend, place = theOnlyOne }: CriterionFieldProps) {
  const machine = useMachine()
  const words = useAnswerWords()
  const current = useDesk((state) => state.criterion === index)
  const answer = useDesk((state) => answerAt(state.answers, criterion.id, place))
  const able = useDesk(canJudge)
  // Keys that are switched off are not offered either.
  const { singleKeys } = useSettings()
  const note = useCriterionNote(criterion, place)
  // Before an answer the hint says more than that none is needed.
  const hinted = current && able && answer === null
  return (
    // Focus only passes through here on its way to the field.
    <div
      className={styles.criterion}
      data-criterion={index}
      onFocus={() => {
        if (machine.state.criterion !== index) machine.setCriterion(index)
      }}
    >
      <AnswerField
        criterion={criterion}
        value={answer}
        words={words}
        current={current}
        hintless={!able || !singleKeys || (note !== undefined && answer !== null)}
        {...(note === undefined || hinted ? {} : { note: <span className={styles.note}>{note}</span> })}
        disabled={!able}
        onAnswer={(value, by) => {
          machine.act({ kind: 'rating', criterion: criterion.id, ...place, value })
          machine.setCriterion(by === 'digit' ? index + 1 : index)
        }}
        onAttend={(value) => onAttend(value === null ? null : { criterion: criterion.id, value })}
      />
    </div>
  )
}
