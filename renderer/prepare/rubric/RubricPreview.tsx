import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NumberField } from '#ui/Field.tsx'
import { Leaf } from '#ui/Leaf.tsx'
import { AnchorSlot, RadioScale } from '#ui/RadioScale.tsx'
import styles from './RubricPage.module.css'
import type { EditedCriterion, Ordinal } from './rubricModel.ts'

export interface RubricPreviewProps {
  readonly criteria: readonly EditedCriterion[]
  readonly current: string | null
}

/** The criteria as a rater will see them. They can be tried out; nothing is kept. */
export function RubricPreview({ criteria, current }: RubricPreviewProps) {
  const { t } = useTranslation('prepare')
  const [tried, setTried] = useState<Readonly<Record<string, number | null>>>({})
  const [attended, setAttended] = useState<{ readonly key: string; readonly value: number } | null>(null)
  if (criteria.length === 0) return <p className="soft">{t('rubric.previewEmpty')}</p>
  const shown = criteria.find(({ key }) => key === attended?.key)?.draft
  const scaleLevel = shown?.kind === 'ordinal' ? shown.levels.find(({ value }) => value === attended?.value) : undefined
  return (
    <Leaf>
      {criteria.map(({ key, draft }) => {
        const heading = draft.name || t('rubric.unnamed')
        const value = tried[key] ?? null
        const set = (next: number | null) => setTried({ ...tried, [key]: next })
        return draft.kind === 'ordinal' ? (
          <RadioScale
            key={key}
            heading={heading}
            choices={choicesOf(draft)}
            value={draft.levels.some((each) => each.value === value) ? value : null}
            current={key === current}
            onChange={set}
            onAttend={(next) => setAttended(next === null ? null : { key, value: next })}
          />
        ) : (
          <div key={key} className={styles.numericPreview}>
            <NumberField
              heading={heading}
              value={value}
              onChange={set}
              {...(draft.min === null ? {} : { min: draft.min })}
              {...(draft.max === null ? {} : { max: draft.max })}
              {...(draft.step === null ? {} : { step: draft.step })}
            />
          </div>
        )
      })}
      <AnchorSlot title={scaleLevel && t('rubric.slotTitle', { value: scaleLevel.value, anchor: scaleLevel.anchor })}>
        {scaleLevel?.description || (shown ?? criteria[0]?.draft)?.question}
      </AnchorSlot>
    </Leaf>
  )
}

const choicesOf = ({ levels }: Ordinal) =>
  levels.map(({ value, anchor, description }) => ({
    value,
    digit: String(value),
    anchor,
    ...(description === '' ? {} : { description }),
  }))
