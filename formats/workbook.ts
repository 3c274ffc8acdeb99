import readWorkbook from 'read-excel-file/universal'
import { archiveEntries, isArchive } from './archive.ts'
import { type ByteSource, Unreadable, wholeOf } from './byteSource.ts'
import { limits } from './limits.ts'
import { LineWriter, type Spool } from './spool.ts'

/** A sheet as lines of JSON lists of cells; the line number is the row of the sheet. Empty rows are empty lists. */
export type SheetSource = { readonly sheet: string; readonly source: ByteSource }

/** What an archive is: a workbook, a document of another program, or a plain archive. */
export async function archiveKind(source: ByteSource): Promise<'workbook' | 'other-document' | 'archive'> {
  const names = new Set((await archiveEntries(source)).map(({ name }) => name))
  if (names.has('xl/workbook.xml')) return 'workbook'
  return names.has('[Content_Types].xml') || names.has('META-INF/manifest.xml') ? 'other-document' : 'archive'
}

/** The sheets of an XLSX workbook that are not empty. Throws `Unreadable` for a damaged or an unreasonably large one. */
export async function workbookSheets(source: ByteSource, spool: Spool): Promise<SheetSource[]> {
  if (!isArchive(source)) throw new Unreadable('it is not an XLSX workbook')
  const size = (await archiveEntries(source)).reduce((sum, { unpackedSize }) => sum + unpackedSize, 0)
  if (size > limits.workbookBytes) {
    throw new Unreadable(`the workbook holds more than ${limits.workbookBytes >> 20} MB; save its sheets as CSV`)
  }
  const sheets = await sheetsIn(source)
  const found: SheetSource[] = []
  for (const { sheet, data: rows } of sheets) {
    if (rows.every((row) => row.every((cell) => cell === null))) continue
    const writer = new LineWriter(spool.create(`${source.name}#${sheet}`))
    const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
    if (width > limits.columns) throw new Unreadable(`more than ${limits.columns} columns`)
    for (const row of rows) {
      const blank = row.every((cell) => cell === null)
      writer.write(blank ? [] : Array.from({ length: width }, (_, at) => textOf(row[at] ?? null)))
    }
    found.push({ sheet, source: writer.close() })
  }
  if (found.length === 0) throw new Unreadable('the workbook is empty')
  return found
}

type Cell = string | number | boolean | Date | null
type Sheets = readonly { readonly sheet: string; readonly data: readonly (readonly Cell[])[] }[]

async function sheetsIn(source: ByteSource): Promise<Sheets> {
  const bytes = Uint8Array.from(wholeOf(source))
  try {
    return (await readWorkbook(bytes.buffer, { trim: false })) as Sheets
  } catch {
    // Whatever the library says of a damaged file may hold a piece of it.
    throw new Unreadable('the workbook is damaged, or no XLSX workbook')
  }
}

/** Numbers as they are, days as 2026-11-23, instants as ISO 8601. */
function textOf(cell: Cell): string {
  if (cell === null) return ''
  if (!(cell instanceof Date)) return String(cell)
  if (Number.isNaN(cell.getTime())) return ''
  const text = cell.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text
}
