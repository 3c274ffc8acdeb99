import type { Result } from '../result.ts'
import { connectivityOf } from './connectivity.ts'
import type { Concave } from './newton.ts'
import { factorOf, maximise } from './newton.ts'
import type { StrengthsResult } from './strengths.ts'
import { centred, centredCovariance, diagonal, noStrengths, strengthsResult } from './strengths.ts'

/** One ranking of some of the systems: lower rank is better, equal ranks are ties; systems by index. */
export type SystemRanking = readonly { readonly system: number; readonly rank: number }[]

export type PlackettLuce = StrengthsResult & {
  /** Log prevalence of ties of two, three, … systems at one place; empty without ties. */
  readonly logTiePrevalence: readonly {
    readonly order: number
    readonly estimate: number
    readonly standardError: number
  }[]
}

/** One choice: the systems taken together next, out of those still there. */
type Choice = { readonly taken: readonly number[]; readonly rest: readonly number[] }

/** A variance that large means that the estimate runs to infinity, in company with the tie prevalences. */
const UNBOUNDED = 1e5

/** A place with more alternative sets than this is not computed. */
const MOST_ALTERNATIVES = 50_000

/**
 * Plackett–Luce strengths from rankings with ties (Luce 1959, Plackett 1975; ties: Turner, van Etten, Firth & Kosmidis
 * 2020): place after place a set S of the systems still there is taken with probability proportional to
 * δ_|S| · (Π of their worths)^(1/|S|), δ_1 = 1, sets up to the largest tie that occurs. Maximum likelihood;
 * log-strengths centred. With pairs only it is Bradley–Terry, with tied pairs Davidson (δ_2 = ν).
 *
 * Rankings of fewer than two systems are left out. Exists when the graph "ranked above or level with" is strongly
 * connected (otherwise `undefeated-or-winless` or `disconnected`) and ties do not explain everything
 * (`perfectly-separated`). `not-applicable` when ties within long rankings make
 * the alternatives too many, or when nothing but complete ties was said.
 */
export function plackettLuce(
  systems: readonly string[],
  rankings: readonly SystemRanking[],
  confidence = 0.95,
): PlackettLuce {
  const coefficient = 'plackett_luce'
  const none = (reason: Result['undefined'], found?: Parameters<typeof noStrengths>[3]): PlackettLuce => ({
    ...noStrengths(coefficient, systems, reason, found),
    logTiePrevalence: [],
  })
  const used = rankings.filter((ranking) => ranking.length > 1)
  const found = connectivityOf(systems.length, aboveOrLevel(systems.length, used))
  if (found.reason !== null) return none(found.reason, found)
  const choices = used.flatMap(choicesOf)
  const orders = tieOrders(choices)
  const largest = Math.max(1, ...orders)
  if (choices.some(({ taken, rest }) => setCount(taken.length + rest.length, largest) > MOST_ALTERNATIVES)) {
    return none('not-applicable')
  }
  if (choices.every(({ rest }) => rest.length === 0)) return none('not-applicable')
  const concave = plackettLuceModel(systems.length, choices, orders)
  const maximum = maximise(concave, new Float64Array(concave.size))
  const information = new Float64Array(concave.size * concave.size)
  concave.evaluate(maximum.parameters, new Float64Array(concave.size), information)
  const factor = maximum.converged ? factorOf(concave, information) : null
  if (factor === null) return none('not-converged')
  const count = systems.length
  const variances = diagonal(centredCovariance(factor, concave.size, count), concave.size)
  if (variances.some((variance) => !(variance < UNBOUNDED))) return none('perfectly-separated')
  return {
    ...strengthsResult(coefficient, systems, centred(maximum.parameters, count), variances, confidence, 'wald'),
    logTiePrevalence: orders.map((order, index) => ({
      order,
      estimate: maximum.parameters[count + index] as number,
      standardError: Math.sqrt(Math.max(0, variances[count + index] as number)),
    })),
    counts: { rankings: used.length, systems: count },
  }
}

function choicesOf(ranking: SystemRanking): readonly Choice[] {
  const levels = [...Map.groupBy(ranking, (entry) => entry.rank)].sort(([one], [other]) => one - other)
  const sets = levels.map(([, members]) => members.map((entry) => entry.system).sort((one, other) => one - other))
  return sets.flatMap((taken, index): Choice[] => {
    const rest = sets.slice(index + 1).flat()
    // A single system left over is no choice.
    return rest.length === 0 && taken.length === 1 ? [] : [{ taken, rest }]
  })
}

