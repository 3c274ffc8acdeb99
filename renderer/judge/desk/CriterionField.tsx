import { useTranslation } from 'react-i18next'
import type { Criterion } from '#contract/rubric.ts'
import { RadioScale } from '#ui/RadioScale.tsx'
import { ratingOf } from './answers.ts'
import styles from './Criterion.module.css'
import { chooseValue } from './choosing.ts'
import { useDesk, useMachine } from './deskSlice.ts'
import { canJudge } from './deskState.ts'
import { NumericCriterionField } from './NumericCriterionField.tsx'
import type { Attended } from './RatingTask.tsx'
import { levelKeys, levelSign } from './scaleKeys.ts'
import { useCriterionNote } from './useCriterionNote.ts'

export interface CriterionFieldProps {
  readonly criterion: Criterion
  readonly index: number
  readonly onAttend: (attended: Attended | null) => void
}

/** One criterion of the form. Reaching it by Tab or pointer makes it the one that keys go to. */
export function CriterionField({ criterion, index, onAttend }: CriterionFieldProps) {
  const machine = useMachine()
  return (
    // Focus only passes through here on its way to the scale.
    <div
      className={styles.criterion}
      data-criterion={index}
      onFocus={() => {
        if (machine.state.criterion !== index) machine.setCriterion(index)
      }}
    >
      {criterion.kind === 'ordinal' ? (
        <OrdinalField criterion={criterion} index={index} onAttend={onAttend} />
      ) : (
        <NumericCriterionField criterion={criterion} index={index} />
      )}
    </div>
  )
}

interface OrdinalFieldProps extends CriterionFieldProps {
  readonly criterion: Extract<Criterion, { kind: 'ordinal' }>
}

function OrdinalField({ criterion, index, onAttend }: OrdinalFieldProps) {
  const { t } = useTranslation('judge')
  const machine = useMachine()
  const current = useDesk((state) => state.criterion === index)
  const answer = useDesk((state) => ratingOf(state.answers, criterion.id))
  const able = useDesk(canJudge)
  const note = useCriterionNote(criterion)
  const keys = levelKeys(criterion.levels)
  const pressHint = t('rating.press', { first: keys[0], last: keys.findLast((key) => key !== null) })
  return (
    <RadioScale
      heading={criterion.name}
      choices={criterion.levels.map((level, position) => ({
        value: level.value,
        digit: levelSign(level),
        hotkey: keys[position] ?? '',
        anchor: level.anchor,
        ...(level.description === '' ? {} : { description: level.description }),
      }))}
      value={answer?.state === 'given' ? answer.value : null}
      onChange={(value, by) => {
        chooseValue(machine, criterion.id, value)
        machine.setCriterion(by === 'digit' ? index + 1 : index)
      }}
      current={current}
      hint={able && (note === undefined || answer === null) ? pressHint : null}
      note={
        note === undefined || (current && answer === null) ? undefined : <span className={styles.note}>{note}</span>
      }
      onAttend={(value) => onAttend(value === null ? null : { criterion: criterion.id, value })}
      disabled={!able}
      required={criterion.required}
    />
  )
}
