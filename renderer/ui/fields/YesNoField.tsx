import { useId } from 'react'
import { yesNoKeys } from './answerKeys.ts'
import { type AnswerFieldProps, type AskedYesNo, numberIn } from './asked.ts'
import { FieldFrame } from './FieldFrame.tsx'
import styles from './Fields.module.css'
import { OptionRow } from './OptionRow.tsx'

/** Yes or no, and unsure where the rubric allows it: native radios side by side, chosen by Y, N and U too. */
export function YesNoField(props: AnswerFieldProps<AskedYesNo>) {
  const { criterion, value, onAnswer, words } = props
  const group = useId()
  const chosen = numberIn(value)
  const said: Readonly<Record<string, string>> = { y: words.yes, n: words.no, u: words.unsure }
  return (
    <FieldFrame field={props} radios hint={words.pressYesNo(criterion.unsure)}>
      <div className={styles.side}>
        {yesNoKeys(criterion).map((each) => (
          <OptionRow
            key={each.key}
            kind="radio"
            group={group}
            value={each.value}
            words={said[each.key]}
            pressed={each.key}
            checked={each.value === chosen}
            onChoose={(by) => onAnswer({ state: 'given', value: each.value }, by)}
          />
        ))}
      </div>
    </FieldFrame>
  )
}
