import { bradleyTerryLogLikelihood, bradleyTerryModel, halfTieCounts, startOf } from './bradleyTerryModel.ts'
import type { Comparisons } from './comparisons.ts'
import { countPairs } from './comparisons.ts'
import { connectivityOf } from './connectivity.ts'
import { factorOf, maximise } from './newton.ts'
import type { StrengthsResult } from './strengths.ts'
import { centred, centredCovariance, diagonal, noStrengths, strengthsResult } from './strengths.ts'

/**
 * Bradley–Terry log-strengths (Zermelo 1929; Bradley & Terry 1952) by maximum likelihood, a tie counting as half a win
 * each way, centred to mean 0.
 *
 * Exists only when the graph of wins is strongly connected (Ford 1957); otherwise null with `undefeated-or-winless` or
 * `disconnected` and the systems concerned (`penalisedBradleyTerry` gives a labelled stand-in). Standard errors are
 * model-based (inverse information of the centred strengths, votes taken as independent); clusteredBradleyTerry gives
 * those for raters or items that come back. Cost: one pass over the comparisons, then cubic in the number of systems.
 */
export function bradleyTerry(comparisons: Comparisons, confidence = 0.95): StrengthsResult {
  const coefficient = 'bradley_terry'
  const { systems } = comparisons
  const counts = halfTieCounts(countPairs(comparisons))
  const found = connectivityOf(counts.size, counts.wins)
  if (found.reason !== null) return noStrengths(coefficient, systems, found.reason, found)
  const concave = bradleyTerryModel(counts)
  const maximum = maximise(concave, startOf(counts))
  if (!maximum.converged) return noStrengths(coefficient, systems, 'not-converged')
  const information = new Float64Array(counts.size * counts.size)
  concave.evaluate(maximum.parameters, new Float64Array(counts.size), information)
  const factor = factorOf(concave, information)
  if (factor === null) return noStrengths(coefficient, systems, 'not-converged')
  const strengths = centred(maximum.parameters, counts.size)
  const variances = diagonal(centredCovariance(factor, counts.size, counts.size), counts.size)
  return {
    ...strengthsResult(coefficient, systems, strengths, variances, confidence, 'wald'),
    logLikelihood: bradleyTerryLogLikelihood(counts, strengths),
    counts: { comparisons: comparisons.left.length, systems: counts.size },
  }
}

/** Only the centred log-strengths, in the order of the systems; null when they do not exist. The fast path. */
export function bradleyTerryStrengths(comparisons: Comparisons): Float64Array | null {
  const counts = halfTieCounts(countPairs(comparisons))
  if (connectivityOf(counts.size, counts.wins).reason !== null) return null
  const maximum = maximise(bradleyTerryModel(counts), startOf(counts))
  return maximum.converged ? centred(maximum.parameters, counts.size) : null
}
