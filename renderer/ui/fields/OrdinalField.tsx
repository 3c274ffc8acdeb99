import { useId } from 'react'
import { RadioScale } from '../RadioScale.tsx'
import { levelKeys, levelSign } from './answerKeys.ts'
import { type AnswerFieldProps, type AskedOrdinal, numberIn } from './asked.ts'
import styles from './Fields.module.css'

/** A scale of anchored levels, lowest first. Its digits are the values the rubric gave the levels. */
export function OrdinalField(props: AnswerFieldProps<AskedOrdinal>) {
  const { criterion, value, onAnswer, words, disabled, missing, describedBy, current, hintless, note, onAttend } = props
  const id = useId()
  const keys = levelKeys(criterion.levels)
  const chosen = numberIn(value)
  const saysMissing = missing && (value === null || value.state === 'cleared')
  return (
    <>
      <RadioScale
        heading={criterion.name}
        choices={criterion.levels.map((scaleLevel, place) => ({
          value: scaleLevel.value,
          digit: levelSign(scaleLevel),
          hotkey: keys[place] ?? '',
          anchor: scaleLevel.anchor,
          ...(scaleLevel.description === '' ? {} : { description: scaleLevel.description }),
        }))}
        value={chosen}
        onChange={(next, by) => onAnswer({ state: 'given', value: next }, by)}
        current={current ?? false}
        hint={hintless ? null : words.press(keys[0] ?? '', keys.findLast((key) => key !== null) ?? '')}
        note={note === undefined ? undefined : <span className={styles.note}>{note}</span>}
        {...(onAttend ? { onAttend } : {})}
        disabled={disabled ?? false}
        required={criterion.required}
        describedBy={[describedBy, saysMissing && id].filter(Boolean).join(' ') || undefined}
      />
      {saysMissing && (
        <p className={styles.underScale} id={id}>
          {words.missing}
        </p>
      )}
    </>
  )
}
