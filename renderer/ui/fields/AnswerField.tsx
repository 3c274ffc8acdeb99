import type { AnswerFieldProps, AskedCriterion } from './asked.ts'
import { MultiField } from './MultiField.tsx'
import { NumericField } from './NumericField.tsx'
import { OrdinalField } from './OrdinalField.tsx'
import { SingleField } from './SingleField.tsx'
import { SliderField } from './SliderField.tsx'
import { TextField } from './TextField.tsx'
import { YesNoField } from './YesNoField.tsx'

/** The field that answers a criterion, by its kind. Give it a key of its criterion and of what is judged. */
export function AnswerField({ criterion, ...rest }: AnswerFieldProps) {
  switch (criterion.kind) {
    case 'ordinal':
      return <OrdinalField {...rest} criterion={criterion} />
    case 'numeric':
      return isSlider(criterion) ? (
        <SliderField {...rest} criterion={criterion} />
      ) : (
        <NumericField {...rest} criterion={criterion} />
      )
    case 'yes-no':
      return <YesNoField {...rest} criterion={criterion} />
    case 'single':
      return <SingleField {...rest} criterion={criterion} />
    case 'multi':
      return <MultiField {...rest} criterion={criterion} />
    case 'text':
      return <TextField {...rest} criterion={criterion} />
  }
}

/** A slider needs both of its ends. */
function isSlider({ slider, min, max }: Extract<AskedCriterion, { kind: 'numeric' }>): boolean {
  return slider === true && min !== null && max !== null && max > min
}
