import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { RatingValue } from '#contract/judgement.ts'
import type { CaseView, Verdict } from '#contract/review.ts'
import { useAnswerWords } from '#lib/answerWords.ts'
import { Checkbox } from '#ui/Checkbox.tsx'
import { AnswerField } from '#ui/fields/AnswerField.tsx'
import { PreferenceScale } from '#ui/PreferenceScale.tsx'
import { outcomesOf } from './caseCommands.ts'
import { usePreferenceWords } from './preferenceWords.ts'

export interface VerdictFieldProps {
  readonly view: CaseView
  /** null: nothing decided. There is no default. */
  readonly value: Verdict | null
  readonly onChange: (verdict: Verdict | null) => void
  readonly disabled: boolean
  /** Around the field, for keys pressed elsewhere. */
  readonly place: RefObject<HTMLDivElement | null>
}

/** The scale of the case, as raters had it. */
export function VerdictField({ place, ...props }: VerdictFieldProps) {
  return (
    <div ref={place}>
      {props.view.criterion === null ? <PreferenceVerdict {...props} /> : <RatingVerdict {...props} />}
    </div>
  )
}

type ScaleProps = Omit<VerdictFieldProps, 'place'>

function RatingVerdict({ view: { criterion }, value, onChange, disabled }: ScaleProps) {
  const words = useAnswerWords()
  if (criterion === null) return null
  const held: RatingValue | null = value?.kind === 'rating' ? value.value : null
  return (
    <AnswerField
      criterion={criterion}
      value={held}
      words={words}
      disabled={disabled}
      current={!disabled}
      // What was taken back decides nothing.
      onAnswer={(answer) => onChange(answer.state === 'cleared' ? null : { kind: 'rating', value: answer })}
    />
  )
}

function PreferenceVerdict({ view, value, onChange, disabled }: ScaleProps) {
  const { t } = useTranslation('settle')
  const words = usePreferenceWords(view)
  const given = value?.kind === 'preference' ? value.value : null
  return (
    <>
      <PreferenceScale
        heading={t('case.which')}
        letters={['A', 'B']}
        choices={outcomesOf(view).map((outcome) => ({
          value: outcome,
          anchor: words.anchor(outcome),
          accessibleName: words.whole(outcome),
        }))}
        value={given?.state === 'given' ? given.outcome : null}
        onChange={(outcome) => onChange({ kind: 'preference', value: { state: 'given', outcome } })}
        current={!disabled}
        disabled={disabled}
      />
      {view.bothBad && (
        <Checkbox
          checked={given?.state === 'both-bad'}
          disabled={disabled}
          onChange={(bad) => onChange(bad ? { kind: 'preference', value: { state: 'both-bad' } } : null)}
        >
          {words.bothBad}
        </Checkbox>
      )}
    </>
  )
}
