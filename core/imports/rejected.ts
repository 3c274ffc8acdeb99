import type { ImportMapping, ImportProblem } from '#contract/imports.ts'
import type { StudyFile } from '#db/studyFile.ts'
import { csvText } from '#formats/writers/csv.ts'
import { allProblems, type ImportInput } from './importFile.ts'
import type { ImportTable } from './tables.ts'

const added = ['file', 'row', 'column', 'cause', 'found', 'expected'] as const

/**
 * Every problem of an import as CSV: where it is, what was found and expected, and the cells of its row, so that the
 * row can be put right and brought in. Several tables follow each other, each with its own names of columns.
 */
export function rejectedRows(
  file: StudyFile,
  input: ImportInput,
  mapping: ImportMapping,
): { text: string; rows: number } {
  const byTable = new Map<ImportTable, ImportProblem[]>()
  allProblems(file, input, mapping, (table, problem) => {
    const known = byTable.get(table)
    if (known) known.push(problem)
    else byTable.set(table, [problem])
  })
  const texts: string[] = []
  let rows = 0
  for (const [table, problems] of byTable) {
    const lines = Map.groupBy(problems, ({ row, file: name }) => JSON.stringify([name, row]))
    rows += lines.size
    const columns = [...added, ...table.columns]
    texts.push(csvText({ columns, rows: rowsWithProblems(table, problems, lines), freeText: columns }))
  }
  return { text: texts.join('\n'), rows }
}

/** Problems with the cells of their row; those that belong to no row come first. */
function* rowsWithProblems(
  table: ImportTable,
  problems: readonly ImportProblem[],
  lines: ReadonlyMap<string, readonly ImportProblem[]>,
): Generator<(string | number)[]> {
  const met = new Set<string>()
  const told = ({ file, row, column, cause, found, expected }: ImportProblem) => [
    file,
    row,
    column,
    cause,
    found,
    expected,
  ]
  for (const { line, cells, file } of table.rows) {
    const key = JSON.stringify([file ?? table.fileName, line])
    const own = lines.get(key)
    // Several rows of a known layout may come from one line: the first stands for them.
    if (own === undefined || met.has(key)) continue
    met.add(key)
    for (const problem of own) yield [...told(problem), ...cells]
  }
  for (const problem of problems) {
    if (!met.has(JSON.stringify([problem.file, problem.row]))) yield told(problem)
  }
}
