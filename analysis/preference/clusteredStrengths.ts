import { bradleyTerryModel, halfTieCounts, startOf } from './bradleyTerryModel.ts'
import type { Comparisons } from './comparisons.ts'
import { countPairs } from './comparisons.ts'
import { connectivityOf } from './connectivity.ts'
import { factorOf, maximise } from './newton.ts'
import type { StrengthsResult } from './strengths.ts'
import { centred, centredCovariance, noStrengths, strengthsResult } from './strengths.ts'

/** Which votes are not independent of each other: those of one rater, those on one item, or either. */
export type Clustering = 'rater' | 'item' | 'rater-and-item'

/**
 * Bradley–Terry strengths (ties half) with cluster-robust standard errors: the sandwich H⁻¹ M H⁻¹ of the inverse
 * information around the sum over clusters of the outer product of the cluster's summed scores (Liang & Zeger 1986), with
 * the factor G / (G − 1) for G clusters. `rater-and-item` adds the two and takes off the one for rater–item pairs
 * (Cameron, Gelbach & Miller 2011); a variance that comes out below that of either alone is set to the larger of them.
 *
 * Estimates as `bradleyTerry`, undefined like it; `not-applicable` when the data hold no such clusters and `one-unit`
 * with fewer than two. Intervals are Student's t with G − 1 degrees of freedom, G the fewer clusters; with fewer than
 * about ten they are still too short.
 */
export function clusteredStrengths(
  comparisons: Comparisons,
  by: Clustering,
  confidence = 0.95,
): StrengthsResult & { readonly clusters?: number } {
  const coefficient = `bradley_terry.by_${by.replaceAll('-', '_')}`
  const { systems, rater, item } = comparisons
  const counts = halfTieCounts(countPairs(comparisons))
  const size = counts.size
  const found = connectivityOf(size, counts.wins)
  if (found.reason !== null) return noStrengths(coefficient, systems, found.reason, found)
  const wanted = by === 'rater' ? [rater] : by === 'item' ? [item] : [rater, item]
  if (wanted.some((column) => column === undefined)) return noStrengths(coefficient, systems, 'not-applicable')
  const columns = wanted as Int32Array[]
  if (columns.some((column) => clusterCount(column) < 2)) return noStrengths(coefficient, systems, 'one-unit')
  const concave = bradleyTerryModel(counts)
  const maximum = maximise(concave, startOf(counts))
  const information = new Float64Array(size * size)
  concave.evaluate(maximum.parameters, new Float64Array(size), information)
  const factor = maximum.converged ? factorOf(concave, information) : null
  if (factor === null) return noStrengths(coefficient, systems, 'not-converged')
  const strengths = centred(maximum.parameters, size)
  const inverse = centredCovariance(factor, size, size)
  const variancesOf = (cluster: Int32Array): Float64Array => sandwich(comparisons, strengths, inverse, cluster)
  const single = columns.map(variancesOf)
  const variances = single.length === 1 ? (single[0] as Float64Array) : twoWay(single, variancesOf(joined(columns)))
  const clusters = Math.min(...columns.map(clusterCount))
  const method = `cluster-robust, by ${by}, student t`
  return {
    ...strengthsResult(coefficient, systems, strengths, variances, confidence, method, clusters - 1),
    clusters,
    counts: { comparisons: comparisons.left.length, systems: size },
  }
}

const clusterCount = (cluster: Int32Array): number => new Set(cluster).size

/** Diagonal of H⁻¹ M H⁻¹: per cluster the summed score, carried through the inverse, squared. */
function sandwich(
  { left, right, outcome }: Comparisons,
  strengths: Float64Array,
  inverse: Float64Array,
  cluster: Int32Array,
): Float64Array {
  const size = strengths.length
  const order = Int32Array.from(cluster.keys()).sort(
    (one, other) => (cluster[one] as number) - (cluster[other] as number),
  )
  const variances = new Float64Array(size)
  const scoreSum = new Float64Array(size)
  let clusters = 0
  for (let start = 0; start < order.length; ) {
    const own = cluster[order[start] as number]
    const touched = new Set<number>()
    let end = start
    for (; end < order.length && cluster[order[end] as number] === own; end++) {
      const row = order[end] as number
      const [one, other] = [left[row] as number, right[row] as number]
      const expected = 1 / (1 + Math.exp((strengths[other] as number) - (strengths[one] as number)))
      const surprise = ((outcome[row] as number) + 1) / 2 - expected
      scoreSum[one] = (scoreSum[one] as number) + surprise
      scoreSum[other] = (scoreSum[other] as number) - surprise
      touched.add(one).add(other)
    }
    for (let i = 0; i < size; i++) {
      let influence = 0
      for (const j of touched) influence += (inverse[i * size + j] as number) * (scoreSum[j] as number)
      variances[i] = (variances[i] as number) + influence * influence
    }
    for (const j of touched) scoreSum[j] = 0
    clusters++
    start = end
  }
  return variances.map((variance) => (variance * clusters) / (clusters - 1))
}

/** Numbers rater–item pairs. */
function joined(columns: readonly Int32Array[]): Int32Array {
  const [first, second] = columns as [Int32Array, Int32Array]
  const width = second.reduce((most, number) => Math.max(most, number + 1), 0)
  const numbers = new Map<number, number>()
  return first.map((one, row) => {
    const key = one * width + (second[row] as number)
    const number = numbers.get(key) ?? numbers.size
    numbers.set(key, number)
    return number
  })
}

const twoWay = (single: readonly Float64Array[], both: Float64Array): Float64Array =>
  both.map((shared, index) => {
    const [one, other] = single.map((variances) => variances[index] as number) as [number, number]
    return Math.max(one + other - shared, one, other)
  })
