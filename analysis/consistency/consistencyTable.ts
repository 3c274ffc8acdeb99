import type { JudgedPair, PairOutcome } from './judgedPairs.ts'

/** Cell of the 3 × 3 table: what the ratings imply, a bar, what was stated. */
export type ConsistencyCell = `${PairOutcome}|${PairOutcome}`

/** How many pairs fell into each of the nine cells. */
export type ConsistencyTable = Readonly<Record<ConsistencyCell, number>>

const OUTCOMES: readonly PairOutcome[] = ['A', 'B', 'tie']

/** The nine cells in reading order: implied A, B, tie by stated A, B, tie. */
export const CONSISTENCY_CELLS: readonly ConsistencyCell[] = OUTCOMES.flatMap((implied) =>
  OUTCOMES.map((stated): ConsistencyCell => `${implied}|${stated}`),
)

/** Position of a pair's cell in `CONSISTENCY_CELLS`. */
export const cellIndexOf = (pair: Pick<JudgedPair, 'implied' | 'stated'>): number =>
  OUTCOMES.indexOf(pair.implied) * 3 + OUTCOMES.indexOf(pair.stated)

/** Nine counts in the order of `CONSISTENCY_CELLS`, one per pair. */
export function cellCounts(pairs: readonly JudgedPair[]): number[] {
  const counts = Array.from<number>({ length: 9 }).fill(0)
  for (const pair of pairs) {
    const index = cellIndexOf(pair)
    counts[index] = (counts[index] as number) + 1
  }
  return counts
}

/** Counts in the order of `CONSISTENCY_CELLS` as a record by cell. */
export const tableOf = (counts: ArrayLike<number>): ConsistencyTable =>
  Object.fromEntries(CONSISTENCY_CELLS.map((cell, index) => [cell, counts[index] ?? 0])) as ConsistencyTable

/** Share of pairs off the diagonal; null when there are no pairs. */
export function inconsistencyOf(counts: ArrayLike<number>): number | null {
  const n = totalOf(counts)
  return n === 0 ? null : (n - at(counts, 0) - at(counts, 4) - at(counts, 8)) / n
}

/**
 * Cohen's kappa of the table, rating-implied against stated outcome over the categories A, B and tie:
 * (observed − expected sameness) / (1 − expected), expected from the margins (Cohen 1960).
 * Null when there are no pairs or when both margins hold a single category.
 */
export function kappaOf(counts: ArrayLike<number>): number | null {
  const n = totalOf(counts)
  if (n === 0) return null
  let expected = 0
  for (let category = 0; category < 3; category++) {
    const implied = at(counts, 3 * category) + at(counts, 3 * category + 1) + at(counts, 3 * category + 2)
    const stated = at(counts, category) + at(counts, category + 3) + at(counts, category + 6)
    expected += implied * stated
  }
  const all = n * n
  if (expected === all) return null
  return ((at(counts, 0) + at(counts, 4) + at(counts, 8)) * n - expected) / (all - expected)
}

/** The kinds of inconsistency: reversals among pairs decided both ways, and ties on one side only. */
export function inconsistencyKinds(counts: ArrayLike<number>): {
  readonly bothDecided: number
  readonly reversals: number
  readonly ratingTieStatedDecided: number
  readonly ratingDecidedStatedTie: number
} {
  const reversals = at(counts, 1) + at(counts, 3)
  return {
    bothDecided: at(counts, 0) + at(counts, 4) + reversals,
    reversals,
    ratingTieStatedDecided: at(counts, 6) + at(counts, 7),
    ratingDecidedStatedTie: at(counts, 2) + at(counts, 5),
  }
}

const totalOf = (counts: ArrayLike<number>): number => {
  let sum = 0
  for (let index = 0; index < 9; index++) sum += at(counts, index)
  return sum
}

const at = (counts: ArrayLike<number>, index: number): number => counts[index] as number
