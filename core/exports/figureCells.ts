import type { Figure } from '#contract/report.ts'
import type { Cell } from '#formats/writers/csv.ts'

/** The columns of `figureCells`. */
export const figureColumns = [
  'coefficient',
  'estimate',
  'undefined',
  'standard_error',
  'low',
  'high',
  'confidence',
  'interval_method',
  'resamples',
  'seed',
  'n',
] as const

/** A figure always with its n and its interval, or the reason why there is none. */
export const figureCells = (figure: Figure): Cell[] => [
  figure.coefficient,
  figure.estimate,
  figure.undefined,
  figure.standardError,
  figure.interval?.low ?? null,
  figure.interval?.high ?? null,
  figure.interval?.confidence ?? null,
  figure.interval?.method ?? null,
  figure.interval?.resamples ?? null,
  figure.interval?.seed ?? null,
  figure.n,
]
