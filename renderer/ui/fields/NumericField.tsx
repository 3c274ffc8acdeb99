import { type AnswerFieldProps, type AskedNumeric, numberIn } from './asked.ts'
import { FieldFrame } from './FieldFrame.tsx'
import { NumberEntry } from './NumberEntry.tsx'

/** A number that is typed. It counts when the field is left or Enter is pressed; arrows go by the step. */
export function NumericField(props: AnswerFieldProps<AskedNumeric>) {
  const { criterion, value, onAnswer, words, disabled } = props
  const range = words.range(criterion.min, criterion.max)
  return (
    <FieldFrame field={props} fact={range}>
      <NumberEntry
        criterion={criterion}
        value={numberIn(value)}
        accessibleName={criterion.name}
        onAnswer={onAnswer}
        words={words}
        disabled={disabled ?? false}
      />
    </FieldFrame>
  )
}
