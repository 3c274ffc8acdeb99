import { fail } from '#contract/errors.ts'
import type {
  FileReading,
  ImportTemplate,
  InspectedFile,
  InspectedPart,
  Inspection,
  Mapping,
} from '#contract/imports.ts'
import { isMissing } from '#formats/cellValue.ts'
import type { Rows } from '#formats/openTable.ts'
import { isTableProblem, readTable, type Table } from '#formats/readTable.ts'
import { clipped } from './problemLog.ts'
import { shapeMapping } from './shapeMapping.ts'
import type { StagedFile, StagedFiles } from './stageStore.ts'
import { suggestMapping } from './suggestMapping.ts'
import { type ImportTable, tablesOf } from './tables.ts'
import { fittingTemplate } from './templates.ts'

const valuesShown = 5
const rowsLooked = 10_000

/** The file as a table. Fails with FILE_UNREADABLE, saying why and on which line. */
export function tableOf({ bytes, header }: Pick<StagedFile, 'bytes' | 'header'>): Table {
  const table = readTable(bytes, header === undefined ? {} : { header })
  return isTableProblem(table) ? fail('FILE_UNREADABLE', { reason: table.reason, line: table.line }) : table
}

/** How a text file is read, its columns with their first values, and what they probably mean. Fails with FILE_UNREADABLE. */
export function inspectFile(
  bytes: Uint8Array,
  fileName: string,
  header?: boolean,
): { inspection: Inspection; suggestion: Mapping | null } {
  const table = tableOf({ bytes, ...(header === undefined ? {} : { header }) })
  return { inspection: inspectionOf(table, fileName), suggestion: suggestMapping(table) }
}

/**
 * Which tables were staged, how each is read, and what its columns probably mean: by a template whose columns they
 * are, by the layout of a known tool, or by names and values. Fails with FILE_UNREADABLE.
 */
export async function inspectStaged(
  staged: StagedFiles,
  reading: FileReading,
  templates: readonly ImportTemplate[],
): Promise<InspectedFile> {
  const { shape, tables, attachments } = await tablesOf(staged, reading)
  const parts = tables.map((table) => inspectedPart(table, templates))
  const [first] = parts
  if (first === undefined) return fail('FILE_UNREADABLE', { reason: 'no table is in it', line: null })
  const { inspection, suggestion } = first
  return { inspection, suggestion, shape, parts, attachments: attachments.length }
}

function inspectedPart(table: ImportTable, templates: readonly ImportTemplate[]): InspectedPart {
  const { part, kind, fileName, columns } = table
  const inspection = inspectionOf(table, fileName)
  const shaped = kind === 'table' ? null : shapeMapping(kind, columns)
  const template = kind === 'table' ? fittingTemplate(templates, columns) : null
  const suggestion = template?.mapping ?? shaped ?? (kind === 'table' ? suggestMapping(table) : null)
  const chosen = suggestion !== null && !kind.startsWith('merged-')
  return { part, kind, inspection, suggestion, template: template?.name ?? null, chosen }
}

type Readable = Pick<Inspection, 'format' | 'encoding' | 'delimiter'> & {
  readonly header: boolean
  readonly columns: readonly string[]
  readonly rows: Rows
}

function inspectionOf(table: Readable, fileName: string): Inspection {
  const { format, encoding, delimiter, header, rows } = table
  return { fileName, format, encoding, delimiter, header, rows: rows.length, columns: valuesOf(table) }
}

/** The first different values of each column, shortened, and how many different ones there are, empty cells aside. */
function valuesOf({ columns, rows }: Readable): Inspection['columns'] {
  const seen = columns.map(() => new Set<string>())
  let looked = 0
  for (const { cells } of rows) {
    if (looked++ === rowsLooked) break
    cells.forEach((cell, at) => {
      if (cell.trim() !== '') seen[at]?.add(cell.length > 400 ? `${cell.slice(0, 400)}${cell.length}` : cell)
    })
  }
  return columns.map((name, at) => {
    const values = seen[at] ?? new Set<string>()
    const firstValues: string[] = []
    for (const value of values) {
      if (firstValues.length === valuesShown) break
      if (!isMissing(value) || values.size <= valuesShown) firstValues.push(clipped(value, 200))
    }
    return { name, firstValues, distinct: values.size }
  })
}
