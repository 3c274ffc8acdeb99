import { useTranslation } from 'react-i18next'
import type { Criterion } from '#contract/rubric.ts'
import { classes } from '#ui/classes.ts'
import { NumberField } from '#ui/Field.tsx'
import { ratingOf } from './answers.ts'
import styles from './Criterion.module.css'
import { chooseValue } from './choosing.ts'
import { useDesk, useMachine } from './deskSlice.ts'
import { canJudge } from './deskState.ts'
import { useCriterionNote } from './useCriterionNote.ts'

type Numeric = Extract<Criterion, { kind: 'numeric' }>

/** A criterion answered by a number. What is typed counts when the field is left or Enter is pressed. */
export function NumericCriterionField({ criterion, index }: { readonly criterion: Numeric; readonly index: number }) {
  const machine = useMachine()
  const current = useDesk((state) => state.criterion === index)
  const answer = useDesk((state) => ratingOf(state.answers, criterion.id))
  const able = useDesk(canJudge)
  const range = useRangeWords(criterion)
  const note = useCriterionNote(criterion)
  const { min, max, step } = criterion
  return (
    <div className={classes(styles.numeric, current && styles.current)}>
      <div className={styles.number}>
        <NumberField
          heading={criterion.name}
          value={answer?.state === 'given' ? answer.value : null}
          onChange={(value) => {
            if (value !== null) chooseValue(machine, criterion.id, value)
            else machine.act({ kind: 'rating', criterion: criterion.id, value: { state: 'cleared' } })
          }}
          disabled={!able}
          {...(min === null ? {} : { min })}
          {...(max === null ? {} : { max })}
          {...(step === null ? {} : { step })}
          {...(note === undefined && range === undefined ? {} : { note: note ?? range })}
        />
      </div>
    </div>
  )
}

function useRangeWords({ min, max }: Numeric): string | undefined {
  const { t } = useTranslation('judge')
  if (min !== null && max !== null) return t('rating.range', { min, max })
  if (min !== null) return t('rating.from', { min })
  return max === null ? undefined : t('rating.upTo', { max })
}
