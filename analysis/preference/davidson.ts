import { normalQuantile } from '../numeric/distributions.ts'
import { bradleyTerry } from './bradleyTerry.ts'
import type { Comparisons } from './comparisons.ts'
import { countPairs } from './comparisons.ts'
import { connectivityOf, winsEachWay } from './connectivity.ts'
import type { Concave } from './newton.ts'
import { factorOf, maximise } from './newton.ts'
import type { StrengthsResult } from './strengths.ts'
import { centred, centredCovariance, diagonal, noStrengths, strengthsResult } from './strengths.ts'
import type { TieCounts } from './tieModels.ts'
import {
  davidsonLogLikelihood,
  davidsonModel,
  raoKupperLogLikelihood,
  raoKupperModel,
  tieCounts,
  tiesOverlap,
} from './tieModels.ts'

/** Strengths with the parameter that governs ties, null where the data leave it without a finite value. */
export type TieModelResult = StrengthsResult & {
  /** Davidson's ν, or Rao & Kupper's θ. */
  readonly tieParameter: number | null
  readonly logTieParameter: number | null
  readonly logTieStandardError: number | null
}

/**
 * Davidson's model for comparisons with ties (Davidson 1970): P(i beats j) : P(j beats i) : P(tie) =
 * p_i : p_j : ν √(p_i p_j). Maximum likelihood; log-strengths centred to mean 0, ν = twice the v of Newman 2023.
 *
 * Without any tie ν is 0, its log null, and the strengths are those of Bradley–Terry; with nothing but ties all
 * strengths are equal and ν is null. Existence as for `bradleyTerry`, a tie connecting both ways, and beyond that wins and
 * ties must overlap (`perfectly-separated` otherwise; see `tiesOverlap`).
 */
export const davidson = (comparisons: Comparisons, confidence = 0.95): TieModelResult =>
  tieModel('davidson', comparisons, confidence, {
    concave: davidsonModel,
    logLikelihood: davidsonLogLikelihood,
    start: ({ tieTotal, meetingTotal }) => Math.log((2 * tieTotal) / (meetingTotal - tieTotal)),
    withoutTies: { tieParameter: 0, logTieParameter: null },
  })

/**
 * Rao & Kupper's model for comparisons with ties (Rao & Kupper 1967): P(i beats j) = p_i / (p_i + θ p_j), ties taking
 * what is left; log θ is the distance within which two responses cannot be told apart. Maximum likelihood, log-strengths
 * centred. Without any tie θ is 1 (log θ 0) and the strengths are those of Bradley–Terry; with nothing but ties all
 * strengths are equal and θ is null. Existence as for `davidson`.
 */
export const raoKupper = (comparisons: Comparisons, confidence = 0.95): TieModelResult =>
  tieModel('rao_kupper', comparisons, confidence, {
    concave: raoKupperModel,
    logLikelihood: raoKupperLogLikelihood,
    start: ({ tieTotal, meetingTotal }) => 2 * Math.atanh(Math.min(0.999, tieTotal / meetingTotal)),
    withoutTies: { tieParameter: 1, logTieParameter: 0 },
  })

/** Only Davidson's centred log-strengths followed by log ν; null when they do not exist. The fast path. */
export function davidsonParameters(comparisons: Comparisons): Float64Array | null {
  const pairs = countPairs(comparisons)
  if (connectivityOf(pairs.size, winsEachWay(pairs)).reason !== null) return null
  const counts = tieCounts(pairs)
  if (counts.tieTotal === 0 || counts.tieTotal === counts.meetingTotal || !tiesOverlap(counts)) return null
  const maximum = maximise(davidsonModel(counts), startOf(counts, Math.log(counts.tieTotal / counts.meetingTotal)))
  return maximum.converged ? maximum.parameters : null
}

type TieModel = {
  readonly concave: (counts: TieCounts) => Concave
  readonly logLikelihood: (counts: TieCounts, at: ArrayLike<number>) => number
  /** A start for the last parameter. */
  readonly start: (counts: TieCounts) => number
  readonly withoutTies: { readonly tieParameter: number; readonly logTieParameter: number | null }
}

function tieModel(coefficient: string, comparisons: Comparisons, confidence: number, kind: TieModel): TieModelResult {
  const { systems } = comparisons
  const pairs = countPairs(comparisons)
  const found = connectivityOf(pairs.size, winsEachWay(pairs))
  const none = { tieParameter: null, logTieParameter: null, logTieStandardError: null }
  if (found.reason !== null) return { ...noStrengths(coefficient, systems, found.reason, found), ...none }
  const counts = tieCounts(pairs)
  const about = { comparisons: comparisons.left.length, systems: counts.size, ties: counts.tieTotal }
  if (counts.tieTotal === 0) {
    return { ...bradleyTerry(comparisons, confidence), coefficient, ...none, ...kind.withoutTies, counts: about }
  }
  if (counts.tieTotal === counts.meetingTotal) {
    return {
      ...strengthsResult(coefficient, systems, new Float64Array(counts.size), null, confidence, ''),
      ...none,
      counts: about,
    }
  }
  if (!tiesOverlap(counts)) return { ...noStrengths(coefficient, systems, 'perfectly-separated', found), ...none }
  const concave = kind.concave(counts)
  const maximum = maximise(concave, startOf(counts, kind.start(counts)))
  const information = new Float64Array(concave.size * concave.size)
  const usable = maximum.converged && concave.evaluate(maximum.parameters, new Float64Array(concave.size), information)
  const factor = usable ? factorOf(concave, information) : null
  if (factor === null) return { ...noStrengths(coefficient, systems, 'not-converged'), ...none }
  const variances = diagonal(centredCovariance(factor, concave.size, counts.size), concave.size)
  const logTieParameter = maximum.parameters[counts.size] as number
  return {
    ...strengthsResult(coefficient, systems, centred(maximum.parameters, counts.size), variances, confidence, 'wald'),
    tieParameter: Math.exp(logTieParameter),
    logTieParameter,
    logTieStandardError: Math.sqrt(variances[counts.size] as number),
    logLikelihood: kind.logLikelihood(counts, maximum.parameters),
    counts: about,
  }
}

/** Log odds of wins and half ties as strengths, then the tie parameter. */
function startOf({ size, halfWins, meetingTotals }: TieCounts, tie: number): Float64Array {
  const start = new Float64Array(size + 1)
  for (let i = 0; i < size; i++) {
    const won = halfWins[i] as number
    start[i] = Math.log((won + 0.5) / ((meetingTotals[i] as number) - won + 0.5))
  }
  const strengths = centred(start, size)
  start.set(strengths)
  start[size] = tie
  return start
}

/** Two-sided normal limits around an estimate, for parameters reported beside the strengths. */
export function waldLimits(estimate: number, standardError: number, confidence: number): readonly [number, number] {
  const reach = (normalQuantile(1 - (1 - confidence) / 2) ?? 0) * standardError
  return [estimate - reach, estimate + reach]
}
