import { wilsonInterval } from '../preference/proportion.ts'
import type { Result } from '../result.ts'
import type { SystemValues } from './paired.ts'
import { mcnemarExact } from './squareTableMcnemar.ts'

export type Flips = {
  /** Share of items that the old version passed and the new one fails. */
  readonly negative: Result
  /** Share of items that the old version failed and the new one passes. */
  readonly positive: Result
  /** McNemar's exact test of negative against positive flips. */
  readonly balance: Result
  /** Items by old and new: pass/pass, pass/fail, fail/pass, fail/fail. */
  readonly table: {
    readonly passPass: number
    readonly passFail: number
    readonly failPass: number
    readonly failFail: number
  }
}

/**
 * Negative and positive flips between two versions of a system at a threshold on a criterion (Yan et al. 2021; Echterhoff
 * et al. 2024): an item passes when its value is at least `threshold` (or at most, with `lowerIsBetter`). Shares are of
 * items with both values, with Wilson's interval. Undefined (`no-data`) without any.
 */
export function flips(
  before: SystemValues,
  after: SystemValues,
  threshold: number,
  options: { readonly confidence?: number; readonly lowerIsBetter?: boolean } = {},
): Flips {
  const passes = (value: number): boolean => (options.lowerIsBetter ? value <= threshold : value >= threshold)
  const table = { passPass: 0, passFail: 0, failPass: 0, failFail: 0 }
  before.forEach((old, item) => {
    const now = after[item] ?? null
    if (old === null || now === null) return
    const cell = passes(old) ? (passes(now) ? 'passPass' : 'passFail') : passes(now) ? 'failPass' : 'failFail'
    table[cell]++
  })
  const n = table.passPass + table.passFail + table.failPass + table.failFail
  const share = (coefficient: string, count: number): Result =>
    n === 0
      ? { coefficient, estimate: null, undefined: 'no-data' }
      : {
          coefficient,
          estimate: count / n,
          undefined: null,
          interval: wilsonInterval(count, n, options.confidence ?? 0.95),
          counts: { flips: count, items: n },
        }
  return {
    negative: share('negative_flips', table.passFail),
    positive: share('positive_flips', table.failPass),
    balance: mcnemarExact([
      [table.passPass, table.passFail],
      [table.failPass, table.failFail],
    ]),
    table,
  }
}
