import { quantile } from '../numeric/quantile.ts'
import { forEachResample, type Watched } from '../resample/bootstrap.ts'
import { multinomialDrawer } from '../resample/multinomial.ts'
import type { SeededRandom } from '../resample/seededRandom.ts'
import type { Interval, Result } from '../result.ts'
import type { HalfTieCounts } from './bradleyTerryModel.ts'
import { bradleyTerryModel, halfTieCounts, startOf } from './bradleyTerryModel.ts'
import type { Comparisons } from './comparisons.ts'
import { countPairs } from './comparisons.ts'
import { connectivityOf, isStronglyConnected } from './connectivity.ts'
import { kindResampler } from './kindResampler.ts'
import { factorOf, maximise } from './newton.ts'
import { inseparableGroups, placesByValue } from './rankGroups.ts'
import type { StrengthsResult } from './strengths.ts'
import { centred, noStrengths } from './strengths.ts'

export type StrengthsBootstrapOptions = Watched & {
  readonly resamples: number
  readonly seed: number
  readonly confidence: number
  /** What is drawn with replacement: votes (default), or all the votes of a rater or on an item together. */
  readonly by?: 'vote' | 'rater' | 'item'
}

/** A system's strength with its interval and the places it may hold; 1 = strongest. */
export type RankedStrength = {
  readonly system: string
  readonly estimate: number
  readonly standardError: number
  readonly interval: Interval
  readonly place: number
  readonly placeInterval: { readonly low: number; readonly high: number }
  /** Share of resamples in which the system came first. */
  readonly shareFirst: number
}

export type StrengthsBootstrap = Result & {
  readonly systems: readonly RankedStrength[]
  /** Largest sets of neighbouring systems none of which can be told apart from another, strongest first. */
  readonly groups: readonly (readonly string[])[]
  readonly resamples: number
  /** Resamples in which strengths did not exist; they are left out. */
  readonly undefinedResamples: number
  readonly by: 'vote' | 'rater' | 'item'
}

/**
 * Bootstrap of Bradley–Terry strengths (ties half): percentile intervals of the centred strengths, of the places, and
 * the groups of systems that cannot be separated (a pair is separated when the percentile interval of its difference
 * leaves out 0; no adjustment for the number of pairs). Draw raters or items where the same one comes back: their votes
 * are not independent.
 *
 * Undefined like `bradleyTerry`; `not-applicable` when the wanted clusters are not in the data, `one-unit` with fewer
 * than two of them, `degenerate-resamples` when strengths exist in fewer than nine resamples in ten.
 */
export function bootstrapStrengths(
  comparisons: Comparisons,
  options: StrengthsBootstrapOptions,
): StrengthsBootstrap | StrengthsResult {
  const { by = 'vote', resamples, seed, confidence } = options
  const coefficient = 'bradley_terry.bootstrap'
  const { systems } = comparisons
  const counts = halfTieCounts(countPairs(comparisons))
  const found = connectivityOf(counts.size, counts.wins)
  if (found.reason !== null) return noStrengths(coefficient, systems, found.reason, found)
  const clusters = by === 'vote' ? undefined : comparisons[by]
  if (by !== 'vote' && clusters === undefined) return noStrengths(coefficient, systems, 'not-applicable')
  const draw = clusters === undefined ? votesDrawn(comparisons) : clustersDrawn(comparisons, clusters)
  if (draw === null) return noStrengths(coefficient, systems, 'one-unit')
  const estimates = refits(counts, draw, options)
  if (estimates === null) return noStrengths(coefficient, systems, 'not-converged')
  const { strengths, rows } = estimates
  if (rows.length < 0.9 * resamples || rows.length < 2) return noStrengths(coefficient, systems, 'degenerate-resamples')
  const tail = (1 - confidence) / 2
  const places = rows.map((row) => placesByValue(row))
  const own = placesByValue(strengths)
  const method = `bootstrap of ${by}s, percentile`
  const entries = systems.map((system, index): RankedStrength => {
    const values = rows.map((row) => row[index] as number)
    const held = places.map((place) => place[index] as number)
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
    const limits = (of: readonly number[]) => ({
      low: quantile(of, tail) as number,
      high: quantile(of, 1 - tail) as number,
    })
    const heldLimits = limits(held)
    return {
      system,
      estimate: strengths[index] as number,
      standardError: Math.sqrt(variance),
      interval: { ...limits(values), confidence, method, resamples, seed },
      place: own[index] as number,
      placeInterval: { low: Math.floor(heldLimits.low), high: Math.ceil(heldLimits.high) },
      shareFirst: held.filter((place) => place === 1).length / held.length,
    }
  })
  const groups = inseparableGroups(strengths, rows, confidence)
  return {
    coefficient,
    estimate: Math.max(...strengths),
    undefined: null,
    systems: entries,
    groups: groups.map((group) => group.map((index) => systems[index] as string)),
    resamples,
    undefinedResamples: resamples - rows.length,
    by,
  }
}

