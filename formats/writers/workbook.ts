import type { SheetData } from 'write-excel-file/node'
import writeExcelFile from 'write-excel-file/node'
import type { Cell } from './csv.ts'
import { withoutTimes } from './zip.ts'

/** A sheet of a workbook: names in the first row, then one row each. */
export type WrittenSheet = {
  /** At most 31 characters, without those that workbooks refuse. */
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** Longest text of a cell; workbooks refuse more. */
const longestText = 32_767

/** A cell of text is text whatever it begins with: nothing is run as a formula. */
function cellOf(cell: Cell) {
  if (cell === null) return null
  return typeof cell === 'number'
    ? { value: cell, type: Number }
    : { value: cell.length > longestText ? `${cell.slice(0, longestText - 1)}…` : cell, type: String }
}

/** A workbook (XLSX) with the first row of every sheet bold and kept in sight. The same sheets give the same bytes. */
export async function workbook(sheets: readonly WrittenSheet[]): Promise<Uint8Array> {
  const written = writeExcelFile(
    sheets.map(({ name, columns, rows }) => ({
      data: [
        columns.map((column) => ({ value: column, type: String, fontWeight: 'bold' as const })),
        ...rows.map((row) => row.map(cellOf)),
      ] as SheetData,
      sheet: name,
      stickyRowsCount: 1,
      columns: widthsOf(columns, rows),
    })),
  )
  return withoutTimes(await written.toBuffer())
}

/** Wide enough for most of what a column holds, within reason. */
const widthsOf = (columns: readonly string[], rows: readonly (readonly Cell[])[]) =>
  columns.map((column, place) => {
    const lengths = rows.slice(0, 200).map((row) => String(row[place] ?? '').length)
    return { width: Math.min(60, Math.max(column.length, ...lengths) + 2) }
  })
