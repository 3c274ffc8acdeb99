/**
 * Light's kappa: the mean of Cohen's kappa over all pairs of raters (Light 1971).
 *
 * Missing ratings: complete units only by default (`listwise`), as in the packages that print it; `pairwise` lets each
 * pair use every unit both rated. Undefined when some pair's kappa is. Interval: linearisation of every pair's kappa over
 * units (the influence values behind the variance of Fleiss, Cohen & Everitt 1969), Student's t.
 */
import { type CategoryWeights, positionWeights, weightAt } from '../distance/agreementWeights.ts'
import { completeUnits, type RatingMatrix, ratingCounts } from '../ratingMatrix.ts'
import type { Result, UndefinedReason } from '../result.ts'
import { cohenKappa } from './cohenKappa.ts'
import { DEFAULT_CONFIDENCE } from './intervalOptions.ts'
import { type PairTable, pairTable } from './pairTable.ts'
import { undefinedResult, unusableReason } from './reasons.ts'
import { type IntervalPart, noInterval, studentInterval } from './unitInterval.ts'

export type LightKappaOptions = {
  readonly weights?: 'unweighted' | 'linear' | 'quadratic'
  readonly missing?: 'listwise' | 'pairwise'
  readonly confidence?: number
}

export type LightKappaResult = Result & {
  readonly degenerate?: boolean
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
      const kappa = cohenKappa(used, { weights, raterA, raterB, interval: undefined })
      pairs.push({ raterA, raterB, estimate: kappa.estimate })
      firstReason ??= kappa.undefined
      total += kappa.estimate ?? 0
    }
  if (firstReason) return { ...undefinedResult(coefficient, firstReason, counts), pairs }
  const estimate = total / pairs.length
  const interval = linearised(
    used,
    pairs,
    estimate,
    positionWeights(weights, used.categories.length),
    options.confidence,
  )
  return { coefficient, estimate, undefined: null, counts, pairs, ...interval }
}

/** Error of the mean kappa from each unit's mean influence on the pairs it belongs to. */
function linearised(
  matrix: RatingMatrix,
  pairs: readonly { readonly raterA: number; readonly raterB: number; readonly estimate: number | null }[],
  estimate: number,
  weights: CategoryWeights,
  confidence = DEFAULT_CONFIDENCE,
): IntervalPart {
  const { unitCount, raterCount, codes } = matrix
  if (unitCount < 2) return noInterval('one-unit')
  const influence = new Float64Array(unitCount)
  for (const { raterA, raterB, estimate: kappa } of pairs) {
    const table = pairTable(matrix, raterA, raterB)
    if (typeof table === 'string' || kappa === null) return noInterval('not-applicable')
    const values = cellInfluence(table, weights, kappa)
    const scale = unitCount / table.units / pairs.length
    for (let unit = 0; unit < unitCount; unit++) {
      const a = codes[unit * raterCount + raterA] as number
      const b = codes[unit * raterCount + raterB] as number
      if (a >= 0 && b >= 0)
        influence[unit] = (influence[unit] as number) + scale * (values[a * table.size + b] as number)
    }
  }
  let squares = 0
  for (const value of influence) squares += value * value
  const root = Math.sqrt(squares / (unitCount * (unitCount - 1)))
  const standardError = root < 1e-14 ? 0 : root
  return studentInterval({
    estimate,
    standardError,
    df: unitCount - 1,
    confidence,
    method: 'linearisation over units, t',
    highest: 1,
  })
}

/** First-order change of kappa per unit in each cell of the table; averages to 0 over the units. */
function cellInfluence(
  { size, rows, columns, units }: PairTable,
  weights: CategoryWeights,
  kappa: number,
): Float64Array {
  const rowMean = new Float64Array(size)
  const columnMean = new Float64Array(size)
  let pe = 0
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      const weight = weightAt(weights, i, j)
      rowMean[i] = (rowMean[i] as number) + (weight * (columns[j] as number)) / units
      columnMean[j] = (columnMean[j] as number) + (weight * (rows[i] as number)) / units
      pe += (weight * (rows[i] as number) * (columns[j] as number)) / (units * units)
    }
  const values = new Float64Array(size * size)
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      const chance = (rowMean[i] as number) + (columnMean[j] as number)
      values[i * size + j] = (weightAt(weights, i, j) - chance * (1 - kappa) - (kappa - pe * (1 - kappa))) / (1 - pe)
    }
  return values
}
