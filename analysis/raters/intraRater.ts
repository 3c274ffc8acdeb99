import { wilsonInterval } from '../preference/proportion.ts'
import type { Result } from '../result.ts'
import { pairedT } from '../tests/pairedT.ts'
import { inIdOrder } from './labels.ts'

/** The same response judged twice by the same rater: the first answer and the one to the hidden repeat. */
export type RepeatedValue = {
  readonly rater: string
  readonly unit: string
  readonly first: number
  readonly second: number
}

/** One rater's sameness with themselves. `estimate` is the share of repeats answered alike. */
export type IntraRater = Result & {
  readonly rater: string | null
  readonly n: number
  /** Share within one step of the first answer. */
  readonly adjacent: number | null
  /** Second − first, with its t interval: a shift between the two occasions. */
  readonly shift: Result
  /** Whatever coefficient of two occasions the caller asked for. */
  readonly reliability: Result | null
}

/**
 * Intra-rater agreement from hidden repeats, for each rater and pooled: share of repeats answered alike with Wilson's
 * interval, share within one step, shift between the occasions, and any coefficient of two occasions. Pooled repeats of
 * several raters are not independent; read the raters' own lines. Undefined (`no-data`) without repeats.
 */
export function intraRater(
  repeats: readonly RepeatedValue[],
  options: {
    readonly confidence?: number
    readonly step?: number
    readonly coefficientOf?: (pairs: readonly (readonly [number, number])[]) => Result
  } = {},
): { readonly pooled: IntraRater; readonly perRater: readonly IntraRater[] } {
  const of = (rows: readonly RepeatedValue[], rater: string | null): IntraRater => {
    const { confidence = 0.95, step = 1, coefficientOf } = options
    const n = rows.length
    const differences = Float64Array.from(rows, (row) => row.second - row.first)
    const same = differences.filter((value) => value === 0).length
    const near = differences.filter((value) => Math.abs(value) <= step + 1e-9).length
    return {
      coefficient: 'intra_rater_agreement',
      estimate: n === 0 ? null : same / n,
      undefined: n === 0 ? 'no-data' : null,
      interval: wilsonInterval(same, n, confidence),
      rater,
      n,
      adjacent: n === 0 ? null : near / n,
      shift: shiftOf(differences, confidence),
      reliability: n === 0 || !coefficientOf ? null : coefficientOf(rows.map((row) => [row.first, row.second])),
    }
  }
  const perRater = Map.groupBy(repeats, (row) => row.rater)
  return {
    pooled: of(repeats, null),
    perRater: inIdOrder(perRater.keys()).map((rater) => of(perRater.get(rater) as RepeatedValue[], rater)),
  }
}

/** The mean shift; when every repeat shifted alike it is known although nothing can be tested. */
function shiftOf(differences: Float64Array, confidence: number): Result {
  const { meanDifference, ...tested } = pairedT(differences, confidence)
  const coefficient = 'occasion_shift'
  if (tested.undefined !== 'zero-variance') return { ...tested, coefficient }
  return { coefficient, estimate: meanDifference, undefined: null, interval: null, intervalUndefined: 'zero-variance' }
}
