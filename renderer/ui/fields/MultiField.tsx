import { useId } from 'react'
import { chosenOf, countedKeys, noneKey, toggled, toggledNone } from './answerKeys.ts'
import type { AnswerFieldProps, AskedMulti } from './asked.ts'
import { FieldFrame } from './FieldFrame.tsx'
import styles from './Fields.module.css'
import { OptionRow } from './OptionRow.tsx'

/** Any number of several options; that none applies is an answer of its own. Digits put one in or take it out. */
export function MultiField(props: AnswerFieldProps<AskedMulti>) {
  const { criterion, value, onAnswer, words, onAttend } = props
  const group = useId()
  const keys = countedKeys(criterion.options.length)
  const chosen = chosenOf(value)
  return (
    <FieldFrame field={props} hint={words.pressSeveral(keys[0] ?? '', keys.findLast((key) => key !== null) ?? '')}>
      <div className={styles.options}>
        {criterion.options.map((option, place) => (
          <OptionRow
            key={option.value}
            kind="checkbox"
            group={group}
            value={option.value}
            words={option.anchor}
            description={option.description}
            pressed={keys[place] ?? null}
            checked={chosen?.includes(option.value) ?? false}
            onChoose={() => onAnswer(toggled(value, option.value), 'toggle')}
            onAttend={(attends) => onAttend?.(attends ? option.value : null)}
          />
        ))}
        <OptionRow
          kind="checkbox"
          group={group}
          value="none"
          words={words.noneOfThese}
          pressed={noneKey(criterion)}
          checked={chosen?.length === 0}
          onChoose={() => onAnswer(toggledNone(value), 'toggle')}
        />
      </div>
    </FieldFrame>
  )
}
