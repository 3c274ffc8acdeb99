import { bradleyTerryModel, countsOfWins, halfTieCounts, startOf } from './bradleyTerryModel.ts'
import type { Comparisons } from './comparisons.ts'
import { countPairs } from './comparisons.ts'
import { connectivityOf } from './connectivity.ts'
import { factorOf, maximise } from './newton.ts'
import type { NamedConnectivity, StrengthsResult, SystemStrength } from './strengths.ts'
import { centred, centredCovariance, diagonal, namedConnectivity, noStrengths, strengthsResult } from './strengths.ts'

/** Strengths that exist for any data, with a label that says what they are. */
export type PenalisedStrengths = StrengthsResult & {
  readonly connectivity?: NamedConnectivity
  /** True when plain maximum likelihood has no solution, so that these numbers rest on the penalty. */
  readonly restsOnPenalty: boolean
}

const MOST_ROUNDS = 500

/**
 * Bias-reduced Bradley–Terry strengths (Firth 1993): the likelihood times the square root of the determinant of its
 * information, which keeps strengths finite for undefeated and winless systems and pulls all of them together a little.
 * A labelled stand-in for `bradleyTerry` where that does not exist, not the same estimate.
 *
 * Systems that were never compared, even through others, cannot be put on one scale by any penalty: each such island is
 * fitted by itself and centred to 0, and the result says `disconnected` in `undefined` only when no system was compared
 * at all; look at `connectivity.islands` before comparing numbers across.
 *
 * Computed by refitting with half of each pair's leverage added to both sides until it settles.
 */
export function penalisedStrengths(comparisons: Comparisons, confidence = 0.95): PenalisedStrengths {
  const coefficient = 'bradley_terry.penalised'
  const { systems } = comparisons
  const counts = halfTieCounts(countPairs(comparisons))
  const found = connectivityOf(counts.size, counts.wins)
  const entries: SystemStrength[] = systems.map((system) => ({
    system,
    estimate: null,
    standardError: null,
    interval: null,
  }))
  for (const island of found.islands) {
    if (island.length < 2) continue
    const fitted = fitIsland(counts.wins, counts.size, island)
    if (fitted === null) return { ...noStrengths(coefficient, systems, 'not-converged', found), restsOnPenalty: true }
    const names = island.map((index) => systems[index] as string)
    const made = strengthsResult(
      coefficient,
      names,
      fitted.strengths,
      fitted.variances,
      confidence,
      'wald, bias-reduced fit',
    )
    made.systems.forEach((entry, place) => {
      entries[island[place] as number] = entry
    })
  }
  const values = entries.flatMap((entry) => (entry.estimate === null ? [] : [entry.estimate]))
  if (values.length === 0)
    return { ...noStrengths(coefficient, systems, found.reason ?? 'no-comparison', found), restsOnPenalty: true }
  return {
    coefficient,
    estimate: Math.max(...values),
    undefined: null,
    systems: entries,
    connectivity: namedConnectivity(systems, found),
    restsOnPenalty: found.reason !== null,
    counts: { comparisons: comparisons.left.length, systems: counts.size },
  }
}

function fitIsland(
  wins: Float64Array,
  width: number,
  island: readonly number[],
): { readonly strengths: Float64Array; readonly variances: Float64Array } | null {
  const size = island.length
  const own = Float64Array.from({ length: size * size }, (_, cell) => {
    return wins[(island[Math.floor(cell / size)] as number) * width + (island[cell % size] as number)] as number
  })
  const observed = countsOfWins(size, own)
  let parameters = startOf(observed)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const information = new Float64Array(size * size)
    const plain = bradleyTerryModel(observed)
    plain.evaluate(parameters, new Float64Array(size), information)
    const factor = factorOf(plain, information)
    if (factor === null) return null
    const covariance = centredCovariance(factor, size, size)
    const withLeverage = own.map((won, cell) => {
      const [i, j] = [Math.floor(cell / size), cell % size]
      if (i === j) return 0
      const variance =
        (covariance[i * size + i] as number) + (covariance[j * size + j] as number) - 2 * (covariance[cell] as number)
      return won - ((information[cell] as number) * variance) / 2
    })
    const next = maximise(bradleyTerryModel(countsOfWins(size, withLeverage)), parameters)
    if (!next.converged) return null
    const moved = next.parameters.reduce(
      (most, value, i) => Math.max(most, Math.abs(value - (parameters[i] as number))),
      0,
    )
    parameters = next.parameters
    if (moved < 1e-9) return { strengths: centred(parameters, size), variances: diagonal(covariance, size) }
  }
  return null
}
