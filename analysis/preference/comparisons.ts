import { byCodeUnits } from '../consistency/byCodeUnits.ts'
/** What became of one comparison, seen from the place on the screen. */
export type ComparisonOutcome = 'left' | 'right' | 'tie'

/** One comparison by name, as a table or a store gives it. */
export type NamedComparison = {
  readonly left: string
  readonly right: string
  readonly outcome: ComparisonOutcome
  readonly item?: string
  readonly rater?: string
}

/**
 * Comparisons of systems in columns, row by row in the order in which they were made.
 * `left` and `right` index `systems`; `outcome` is 1 when the left system was preferred, −1 for the right, 0 for a tie;
 * `item` and `rater` number the clusters in which rows are not independent (absent = every row by itself).
 */
export type Comparisons = {
  readonly systems: readonly string[]
  readonly left: Int32Array
  readonly right: Int32Array
  readonly outcome: Int8Array
  readonly item?: Int32Array
  readonly rater?: Int32Array
}

const SIGN = { left: 1, tie: 0, right: -1 } as const

/**
 * Comparisons in columns. Systems are `systems` first, in that order, then any others in code-unit order of their names,
 * so that results do not depend on the order of rows. A comparison of a system with itself says nothing and is left out;
 * `selfComparisons` counts those.
 */
export function comparisonsOf(
  rows: readonly NamedComparison[],
  systems: readonly string[] = [],
): Comparisons & { readonly selfComparisons: number } {
  const named = new Set(rows.flatMap((row) => [row.left, row.right]))
  const order = [...new Set([...systems, ...[...named].sort()])]
  const places = new Map(order.map((name, index) => [name, index]))
  const kept = rows.filter((row) => row.left !== row.right)
  const clusters = (of: (row: NamedComparison) => string | undefined): Int32Array | undefined => {
    if (kept.length === 0 || kept.some((row) => of(row) === undefined)) return undefined
    const numbers = new Map(
      [...new Set(kept.map((row) => of(row) ?? ''))].sort(byCodeUnits).map((name, index) => [name, index]),
    )
    return Int32Array.from(kept, (row) => numbers.get(of(row) ?? '') as number)
  }
  const item = clusters((row) => row.item)
  const rater = clusters((row) => row.rater)
  return {
    systems: order,
    left: Int32Array.from(kept, (row) => places.get(row.left) as number),
    right: Int32Array.from(kept, (row) => places.get(row.right) as number),
    outcome: Int8Array.from(kept, (row) => SIGN[row.outcome]),
    ...(item ? { item } : {}),
    ...(rater ? { rater } : {}),
    selfComparisons: rows.length - kept.length,
  }
}

/**
 * How often each ordered pair of systems met and how it ended; row-major K × K, row = left system, column = right.
 * The sufficient statistics of every preference model here.
 */
export type PairCounts = {
  readonly size: number
  readonly leftWins: Float64Array
  readonly rightWins: Float64Array
  readonly ties: Float64Array
}

/** Counts comparisons by ordered pair and outcome in one pass. */
export function countPairs({ systems, left, right, outcome }: Comparisons): PairCounts {
  const size = systems.length
  const cells = size * size
  const tally = new Int32Array(3 * cells)
  const rows = left.length
  for (let row = 0; row < rows; row++) {
    const cell = ((outcome[row] as number) + 1) * cells + (left[row] as number) * size + (right[row] as number)
    tally[cell] = (tally[cell] as number) + 1
  }
  return {
    size,
    rightWins: Float64Array.from(tally.subarray(0, cells)),
    ties: Float64Array.from(tally.subarray(cells, 2 * cells)),
    leftWins: Float64Array.from(tally.subarray(2 * cells)),
  }
}
