import type { IntervalOptions } from '../consistency/itemBootstrap.ts'
import { itemBootstrap } from '../consistency/itemBootstrap.ts'
import type { Interval, Result } from '../result.ts'
import type { Comparisons } from './comparisons.ts'
import { wilsonInterval } from './proportion.ts'

/** One system's share under one treatment of ties. */
export type WinShare = {
  readonly system: string
  readonly n: number
  readonly estimate: number | null
  readonly interval: Interval | null
}

export type WinShares = Result & { readonly systems: readonly WinShare[] }

/**
 * Win rates with an interval that belongs to them, in two treatments of ties: `win_rate.half_ties` (a tie is half a win)
 * and `win_rate.decisive` (ties left out). Where every row names its item and `interval` is given, whole items are
 * resampled (BCa); else Wilson's interval, for which votes must be independent and which is a little wide with half ties.
 * `estimate` is the highest share; `no-comparison` without comparisons, `no-decided-comparison` with nothing but ties.
 */
export function winRateShares(
  comparisons: Comparisons,
  confidence = 0.95,
  interval?: IntervalOptions,
): readonly [WinShares, WinShares] {
  const rows = scoresPerItem(comparisons)
  const made = (coefficient: string, offset: number): WinShares => {
    const systems = comparisons.systems.map((system, index): WinShare => {
      const [score, count] = [4 * index + offset, 4 * index + offset + 1]
      const own = rows.filter((row) => (row[count] as number) > 0)
      const sum = own.reduce((total, row) => total + (row[score] as number), 0)
      const n = own.reduce((total, row) => total + (row[count] as number), 0)
      if (n === 0) return { system, n, estimate: null, interval: null }
      const pairs = own.map((row) => [row[score] as number, row[count] as number])
      const ratio = (totals: ArrayLike<number>): number => (totals[0] as number) / (totals[1] as number)
      const resampled = comparisons.item && interval ? itemBootstrap(pairs, [ratio], interval)[0] : undefined
      return { system, n, estimate: sum / n, interval: resampled?.interval ?? wilsonInterval(sum, n, confidence) }
    })
    const known = systems.flatMap((entry) => (entry.estimate === null ? [] : [entry.estimate]))
    const reason = comparisons.left.length === 0 ? ('no-comparison' as const) : ('no-decided-comparison' as const)
    const estimate = known.length === 0 ? null : Math.max(...known)
    return { coefficient, estimate, undefined: estimate === null ? reason : null, systems }
  }
  return [made('win_rate.half_ties', 0), made('win_rate.decisive', 2)]
}

/** Per item, four numbers a system: score with half ties, comparisons, wins, decisive comparisons. */
function scoresPerItem({ systems, left, right, outcome, item }: Comparisons): readonly (readonly number[])[] {
  const width = 4 * systems.length
  const perItem = new Map<number, number[]>()
  for (let row = 0; row < left.length; row++) {
    const key = item?.[row] ?? 0
    const sums = perItem.get(key) ?? Array.from<number>({ length: width }).fill(0)
    perItem.set(key, sums)
    const sign = outcome[row] as number
    for (const [system, won] of [
      [left[row] as number, (sign + 1) / 2],
      [right[row] as number, (1 - sign) / 2],
    ] as const) {
      const start = 4 * system
      sums[start] = (sums[start] as number) + won
      sums[start + 1] = (sums[start + 1] as number) + 1
      if (sign === 0) continue
      sums[start + 2] = (sums[start + 2] as number) + won
      sums[start + 3] = (sums[start + 3] as number) + 1
    }
  }
  return [...perItem.keys()].sort((one, other) => one - other).map((key) => perItem.get(key) as number[])
}
