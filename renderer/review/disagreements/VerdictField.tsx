import { useTranslation } from 'react-i18next'
import type { RatingValue } from '#contract/judgement.ts'
import type { CaseView, Verdict } from '#contract/review.ts'
import { useAnswerWords } from '#lib/answerWords.ts'
import { Checkbox } from '#ui/Checkbox.tsx'
import { AnswerField } from '#ui/fields/AnswerField.tsx'
import { PreferenceScale } from '#ui/PreferenceScale.tsx'
import { usePreferenceWords } from './preferenceWords.ts'

export interface VerdictFieldProps {
  readonly view: CaseView
  /** null: nothing decided. There is no default. */
  readonly value: Verdict | null
  readonly onChange: (verdict: Verdict) => void
  readonly disabled: boolean
}

/** The scale of the case, as raters had it. */
export function VerdictField({ view, value, onChange, disabled }: VerdictFieldProps) {
  const words = useAnswerWords()
  if (view.criterion === null)
    return <PreferenceVerdict view={view} value={value} onChange={onChange} disabled={disabled} />
  const held: RatingValue | null = value?.kind === 'rating' ? value.value : null
  return (
    <AnswerField
      criterion={view.criterion}
      value={held}
      words={words}
      disabled={disabled}
      hintless
      onAnswer={(answer) => onChange({ kind: 'rating', value: answer })}
    />
  )
}

function PreferenceVerdict({ view, value, onChange, disabled }: VerdictFieldProps) {
  const { t } = useTranslation('settle')
  const words = usePreferenceWords()
  const given = value?.kind === 'preference' ? value.value : null
  const sizes = view.strength ? [3, 2, 1] : [1]
  const outcomes = [...sizes.map((size) => -size), ...(view.ties ? [0] : []), ...sizes.toReversed()]
  const set = (outcome: number) => onChange({ kind: 'preference', value: { state: 'given', outcome } })
  return (
    <>
      <PreferenceScale
        heading={t('case.which')}
        letters={['A', 'B']}
        choices={outcomes.map((outcome) => ({
          value: outcome,
          anchor: words.anchor(outcome),
          accessibleName: words.whole(outcome),
        }))}
        value={given?.state === 'given' ? given.outcome : null}
        onChange={set}
        disabled={disabled}
      />
      {view.bothBad && (
        <Checkbox
          checked={given?.state === 'both-bad'}
          disabled={disabled}
          onChange={(bad) => (bad ? onChange({ kind: 'preference', value: { state: 'both-bad' } }) : set(0))}
        >
          {words.bothBad}
        </Checkbox>
      )}
    </>
  )
}
