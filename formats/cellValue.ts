/**
 * Cells that stand for "no number here", compared without regard to case and outer spaces. They count as missing in
 * columns of numbers, ranks and outcomes only: a prompt or a response may really be the word "nan".
 */
const missingWords = new Set([
  '',
  'na',
  'n/a',
  '#n/a',
  '<na>',
  'nan',
  'none',
  'null',
  'nil',
  'missing',
  '.',
  '-',
  '–',
  '—',
])

/** True when a cell of a column of numbers, ranks or outcomes stands for nothing. */
export const isMissing = (cell: string): boolean => cell.length <= 9 && missingWords.has(cell.trim().toLowerCase())

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/

/**
 * The number a cell holds, or null. A decimal point, an exponent and the typographic minus are read; a decimal comma
 * is not, since "1,000" means two different things in two countries.
 */
export function numberIn(cell: string): number | null {
  const text = cell.trim().replace(/^[−–]/, '-')
  if (!decimal.test(text)) return null
  const value = Number(text)
  return Number.isFinite(value) ? (value === 0 ? 0 : value) : null
}
