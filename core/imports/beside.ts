import { numberIn } from '#formats/cellValue.ts'
import type { TableRow } from '#formats/openTable.ts'
import type { Beside } from './importPlan.ts'
import type { Reading } from './reading.ts'

type BesideColumns = { readonly comment?: string | null | undefined; readonly confidence?: string | null | undefined }

const longestComment = 10_000

/** Reads what stands beside a judgement: a comment, and how sure its rater was. What cannot be read is left out. */
export function besideReader(reading: Reading, columns: BesideColumns): (row: TableRow) => Beside {
  const comment = reading.maybePlace(columns.comment)
  const confidence = reading.maybePlace(columns.confidence)
  if (comment === null && confidence === null) return () => nothing
  return (row) => {
    const text = comment === null ? '' : (row.cells[comment.at] ?? '').trim()
    const percent = confidence === null ? null : percentIn(row.cells[confidence.at] ?? '')
    return {
      ...(text === '' ? {} : { comment: copied(text.slice(0, longestComment)) }),
      ...(percent === null ? {} : { confidence: percent }),
    }
  }
}

const nothing: Beside = {}

/** A share from 0 to 1 or a per cent, with or without its sign. A scale of its own is none of both and is left out. */
function percentIn(cell: string): number | null {
  const text = cell.trim()
  const value = numberIn(text.replace(/\s*%$/, ''))
  if (value === null || value < 0 || value > 100) return null
  return Math.round(value <= 1 && !text.endsWith('%') ? value * 100 : value)
}

/** A text that does not keep the piece of the file it was cut from. */
const copied = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le')
