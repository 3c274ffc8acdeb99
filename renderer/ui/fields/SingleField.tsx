import { useId } from 'react'
import { countedKeys } from './answerKeys.ts'
import { type AnswerFieldProps, type AskedSingle, numberIn } from './asked.ts'
import { FieldFrame } from './FieldFrame.tsx'
import styles from './Fields.module.css'
import { OptionRow } from './OptionRow.tsx'

/** One of several named options without order: native radios under each other, each with its key. */
export function SingleField(props: AnswerFieldProps<AskedSingle>) {
  const { criterion, value, onAnswer, words, onAttend } = props
  const group = useId()
  const keys = countedKeys(criterion.options.length)
  const chosen = numberIn(value)
  return (
    <FieldFrame field={props} radios hint={words.press(keys[0] ?? '', keys.findLast((key) => key !== null) ?? '')}>
      <div className={styles.options}>
        {criterion.options.map((option, place) => (
          <OptionRow
            key={option.value}
            kind="radio"
            group={group}
            value={option.value}
            words={option.anchor}
            description={option.description}
            pressed={keys[place] ?? null}
            checked={option.value === chosen}
            onChoose={(by) => onAnswer({ state: 'given', value: option.value }, by)}
            onAttend={(attends) => onAttend?.(attends ? option.value : null)}
          />
        ))}
      </div>
    </FieldFrame>
  )
}
