import type { ImportCheck, ImportProblem } from '#contract/imports.ts'

/** One cause with what its examples have in common, as the list says it. */
export type ProblemGroup = {
  readonly cause: ImportProblem['cause']
  readonly count: number
  /** Columns in which it was found. */
  readonly columns: readonly string[]
  /** Line numbers in the file, rising. `more` says how many further places are not listed. */
  readonly rows: readonly number[]
  readonly more: number
  /** The first thing found; empty when the cell is. */
  readonly found: string
  readonly expected: string
}

/** Line numbers shown before "and 12 more". */
const rowsShown = 8

export function problemGroups(problems: ImportCheck['problems']): readonly ProblemGroup[] {
  return problems.flatMap(({ cause, count, examples }) => {
    const first = examples[0]
    if (first === undefined) return []
    const rows = [...new Set(examples.map(({ row }) => row))].sort((one, other) => one - other).slice(0, rowsShown)
    const listed = examples.filter(({ row }) => rows.includes(row)).length
    return [
      {
        cause,
        count,
        columns: [...new Set(examples.map(({ column }) => column))],
        rows,
        more: Math.max(0, count - listed),
        found: clipped(first.found),
        expected: first.expected,
      },
    ]
  })
}

/** The whole of it stands in the saved list. */
const clipped = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 59).trimEnd().toWellFormed()}…`)

/** The name the list of problems is saved under. */
export const problemsFileName = (fileName: string): string =>
  `${
    fileName
      .replace(/\.[^.]*$/, '')
      .replace(/[\\/:*?"<>|\p{Cc}]/gu, '-')
      .replace(/^\.+/, '') || 'file'
  }-problems.csv`
