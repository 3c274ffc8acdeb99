import { shell } from '#lib/shell/shell.ts'
import type { FigureTableProps } from '#report/figures/FigureTable.tsx'
import { figureCss, lightTokensCss } from '#report/figures/figureCss.ts'

/** Pixels of a saved picture for one of the drawing: sharp in print. */
const sharpness = 3

/** A drawing as a file of its own: with its style in light colours on a page, readable by any program. */
export function drawingText(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const [, , width = 0, height = 0] = (copy.getAttribute('viewBox') ?? '').split(' ').map(Number)
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  const style = document.createElementNS('http://www.w3.org/2000/svg', 'style')
  style.textContent = `${lightTokensCss}${figureCss}`
  const page = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  page.setAttribute('width', '100%')
  page.setAttribute('height', '100%')
  page.setAttribute('style', 'fill: var(--page)')
  copy.prepend(style, page)
  return new XMLSerializer().serializeToString(copy)
}

/** The same as a picture. Rejects when this computer cannot draw it. */
async function pictureOf(svg: SVGSVGElement): Promise<Blob> {
  const [, , width = 0, height = 0] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number)
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawingText(svg))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(width * sharpness)
  canvas.height = Math.ceil(height * sharpness)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the drawing became no picture'))), 'image/png')
  })
}

/** A cell as CSV. One that a spreadsheet would take for a formula is kept as words. */
function quoted(cell: string): string {
  const words = /^[=+@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\n\r]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words
}

/** The table of a figure as CSV: what is printed, a row each. */
export function tableText({ columns, rows }: FigureTableProps): string {
  const lines = [
    columns.map(String),
    ...rows.map(({ cells }) =>
      cells.map((cell) => (typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '')),
    ),
  ]
  return lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')
}

export type FigureForm = 'svg' | 'png' | 'csv'

/** Saves a figure in one of its forms under a name made from its title. */
export async function saveFigure(form: FigureForm, svg: SVGSVGElement | null, table: FigureTableProps): Promise<void> {
  const stem = table.caption
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
  const fileName = `${stem.slice(0, 60) || 'figure'}.${form}`
  if (form === 'csv') {
    await shell.saveFiles([{ fileName, mediaType: 'text/csv', text: `\uFEFF${tableText(table)}` }])
  } else if (svg && form === 'svg') {
    await shell.saveFiles([{ fileName, mediaType: 'image/svg+xml', text: drawingText(svg) }])
  } else if (svg) {
    offer(fileName, await pictureOf(svg))
  }
}

/** Hands a picture over as any page does: the window around it asks where to. */
function offer(fileName: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const anchor = document.createElement('a')
  anchor.href = address
  anchor.download = fileName
  anchor.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
