import { numberIn } from '#formats/cellValue.ts'

/**
 * How the numbers of an outcome column are meant.
 * `strength`: −3…3, negative: left is better, 0 a tie. `choice`: 1 left, 2 right, 0 or 1.5 a tie, and shades between
 * 1 and 2. `unclear`: only 0 and 1, which one file writes for "right or tie" and another for "left or tie".
 */
export type OutcomeCoding = 'strength' | 'choice' | 'unclear'

/** Tells the coding from all numbers of the column; words and names do not matter. */
export function outcomeCoding(cells: Iterable<string>): OutcomeCoding {
  const values = new Set<number>()
  for (const cell of cells) {
    const value = numberIn(cell)
    if (value !== null) values.add(value)
  }
  const all = [...values]
  if (all.some((value) => value < 0 || value > 2)) return 'strength'
  if (all.some((value) => value > 1 && value < 2) || (values.has(1) && values.has(2))) return 'choice'
  return values.has(1) ? 'unclear' : 'strength'
}

const leftWords = new Set([
  'left',
  'l',
  'a',
  'first',
  'model a',
  'system a',
  'response a',
  'response 1',
  'output 1',
  'option a',
  'option 1',
  'answer a',
  'answer 1',
  'assistant a',
])
const rightWords = new Set([
  'right',
  'r',
  'b',
  'second',
  'model b',
  'system b',
  'response b',
  'response 2',
  'output 2',
  'option b',
  'option 2',
  'answer b',
  'answer 2',
  'assistant b',
])
const tieWords = new Set([
  'tie',
  'tied',
  'equal',
  'equally good',
  'same',
  'draw',
  'both',
  'both good',
  'tie (inconsistent)',
  'no preference',
  '=',
])

const bothBadWords = new Set(['neither', 'both bad', 'bothbad', 'tie (both bad)', 'tie (bothbad)', 'both are bad'])

/** What a cell of an outcome column can be compared with in its own row. */
export type Sides = {
  readonly left: string
  readonly right: string
  readonly leftColumn: string
  readonly rightColumn: string
}

/**
 * The outcome of a pair as −3…3 (negative: left is better) or as "both bad", or null if the cell is none. A system's name is read
 * first, then the name of its column, then words (left, right, tie and their kin), then numbers in the column's coding.
 */
export function outcomeOf(cell: string, coding: OutcomeCoding, sides: Sides): number | 'both-bad' | null {
  const text = cell.trim()
  const named = namedSide(text, sides)
  if (named !== null) return named
  const word = text.toLowerCase().replace(/[_\s]+/g, ' ')
  const bare = word.replace(/^[([](.*)[)\]]$/, '$1')
  if (leftWords.has(bare)) return -1
  if (rightWords.has(bare)) return 1
  if (bothBadWords.has(bare) || bothBadWords.has(word)) return 'both-bad'
  if (tieWords.has(bare) || tieWords.has(word)) return 0
  const value = numberIn(text)
  return value === null ? null : numberOutcome(value, coding)
}

function namedSide(text: string, { left, right, leftColumn, rightColumn }: Sides): number | null {
  if (text === left) return -1
  if (text === right) return 1
  if (text === leftColumn) return -1
  return text === rightColumn ? 1 : null
}

function numberOutcome(value: number, coding: OutcomeCoding): number | null {
  if (value === 0) return 0
  if (coding === 'strength') return Number.isInteger(value) && Math.abs(value) <= 3 ? value : null
  if (coding === 'unclear' || value < 1 || value > 2) return null
  return Math.sign(value - 1.5)
}

/** What would have been an outcome, for the message. */
export const expectedOutcome = (coding: OutcomeCoding, { left, right }: Sides): string =>
  coding === 'unclear'
    ? 'left, right or tie, or −3…3 (negative: left is better); a column of only 0 and 1 can mean two things'
    : coding === 'choice'
      ? `left, right, tie, 1 (left), 2 (right), 0 (tie), ${left} or ${right}`
      : `left, right, tie, a whole number −3…3 (negative: left is better), ${left} or ${right}`
