import { chiSquaredSf, normalTwoSided } from '../numeric/distributions.ts'
import type { Interval } from '../result.ts'
import type { Comparisons, PairCounts } from './comparisons.ts'
import { countPairs } from './comparisons.ts'
import { connectivityOf, hasPositiveCycle, winsEachWay } from './connectivity.ts'
import { waldLimits } from './davidson.ts'
import type { Concave } from './newton.ts'
import { factorOf, maximise } from './newton.ts'
import type { StrengthsResult } from './strengths.ts'
import { centred, centredCovariance, diagonal, noStrengths, strengthsResult } from './strengths.ts'

/** Strengths with the advantage of the left place. */
export type PositionResult = StrengthsResult & {
  /** Log-odds that the left place adds; positive = being shown left helps. */
  readonly position: number | null
  readonly positionStandardError: number | null
  readonly positionInterval: Interval | null
  readonly positionP: number | null
  /** Likelihood-ratio statistic of the position effect, chi-squared with one degree of freedom, and its p-value. */
  readonly lrt: number | null
  readonly lrtP: number | null
}

const NO_POSITION = {
  position: null,
  positionStandardError: null,
  positionInterval: null,
  positionP: null,
  lrt: null,
  lrtP: null,
}

/**
 * Bradley–Terry strengths with a position effect (Davidson & Beaver 1977): log odds that the left response wins =
 * strength of left − strength of right + γ. Ties count as half a win each way. Tested by the likelihood ratio against
 * γ = 0 and by Wald; `position` is γ.
 *
 * Exists when the graph of wins is strongly connected and no assignment of strengths together with a γ predicts every
 * outcome (`undefeated-or-winless` or `perfectly-separated` otherwise): decided by looking for cycles of wins that favour
 * either place, exactly, not by watching a search diverge.
 */
export function positionEffect(comparisons: Comparisons, confidence = 0.95): PositionResult {
  const coefficient = 'bradley_terry.position'
  const { systems } = comparisons
  const pairs = countPairs(comparisons)
  const found = connectivityOf(pairs.size, winsEachWay(pairs))
  const nothing = (reason: StrengthsResult['undefined']) => ({
    ...noStrengths(coefficient, systems, reason, found),
    ...NO_POSITION,
  })
  if (found.reason !== null) return nothing(found.reason)
  if (!placesOverlap(pairs)) return nothing('perfectly-separated')
  const size = pairs.size
  const free = positionModel(pairs, true)
  const maximum = maximise(free, new Float64Array(size + 1))
  const restricted = maximise(positionModel(pairs, false), new Float64Array(size))
  const information = new Float64Array((size + 1) * (size + 1))
  free.evaluate(maximum.parameters, new Float64Array(size + 1), information)
  const factor = maximum.converged && restricted.converged ? factorOf(free, information) : null
  if (factor === null) return nothing('not-converged')
  const variances = diagonal(centredCovariance(factor, size + 1, size), size + 1)
  const position = maximum.parameters[size] as number
  const standardError = Math.sqrt(variances[size] as number)
  const [low, high] = waldLimits(position, standardError, confidence)
  const lrt = Math.max(0, 2 * likelihoodGain(pairs, maximum.parameters, restricted.parameters))
  return {
    ...strengthsResult(coefficient, systems, centred(maximum.parameters, size), variances, confidence, 'wald'),
    logLikelihood: logLikelihood(pairs, maximum.parameters, position),
    position,
    positionStandardError: standardError,
    positionInterval: { low, high, confidence, method: 'wald' },
    positionP: normalTwoSided(position / standardError),
    lrt,
    lrtP: chiSquaredSf(lrt, 1),
    counts: { comparisons: comparisons.left.length, systems: size },
  }
}

/** Half-tie wins of the left and of the right place for one ordered pair. */
function halves(pairs: PairCounts, cell: number): readonly [number, number] {
  const half = (pairs.ties[cell] as number) / 2
  return [(pairs.leftWins[cell] as number) + half, (pairs.rightWins[cell] as number) + half]
}

