import { useState } from 'react'
import { TextArea } from '#ui/Field.tsx'
import { linesOf } from './protocolModel.ts'

export interface LinesFieldProps {
  readonly heading: string
  readonly help?: string
  readonly lines: readonly string[]
  readonly disabled: boolean
  /** Called on leaving the field, with the entries that are not empty. */
  readonly onChange: (lines: string[]) => void
  readonly rows?: number
}

/** A list typed one entry a line. */
export function LinesField({ heading, help, lines, disabled, onChange, rows = 3 }: LinesFieldProps) {
  const [typed, setTyped] = useState(lines.join('\n'))
  return (
    <TextArea
      heading={heading}
      {...(help === undefined ? {} : { help })}
      value={typed}
      rows={rows}
      disabled={disabled}
      onChange={setTyped}
      onBlur={() => onChange(linesOf(typed))}
    />
  )
}
