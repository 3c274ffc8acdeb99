/**
 * What every statistic returns: one validated value object, never a bare number.
 *
 * A statistic that cannot be computed has `estimate: null` and names its reason in `undefined`;
 * NaN, Infinity and a silent 0 or 1 never leave `analysis/`.
 */

/** Why a statistic, or only its interval, does not exist for the input at hand. Worded by the reader's side. */
export type UndefinedReason =
  | 'no-data'
  | 'fewer-than-two-ratings-on-any-unit'
  | 'fewer-than-two-raters'
  | 'one-unit'
  | 'no-variation'
  | 'one-category-declared'
  | 'negative-value-on-ratio-scale'
  | 'value-outside-categories'
  | 'no-decided-comparison'
  | 'no-comparison'
  | 'no-nonzero-difference'
  | 'too-few-observations'
  | 'zero-variance'
  | 'undefeated-or-winless'
  | 'disconnected'
  /** Some parameter explains every outcome by itself, so that its estimate runs to infinity. */
  | 'perfectly-separated'
  | 'not-converged'
  | 'degenerate-resamples'
  | 'too-many-categories'
  | 'no-complete-unit'
  | 'rater-without-ratings'
  | 'fewer-than-three-raters'
  | 'not-binary'
  | 'missing-values'
  | 'not-applicable'

/** A confidence interval with everything needed to state or repeat it. `confidence` is a share, e.g. 0.95. */
export type Interval = {
  readonly low: number
  readonly high: number
  readonly confidence: number
  readonly method: string
  readonly resamples?: number
  readonly seed?: number
}

/** Plain counts that stand beside every estimate (units, pairable units, raters, ratings, missing, ...). */
export type Counts = Readonly<Record<string, number>>

/** One coefficient or test. Further named fields (tables, per-system values) extend this. */
export type Result = {
  readonly coefficient: string
  readonly estimate: number | null
  readonly undefined: UndefinedReason | null
  readonly standardError?: number | null
  readonly interval?: Interval | null
  /** Why there is an estimate but no interval, e.g. `one-unit`. */
  readonly intervalUndefined?: UndefinedReason
  readonly statistic?: number
  readonly df?: number
  readonly df2?: number
  readonly p?: number
  readonly counts?: Counts
}