/** Sizes of ties that occur, ascending. */
const tieOrders = (choices: readonly Choice[]): readonly number[] =>
  [...new Set(choices.map((choice) => choice.taken.length))]
    .filter((order) => order > 1)
    .sort((one, other) => one - other)

function aboveOrLevel(size: number, rankings: readonly SystemRanking[]): Float64Array {
  const wins = new Float64Array(size * size)
  for (const ranking of rankings) {
    for (const one of ranking) {
      for (const other of ranking) {
        if (one.system !== other.system && one.rank <= other.rank) wins[one.system * size + other.system] = 1
      }
    }
  }
  return wins
}

function setCount(n: number, largest: number): number {
  let all = 0
  let choose = 1
  for (let k = 1; k <= Math.min(n, largest); k++) {
    choose *= (n - k + 1) / k
    all += choose
  }
  return all
}

/**
 * The log-likelihood is log-linear: a set S has log weight Σ_{i∈S} θ_i / |S| + log δ_|S|, so the gradient is observed
 * less expected features and the information the covariance of the features, place by place.
 */
function plackettLuceModel(count: number, choices: readonly Choice[], orders: readonly number[]): Concave {
  const size = count + orders.length
  const placeOfOrder = new Map(orders.map((order, index) => [order, count + index]))
  const allowed = new Set([1, ...orders])
  const alternatives = choices.map(({ taken, rest }) => subsets([...taken, ...rest], allowed))
  const scale = new Float64Array(size)
  for (const { taken, rest } of choices) {
    for (const index of [...taken, ...rest]) scale[index] = (scale[index] as number) + 1
    for (let index = count; index < size; index++) scale[index] = (scale[index] as number) + 1
  }
  const features = (set: readonly number[]): (readonly [number, number])[] => {
    const tie = placeOfOrder.get(set.length)
    const shares = set.map((index) => [index, 1 / set.length] as const)
    return tie === undefined ? shares : [...shares, [tie, 1]]
  }
  const evaluate = (at: Float64Array, gradient: Float64Array, information: Float64Array | null): boolean => {
    gradient.fill(0)
    information?.fill(0)
    choices.forEach(({ taken, rest }, place) => {
      const sets = alternatives[place] as readonly (readonly number[])[]
      const logs = sets.map((set) =>
        features(set).reduce((sum, [index, share]) => sum + share * (at[index] as number), 0),
      )
      const most = Math.max(...logs)
      const weights = logs.map((log) => Math.exp(log - most))
      const all = weights.reduce((sum, weight) => sum + weight, 0)
      const mean = new Map<number, number>()
      sets.forEach((set, index) => {
        const probability = (weights[index] as number) / all
        for (const [feature, share] of features(set)) mean.set(feature, (mean.get(feature) ?? 0) + probability * share)
        if (information === null) return
        for (const [row, one] of features(set)) {
          for (const [column, other] of features(set))
            addTo(information, row * size + column, probability * one * other)
        }
      })
      for (const [feature, share] of features(taken)) addTo(gradient, feature, share)
      for (const [feature, expected] of mean) addTo(gradient, feature, -expected)
      if (information === null || rest.length + taken.length === 0) return
      for (const [row, one] of mean) {
        for (const [column, other] of mean) addTo(information, row * size + column, -one * other)
      }
    })
    return gradient.every(Number.isFinite)
  }
  return { size, strengths: count, evaluate, scale }
}

/** All non-empty subsets with an allowed number of members. */
function subsets(members: readonly number[], allowed: ReadonlySet<number>): readonly (readonly number[])[] {
  const largest = Math.max(...allowed)
  const found: number[][] = []
  const extend = (from: number, chosen: readonly number[]): void => {
    if (allowed.has(chosen.length)) found.push([...chosen])
    if (chosen.length === largest) return
    for (let next = from; next < members.length; next++) extend(next + 1, [...chosen, members[next] as number])
  }
  extend(0, [])
  return found
}

function addTo(array: Float64Array, index: number, value: number): void {
  array[index] = (array[index] as number) + value
}
