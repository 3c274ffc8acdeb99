/**
 * The difference of two coefficients (second - first) with an interval: two criteria on the same units, two groups of
 * raters or items, before and after an edit of the rubric.
 *
 * With `same-units` the matrices list the same units in the same order and are resampled together (BCa), which is what
 * makes the interval narrow; with `independent` each is resampled by itself (percentile). `p` is two-sided, twice the
 * smaller share of resamples on one side of 0. Undefined when either coefficient is, or when `same-units` matrices have
 * different lengths (`not-applicable`).
 */

import type { RatingMatrix } from '../ratingMatrix.ts'
import {
  bcaInterval,
  bootstrapEstimates,
  forEachResample,
  percentileInterval,
  type ResampledInterval,
  type Watched,
} from '../resample/bootstrap.ts'
import { jackknife } from '../resample/jackknife.ts'
import { multinomialDrawer } from '../resample/multinomial.ts'
import type { Result } from '../result.ts'
import {
  type CoefficientKinds,
  coefficientId,
  coefficientKinds,
  type ResampledCoefficient,
} from './coefficientKinds.ts'
import { DEFAULT_CONFIDENCE, DEFAULT_RESAMPLES, DEFAULT_SEED } from './intervalOptions.ts'
import { undefinedResult } from './reasons.ts'

export type DifferenceRequest = Watched & {
  readonly first: RatingMatrix
  readonly second: RatingMatrix
  readonly coefficient: ResampledCoefficient
  readonly units: 'same-units' | 'independent'
  readonly confidence?: number
  readonly resamples?: number
  readonly seed?: number
}

export type DifferenceResult = Result & {
  readonly first?: number
  readonly second?: number
  readonly undefinedResamples?: number
}

/** Id `difference.<coefficient>`. Throws CancelledError when the signal says so. */
export function coefficientDifference(request: DifferenceRequest): DifferenceResult {
  const coefficient = `difference.${coefficientId(request.coefficient)}`
  const kinds = [
    coefficientKinds(request.first, request.coefficient),
    coefficientKinds(request.second, request.coefficient),
  ] as const
  const [one, two] = kinds
  if (typeof one === 'string') return undefinedResult(coefficient, one)
  if (typeof two === 'string') return undefinedResult(coefficient, two)
  const first = one.statistic(one.frequencies)
  const second = two.statistic(two.frequencies)
  if (!Number.isFinite(first) || !Number.isFinite(second)) return undefinedResult(coefficient, 'no-variation')
  const counts = { unitsFirst: request.first.unitCount, unitsSecond: request.second.unitCount }
  const common = { coefficient, estimate: second - first, undefined: null, first, second, counts }
  const settings = {
    confidence: request.confidence ?? DEFAULT_CONFIDENCE,
    resamples: request.resamples ?? DEFAULT_RESAMPLES,
    seed: request.seed ?? DEFAULT_SEED,
  }
  if (request.units === 'same-units') {
    if (one.ofUnit.length !== two.ofUnit.length) return { ...undefinedResult(coefficient, 'not-applicable'), counts }
    if (one.ofUnit.length < 2) return { ...common, interval: null, intervalUndefined: 'one-unit' }
    return { ...common, ...together(one, two, second - first, settings, request) }
  }
  if (one.ofUnit.length < 2 || two.ofUnit.length < 2)
    return { ...common, interval: null, intervalUndefined: 'one-unit' }
  return { ...common, ...apart(one, two, settings, request) }
}

type Settings = { readonly confidence: number; readonly resamples: number; readonly seed: number }

/** Units of one joint kind say the same in both matrices. */
function together(
  one: CoefficientKinds,
  two: CoefficientKinds,
  estimate: number,
  settings: Settings,
  watched: Watched,
) {
  const joint = new Map<number, number>()
  const kindOne: number[] = []
  const kindTwo: number[] = []
  const counts: number[] = []
  for (let unit = 0; unit < one.ofUnit.length; unit++) {
    const a = one.ofUnit[unit] as number
    const b = two.ofUnit[unit] as number
    if (a < 0 && b < 0) continue
    const key = (a + 1) * (two.kindCount + 1) + b + 1
    const known = joint.get(key)
    if (known === undefined) {
      joint.set(key, counts.length)
      kindOne.push(a)
      kindTwo.push(b)
      counts.push(1)
    } else counts[known] = (counts[known] as number) + 1
  }
  const frequencies = Float64Array.from(counts)
  const weightsOne = new Float64Array(one.kindCount)
  const weightsTwo = new Float64Array(two.kindCount)
  const statistic = (drawn: Float64Array): number => {
    weightsOne.fill(0)
    weightsTwo.fill(0)
    for (let kind = 0; kind < drawn.length; kind++) {
      const a = kindOne[kind] as number
      const b = kindTwo[kind] as number
      if (a >= 0) weightsOne[a] = (weightsOne[a] as number) + (drawn[kind] as number)
      if (b >= 0) weightsTwo[b] = (weightsTwo[b] as number) + (drawn[kind] as number)
    }
    return two.statistic(weightsTwo) - one.statistic(weightsOne)
  }
  const estimates = bootstrapEstimates({
    frequencies,
    statistic,
    ...settings,
    signal: watched.signal,
    onProgress: watched.onProgress,
  })
  const limits = bcaInterval({
    estimates,
    estimate,
    jackknife: jackknife({ frequencies, statistic }),
    confidence: settings.confidence,
    seed: settings.seed,
    method: 'joint unit bootstrap, BCa',
  })
  return withP(limits, estimates)
}

function apart(one: CoefficientKinds, two: CoefficientKinds, settings: Settings, watched: Watched) {
  const drawOne = multinomialDrawer(one.frequencies)
  const drawTwo = multinomialDrawer(two.frequencies)
  const weightsOne = new Float64Array(one.kindCount)
  const weightsTwo = new Float64Array(two.kindCount)
  const estimates = new Float64Array(settings.resamples)
  forEachResample({ ...settings, signal: watched.signal, onProgress: watched.onProgress }, (resample, random) => {
    drawOne(random, weightsOne)
    drawTwo(random, weightsTwo)
    estimates[resample] = two.statistic(weightsTwo) - one.statistic(weightsOne)
  })
  const limits = percentileInterval({
    estimates,
    confidence: settings.confidence,
    seed: settings.seed,
    method: 'independent unit bootstraps, percentile',
  })
  return withP(limits, estimates)
}

function withP(limits: ResampledInterval, estimates: Float64Array): ResampledInterval & { readonly p?: number } {
  if (!limits.interval) return limits
  let below = 0
  let above = 0
  for (const value of estimates) {
    if (value <= 0) below++
    if (value >= 0) above++
  }
  const p = Math.min(1, (2 * Math.min(below, above) + 1) / (estimates.length + 1))
  return { ...limits, p }
}