/** Centred strengths of the data and of each resample in which they exist; null when the data's own fit fails. */
function refits(
  counts: HalfTieCounts,
  draw: PairsDrawn,
  options: StrengthsBootstrapOptions,
): { readonly strengths: Float64Array; readonly rows: readonly Float64Array[] } | null {
  const { size } = counts
  const own = bradleyTerryModel(counts)
  const maximum = maximise(own, startOf(counts))
  const information = new Float64Array(size * size)
  own.evaluate(maximum.parameters, new Float64Array(size), information)
  const factor = factorOf(own, information)
  if (!maximum.converged || factor === null) return null
  const resampled = {
    size,
    wins: new Float64Array(size * size),
    meetings: new Float64Array(size * size),
    winTotals: new Float64Array(size),
    meetingTotals: new Float64Array(size),
  }
  const concave = bradleyTerryModel(resampled)
  const rows: Float64Array[] = []
  forEachResample(options, (_, random) => {
    draw(random, resampled)
    total(resampled)
    if (!isStronglyConnected(size, resampled.wins)) return
    const refit = maximise(concave, maximum.parameters, { factor, tolerance: 1e-8, goodEnough: 0.3 })
    if (refit.converged) rows.push(centred(refit.parameters, size))
  })
  return { strengths: centred(maximum.parameters, size), rows }
}

/** Fills wins (half ties) and meetings with one resample; both symmetric where they are. */
type PairsDrawn = (random: SeededRandom, into: Pick<HalfTieCounts, 'wins' | 'meetings'>) => void

/** Draws votes: kinds are pairs of systems with an outcome. */
function votesDrawn(comparisons: Comparisons): PairsDrawn {
  const { size, leftWins, rightWins, ties } = countPairs(comparisons)
  const most = (3 * size * (size - 1)) / 2
  const cells = new Int32Array(most)
  const backs = new Int32Array(most)
  const halves = new Float64Array(most)
  const frequencies = new Int32Array(most)
  let kinds = 0
  const add = (cell: number, back: number, frequency: number, half: number): void => {
    if (frequency === 0) return
    cells[kinds] = cell
    backs[kinds] = back
    halves[kinds] = half
    frequencies[kinds++] = frequency
  }
  for (let one = 0; one < size; one++) {
    for (let other = 0; other < one; other++) {
      const [cell, back] = [one * size + other, other * size + one]
      add(cell, back, (leftWins[cell] as number) + (rightWins[back] as number), 1)
      add(cell, back, (leftWins[back] as number) + (rightWins[cell] as number), 0)
      add(cell, back, (ties[cell] as number) + (ties[back] as number), 0.5)
    }
  }
  const draw = kindResampler(frequencies.subarray(0, kinds))
  const weights = new Float64Array(kinds)
  return (random, { wins, meetings }) => {
    draw(random, weights)
    wins.fill(0)
    meetings.fill(0)
    for (let kind = 0; kind < weights.length; kind++) {
      const weight = weights[kind] as number
      const won = weight * (halves[kind] as number)
      const [cell, back] = [cells[kind] as number, backs[kind] as number]
      wins[cell] = (wins[cell] as number) + won
      wins[back] = (wins[back] as number) + weight - won
      meetings[cell] = (meetings[cell] as number) + weight
      meetings[back] = meetings[cell] as number
    }
  }
}

/** Draws whole clusters; null with fewer than two. */
function clustersDrawn({ systems, left, right, outcome }: Comparisons, cluster: Int32Array): PairsDrawn | null {
  const size = systems.length
  const clusterCount = cluster.reduce((most, number) => Math.max(most, number + 1), 0)
  if (clusterCount < 2) return null
  const draw = multinomialDrawer(new Float64Array(clusterCount).fill(1))
  const weights = new Float64Array(clusterCount)
  return (random, { wins, meetings }) => {
    draw(random, weights)
    wins.fill(0)
    meetings.fill(0)
    for (let row = 0; row < cluster.length; row++) {
      const weight = weights[cluster[row] as number] as number
      if (weight === 0) continue
      const cell = (left[row] as number) * size + (right[row] as number)
      const back = (right[row] as number) * size + (left[row] as number)
      const won = (weight * ((outcome[row] as number) + 1)) / 2
      wins[cell] = (wins[cell] as number) + won
      wins[back] = (wins[back] as number) + weight - won
      meetings[cell] = (meetings[cell] as number) + weight
      meetings[back] = meetings[cell] as number
    }
  }
}

function total({ size, wins, meetings, winTotals, meetingTotals }: HalfTieCounts): void {
  for (let one = 0; one < size; one++) {
    let won = 0
    let met = 0
    for (let other = 0; other < size; other++) {
      won += wins[one * size + other] as number
      met += meetings[one * size + other] as number
    }
    winTotals[one] = won
    meetingTotals[one] = met
  }
}
