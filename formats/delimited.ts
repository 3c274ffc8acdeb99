import { parse } from 'csv-parse/sync'

/** A delimited file as read: column names and rows with the line on which each row starts (1 is the header). */
export type DelimitedTable = {
  readonly columns: readonly string[]
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
}

/** Why a text is not a readable table; `line` is 1-based where known. */
export type DelimitedProblem = { readonly reason: string; readonly line: number | null }

type WithInfo = { readonly record: string[]; readonly info: { readonly lines: number } }

/**
 * Reads CSV or TSV text (RFC 4180 quoting, multi-line cells, BOM) with names in the first row.
 * The delimiter is found from the text (comma, semicolon or tab) unless given. Ragged rows are a problem, not a guess.
 */
export function readDelimited(text: string, delimiter?: string): DelimitedTable | DelimitedProblem {
  try {
    const parsed = parse(text, {
      bom: true,
      info: true,
      delimiter: delimiter ?? likelyDelimiter(text),
      relax_column_count: false,
      skip_empty_lines: true,
    }) as unknown as WithInfo[]
    const [head, ...body] = parsed
    if (!head) return { reason: 'the file is empty', line: null }
    return {
      columns: head.record.map((name) => name.trim()),
      rows: body.map(({ record, info }) => ({ line: info.lines, cells: record })),
    }
  } catch (error) {
    const lines = (error as { lines?: unknown }).lines
    return { reason: (error as Error).message, line: typeof lines === 'number' ? lines : null }
  }
}

/** True when `readDelimited` could not read the text. */
export const isDelimitedProblem = (table: DelimitedTable | DelimitedProblem): table is DelimitedProblem =>
  'reason' in table

/** The delimiter that occurs most often outside quotes in the first row. */
function likelyDelimiter(text: string): string {
  const counts = new Map([
    [',', 0],
    [';', 0],
    ['\t', 0],
  ])
  let quoted = false
  for (const char of text) {
    if (char === '"') quoted = !quoted
    else if (!quoted && (char === '\n' || char === '\r')) break
    else if (!quoted && counts.has(char)) counts.set(char, (counts.get(char) ?? 0) + 1)
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0]
}
