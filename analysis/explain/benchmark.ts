/**
 * Gwet's probabilistic benchmarking (2014, Handbook of Inter-Rater Reliability, ch. 6): a coefficient is put on a verbal
 * scale only as high as its standard error allows. A bare "0.64 is substantial" ignores that the study may be small.
 */
import { normalCdf } from '../numeric/distributions.ts'

/** Bands of Landis & Koch (1977), from the top. The words belong to the reader's side. */
export const LANDIS_KOCH = [
  { band: 'almost-perfect', from: 0.8 },
  { band: 'substantial', from: 0.6 },
  { band: 'moderate', from: 0.4 },
  { band: 'fair', from: 0.2 },
  { band: 'slight', from: 0 },
  { band: 'poor', from: -1 },
] as const

export type Band = (typeof LANDIS_KOCH)[number]['band']

/** The highest band that is reached with at least `certainty` probability, and the probability of reaching each band. */
export type Benchmark = {
  readonly band: Band
  readonly certainty: number
  readonly reached: readonly { readonly band: Band; readonly probability: number }[]
}

/** Null without a usable standard error. The normal is truncated to -1..1, where the coefficient lives. */
export function benchmark(
  estimate: number,
  standardError: number | null | undefined,
  certainty = 0.95,
): Benchmark | null {
  if (standardError === null || standardError === undefined || !(standardError > 0)) return null
  const at = (value: number): number => normalCdf((value - estimate) / standardError)
  const inside = at(1) - at(-1)
  if (!(inside > 0)) return null
  const reached = LANDIS_KOCH.map(({ band, from }) => ({
    band,
    probability: Math.min(1, Math.max(0, (at(1) - at(from)) / inside)),
  }))
  const best = reached.find(({ probability }) => probability >= certainty)
  return { band: best?.band ?? 'poor', certainty, reached }
}
