/** Which interval a coefficient shall carry. Shared by every measure of this folder. */
import type { Watched } from '../resample/bootstrap.ts'

/** Methods that resample or leave out whole units; `two-way` also draws raters (would other raters agree as well?). */
export type ResampledMethod = 'percentile' | 'bca' | 'two-way' | 'jackknife'
/** `analytic` is the closed form each measure names. */
export type IntervalMethod = 'analytic' | ResampledMethod

/** `confidence` is a share (0.95); `resamples` and `seed` count for bootstrap methods only. */
export type IntervalOptions = {
  readonly method: IntervalMethod
  readonly confidence?: number
  readonly resamples?: number
  readonly seed?: number
}

/** What every coefficient accepts beside its own options. */
export type CoefficientOptions = Watched & { readonly interval?: IntervalOptions | undefined }

export const DEFAULT_CONFIDENCE = 0.95
export const DEFAULT_RESAMPLES = 2000
export const DEFAULT_SEED = 1

/** The options with every default filled in. */
export function filledInterval(options: IntervalOptions): Required<IntervalOptions> {
  return {
    method: options.method,
    confidence: options.confidence ?? DEFAULT_CONFIDENCE,
    resamples: options.resamples ?? DEFAULT_RESAMPLES,
    seed: options.seed ?? DEFAULT_SEED,
  }
}
