import type { Hash } from 'node:crypto'
import type { RatingColumns } from './ratingColumns.ts'

/** Ratings hashed before others get their turn, about. */
const atATime = 20_000

/** Of each rating, in 32 bits each: response, rater, criterion, occurrence, turn, state, and the two halves of a number. */
const wordsEach = 8

/**
 * Adds ratings to a hash: 32 bytes each, little-endian, and after some thousands of them their words, options and
 * reasons as lines of JSON. Responses and raters go by their place among the sorted names, criteria by that of their
 * fingerprint: no row number, and no order of storing, enters. Yields the share that is done.
 */
export function* hashRatings(
  hash: Hash,
  columns: RatingColumns,
  fingerprints: ReadonlyMap<string, string>,
): Generator<number, void> {
  const criteria = placesOfCriteria(columns, fingerprints)
  for (let start = 0; start < columns.length; ) {
    const piece: number[] = []
    while (start < columns.length && piece.length < atATime) {
      const end = endOfGroup(columns, start)
      for (const row of sorted(columns, criteria, start, end)) piece.push(row)
      start = end
    }
    hash.update(packed(columns, criteria, piece)).update(details(columns, piece))
    yield start / columns.length
  }
  hash.update(`${columns.length} ratings\n`)
}

const placesOfCriteria = ({ names }: RatingColumns, fingerprints: ReadonlyMap<string, string>): readonly number[] => {
  const all = [...new Set(fingerprints.values())].sort()
  return names.criteria.map((id) => all.indexOf(fingerprints.get(id) ?? ''))
}

/** Where the ratings of one rater about one response end, which begin at a row. */
function endOfGroup({ length, response, rater }: RatingColumns, start: number): number {
  let end = start + 1
  while (end < length && response[end] === response[start] && rater[end] === rater[start]) end++
  return end
}

/** The rows of a group in an order that does not depend on when, and under which rubric, they were stored. */
function sorted(columns: RatingColumns, criteria: readonly number[], start: number, end: number): number[] {
  const { criterion, occurrence, turn, state, value } = columns
  const rows = Array.from({ length: end - start }, (_, nth) => start + nth)
  const at = (column: { readonly [row: number]: number }, row: number): number => column[row] as number
  const apart = (column: { readonly [row: number]: number }, one: number, other: number): number =>
    at(column, one) - at(column, other)
  const detail = (row: number): string => columns.details.get(row) ?? ''
  return rows.sort(
    (one, other) =>
      (criteria[at(criterion, one)] as number) - (criteria[at(criterion, other)] as number) ||
      apart(occurrence, one, other) ||
      apart(turn, one, other) ||
      apart(state, one, other) ||
      apart(value, one, other) ||
      (detail(one) < detail(other) ? -1 : Number(detail(one) > detail(other))),
  )
}

function packed(columns: RatingColumns, criteria: readonly number[], rows: readonly number[]): Uint8Array {
  const words = new Uint32Array(wordsEach * rows.length)
  const numbers = new Float64Array(words.buffer)
  rows.forEach((row, nth) => {
    const first = wordsEach * nth
    const value = columns.value[row] as number
    words[first] = columns.response[row] as number
    words[first + 1] = columns.rater[row] as number
    words[first + 2] = criteria[columns.criterion[row] as number] as number
    words[first + 3] = columns.occurrence[row] as number
    words[first + 4] = columns.turn[row] as number
    words[first + 5] = columns.state[row] as number
    // No number is not told apart from 0 here: the state and the lines that follow do. Adding 0 makes −0 be 0.
    numbers[first / 2 + 3] = Number.isNaN(value) ? 0 : value + 0
  })
  return new Uint8Array(words.buffer)
}

function details(columns: RatingColumns, rows: readonly number[]): string {
  if (columns.details.size === 0) return ''
  return rows
    .flatMap((row, nth) => (columns.details.has(row) ? [`${JSON.stringify([nth, columns.details.get(row)])}\n`] : []))
    .join('')
}
