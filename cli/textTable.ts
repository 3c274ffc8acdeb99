/** A cell of a printed table: numbers are set to the right, texts to the left. */
export type PrintedCell = string | { readonly right: string }

const textIn = (cell: PrintedCell): string => (typeof cell === 'string' ? cell : cell.right)

/** Width on a terminal: combining marks take no column, East Asian wide characters take two. */
function widthOf(text: string): number {
  let width = 0
  for (const char of text) {
    if (/\p{M}/u.test(char)) continue
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(char)
      ? 2
      : 1
  }
  return width
}

/** Lines of aligned columns under their headings; columns with nothing in them are left out. */
export function textTable(headings: readonly string[], rows: readonly (readonly PrintedCell[])[]): string {
  const used = headings.map((_, place) => rows.some((row) => textIn(row[place] ?? '') !== ''))
  const widths = headings.map((heading, place) =>
    rows.reduce((width, row) => Math.max(width, widthOf(textIn(row[place] ?? ''))), widthOf(heading)),
  )
  const line = (cells: readonly PrintedCell[]): string =>
    cells
      .flatMap((cell, place) => {
        const text = textIn(cell)
        const padding = ' '.repeat(Math.max(0, (widths[place] ?? 0) - widthOf(text)))
        return used[place] ? [typeof cell === 'string' ? text + padding : padding + text] : []
      })
      .join('  ')
      .trimEnd()
  const isRight = headings.map((_, place) => rows.some((row) => typeof row[place] === 'object'))
  return [
    line(headings.map((heading, place) => (isRight[place] ? { right: heading } : heading))),
    ...rows.map(line),
  ].join('\n')
}

/** A number for reading: four decimals, less where they are zero, scientific where it is tiny or huge. */
export function shown(value: number): string {
  const size = Math.abs(value)
  if (Number.isInteger(value) && size < 1e15) return String(value)
  if (size >= 1e6 || size < 5e-4) return value.toExponential(2)
  return value.toFixed(4)
}
