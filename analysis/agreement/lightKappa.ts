/**
 * Light's kappa: the mean of Cohen's kappa over all pairs of raters (Light 1971).
 *
 * Missing ratings: complete units only by default (`listwise`), as in the packages that print it; `pairwise` lets each
 * pair use every unit both rated. Undefined when some pair's kappa is. Interval: unit bootstrap or jackknife on request.
 */
import { positionWeights } from '../distance/agreementWeights.ts'
import { completeUnits, ratingCounts, type RatingMatrix } from '../ratingMatrix.ts'
import type { Result, UndefinedReason } from '../result.ts'
import { cohenKappa } from './cohenKappa.ts'
import { type CoefficientOptions, filledInterval } from './intervalOptions.ts'
import { undefinedResult, unusableReason } from './reasons.ts'
import { noInterval, unitInterval } from './unitInterval.ts'

export type LightKappaOptions = CoefficientOptions & {
  readonly weights?: 'unweighted' | 'linear' | 'quadratic'
  readonly missing?: 'listwise' | 'pairwise'
}

export type LightKappaResult = Result & {
  readonly pairs?: readonly { readonly raterA: number; readonly raterB: number; readonly estimate: number | null }[]
}

/** Id `light_kappa`, with weights `light_kappa.<weights>`. */
export function lightKappa(matrix: RatingMatrix, options: LightKappaOptions = {}): LightKappaResult {
  const { weights = 'unweighted', missing = 'listwise' } = options
  const coefficient = weights === 'unweighted' ? 'light_kappa' : `light_kappa.${weights}`
  const reason = unusableReason(matrix, ratingCounts(matrix))
  const used = missing === 'listwise' ? completeUnits(matrix) : matrix
  const counts = ratingCounts(used)
  if (reason) return undefinedResult(coefficient, reason, counts)
  if (counts.pairableUnits === 0) return undefinedResult(coefficient, 'no-complete-unit', counts)
  const pairs: { raterA: number; raterB: number; estimate: number | null }[] = []
  let firstReason: UndefinedReason | null = null
  let total = 0
  for (let raterA = 0; raterA < used.raterCount; raterA++)
    for (let raterB = raterA + 1; raterB < used.raterCount; raterB++) {
      const kappa = cohenKappa(used, { weights, raterA, raterB })
      pairs.push({ raterA, raterB, estimate: kappa.estimate })
      firstReason ??= kappa.undefined
      total += kappa.estimate ?? 0
    }
  if (firstReason) return { ...undefinedResult(coefficient, firstReason, counts), pairs }
  const estimate = total / pairs.length
  return { coefficient, estimate, undefined: null, counts, pairs, ...interval(used, estimate, weights, options) }
}

function interval(
  matrix: RatingMatrix,
  estimate: number,
  weights: 'unweighted' | 'linear' | 'quadratic',
  options: LightKappaOptions,
) {
  if (!options.interval) return {}
  const filled = filledInterval(options.interval)
  if (filled.method === 'analytic' || filled.method === 'two-way') return noInterval('not-applicable')
  const { unitCount, raterCount, codes } = matrix
  const size = matrix.categories.length
  if (size > 200) return noInterval('too-many-categories')
  const agreementWeights = positionWeights(weights, size)
  const cells = new Float64Array(size * size)
  return unitInterval({
    estimate,
    frequencies: new Float64Array(unitCount).fill(1),
    statistic: (drawn) => {
      let total = 0
      let pairs = 0
      for (let a = 0; a < raterCount; a++)
        for (let b = a + 1; b < raterCount; b++, pairs++) {
          cells.fill(0)
          for (let unit = 0; unit < unitCount; unit++) {
            const i = codes[unit * raterCount + a] as number
            const j = codes[unit * raterCount + b] as number
            if (i >= 0 && j >= 0) cells[i * size + j] = (cells[i * size + j] as number) + (drawn[unit] as number)
          }
          total += tableKappa(cells, size, agreementWeights.cells)
        }
      return total / pairs
    },
    options: filled,
    signal: options.signal,
    onProgress: options.onProgress,
  })
}

function tableKappa(cells: Float64Array, size: number, weights: Float64Array | null): number {
  const rows = new Float64Array(size)
  const columns = new Float64Array(size)
  let units = 0
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      const here = cells[i * size + j] as number
      rows[i] = (rows[i] as number) + here
      columns[j] = (columns[j] as number) + here
      units += here
    }
  let pa = 0
  let pe = 0
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      const weight = weights ? (weights[i * size + j] as number) : i === j ? 1 : 0
      pa += weight * (cells[i * size + j] as number)
      pe += weight * (rows[i] as number) * (columns[j] as number)
    }
  pa /= units
  pe /= units * units
  return 1 - pe > 1e-13 ? (pa - pe) / (1 - pe) : NaN
}