function positionModel(pairs: PairCounts, withPosition: boolean): Concave {
  const { size } = pairs
  const width = size + (withPosition ? 1 : 0)
  const cells: { left: number; right: number; won: number; met: number }[] = []
  const scale = new Float64Array(width)
  for (let left = 0; left < size; left++) {
    for (let right = 0; right < size; right++) {
      const [won, lost] = halves(pairs, left * size + right)
      const met = won + lost
      if (met === 0) continue
      cells.push({ left, right, won, met })
      for (const index of withPosition ? [left, right, size] : [left, right])
        scale[index] = (scale[index] as number) + met
    }
  }
  const evaluate = (at: Float64Array, gradient: Float64Array, information: Float64Array | null): boolean => {
    gradient.fill(0)
    information?.fill(0)
    const position = withPosition ? (at[size] as number) : 0
    for (const { left, right, won, met } of cells) {
      const share = 1 / (1 + Math.exp((at[right] as number) - (at[left] as number) - position))
      const features: [number, number][] = withPosition
        ? [
            [left, 1],
            [right, -1],
            [size, 1],
          ]
        : [
            [left, 1],
            [right, -1],
          ]
      const weight = met * share * (1 - share)
      for (const [row, sign] of features) {
        gradient[row] = (gradient[row] as number) + sign * (won - met * share)
        if (information === null) continue
        for (const [column, other] of features) {
          const cell = row * width + column
          information[cell] = (information[cell] as number) + sign * other * weight
        }
      }
    }
    return gradient.every(Number.isFinite)
  }
  return { size: width, strengths: size, evaluate, scale }
}

function logLikelihood(pairs: PairCounts, strengths: ArrayLike<number>, position: number): number {
  const { size } = pairs
  let total = 0
  for (let left = 0; left < size; left++) {
    for (let right = 0; right < size; right++) {
      const [won, lost] = halves(pairs, left * size + right)
      const gap = (strengths[left] as number) - (strengths[right] as number) + position
      if (won > 0) total -= won * Math.log1p(Math.exp(-gap))
      if (lost > 0) total -= lost * Math.log1p(Math.exp(gap))
    }
  }
  return total
}

/**
 * Log-likelihood at strengths with a position less that at strengths alone, meeting by meeting: the difference of the
 * two sums would lose the digits of an effect near 0, and with them those of its p-value.
 */
function likelihoodGain(pairs: PairCounts, free: Float64Array, restricted: Float64Array): number {
  const { size } = pairs
  // log(1 + exp(one)) − log(1 + exp(other))
  const softplusGain = (one: number, other: number): number =>
    Math.log1p(Math.expm1(one - other) / (1 + Math.exp(-other)))
  let total = 0
  for (let left = 0; left < size; left++) {
    for (let right = 0; right < size; right++) {
      const [won, lost] = halves(pairs, left * size + right)
      if (won + lost === 0) continue
      const gap = (free[left] as number) - (free[right] as number) + (free[size] as number)
      const plain = (restricted[left] as number) - (restricted[right] as number)
      total += won * softplusGain(-plain, -gap) + lost * softplusGain(plain, gap)
    }
  }
  return total
}

/**
 * True when γ has a finite estimate. With γ = ±1 as the unit, strengths that explain every outcome satisfy
 * strength of winner − strength of loser ≥ ∓1 for a win on the left and ≥ ±1 for one on the right; such a system of
 * difference constraints has a solution exactly when no cycle of wins has a positive sum (Bellman & Ford).
 */
function placesOverlap(pairs: PairCounts): boolean {
  const edges: { winner: number; loser: number; onLeft: boolean }[] = []
  for (let left = 0; left < pairs.size; left++) {
    for (let right = 0; right < pairs.size; right++) {
      const [won, lost] = halves(pairs, left * pairs.size + right)
      if (won > 0) edges.push({ winner: left, loser: right, onLeft: true })
      if (lost > 0) edges.push({ winner: right, loser: left, onLeft: false })
    }
  }
  const byPlace = (leftWeight: number) =>
    edges.map(({ winner, loser, onLeft }) => ({ from: winner, to: loser, weight: onLeft ? leftWeight : -leftWeight }))
  return hasPositiveCycle(pairs.size, byPlace(-1)) && hasPositiveCycle(pairs.size, byPlace(1))
}
