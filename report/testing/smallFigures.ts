import type { Figure, Interval } from '#contract/figure.ts'

/** An interval as the small report's figures have it; made up but plausible. */
export const interval = (low: number, high: number, more: Partial<Interval> = {}): Interval => ({
  low,
  high,
  confidence: 0.95,
  method: 'bca',
  resamples: 1000,
  seed: 7,
  ...more,
})

export const figure = (coefficient: string, estimate: number, low: number, high: number, n: number): Figure => ({
  coefficient,
  estimate,
  undefined: null,
  standardError: null,
  interval: interval(low, high),
  n,
  counts: {},
})

export const undefinedFigure = (coefficient: string, reason: string, n: number): Figure => ({
  coefficient,
  estimate: null,
  undefined: reason,
  standardError: null,
  interval: null,
  n,
  counts: {},
})

/** Who and what is in the small report. */
export const ids = {
  study: 'study00000001',
  criterion: 'criterion0001',
  heron: 'system0000001',
  lark: 'system0000002',
  teal: 'system0000003',
  r01: 'rater00000001',
  r02: 'rater00000002',
  machine: 'rater00000003',
}
