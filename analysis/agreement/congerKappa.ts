/**
 * Conger's kappa: Cohen's kappa for many raters, chance agreement being the mean over all pairs of different raters of
 * the product of their own category shares (Conger 1980; missing ratings, weights and variance after Gwet 2014).
 *
 * Missing ratings: each rater's shares come from the units that rater judged; agreement from units with two or more
 * ratings. Undefined when a pair agrees by chance with certainty (`no-variation`) or some rater judged nothing.
 */
import { type CategoryWeights, type GwetWeights, namedWeights, weightAt } from '../distance/agreementWeights.ts'
import { type RatingMatrix, ratingCounts } from '../ratingMatrix.ts'
import { type ChanceCorrectedResult, gwetFrame, gwetInterval, isPairTable } from './gwetFrame.ts'
import { type CoefficientOptions, filledInterval } from './intervalOptions.ts'
import { undefinedResult, unusableReason } from './reasons.ts'
import { type IntervalPart, noInterval, unitInterval } from './unitInterval.ts'

export type CongerKappaOptions = CoefficientOptions & { readonly weights?: GwetWeights | CategoryWeights | undefined }

/** Id `conger_kappa`, with weights `conger_kappa.<weights>`. */
export function congerKappa(matrix: RatingMatrix, options: CongerKappaOptions = {}): ChanceCorrectedResult {
  const { weights = 'unweighted' } = options
  const { name, found } = namedWeights(weights, matrix.categories)
  const coefficient = name === 'unweighted' ? 'conger_kappa' : `conger_kappa.${name}`
  const counts = ratingCounts(matrix)
  const reason = unusableReason(matrix, counts)
  if (reason) return undefinedResult(coefficient, reason, counts)
  if (typeof found === 'string') return undefinedResult(coefficient, found, counts)
  const { pa, units, pairable, agreement, patterns } = gwetFrame(matrix, found)
  const margins = raterShares(matrix, null)
  if (margins.judged.some((count) => count === 0)) return undefinedResult(coefficient, 'rater-without-ratings', counts)
  const pe = congerChance(margins.shares, matrix.raterCount, found)
  if (!(1 - pe > 1e-13)) return { ...undefinedResult(coefficient, 'no-variation', counts), pa, pe }
  const estimate = (pa - pe) / (1 - pe)
  const filled = filledInterval(options.interval ?? { method: 'analytic' })
  const unitAgreement = (unit: number) => agreement[patterns.ofUnit[unit] as number] as number
  const unitSize = (unit: number) => patterns.size[patterns.ofUnit[unit] as number] as number
  const interval = (): IntervalPart => {
    if (filled.method === 'two-way') return noInterval('not-applicable')
    if (filled.method === 'analytic') {
      const chance = unitChance(matrix, margins, found, units)
      let squares = 0
      for (let unit = 0; unit < matrix.unitCount; unit++) {
        const m = unitSize(unit)
        if (m === 0) continue
        const own = m > 1 ? ((units / pairable) * (unitAgreement(unit) - pe)) / (1 - pe) : 0
        squares += (own - (2 * (1 - estimate) * ((chance[unit] as number) - pe)) / (1 - pe) - estimate) ** 2
      }
      const error = units > 1 ? Math.sqrt(squares / (units * (units - 1))) : null
      return gwetInterval(estimate, error, units, filled.confidence, isPairTable(patterns))
    }
    return unitInterval({
      estimate,
      frequencies: Float64Array.from({ length: matrix.unitCount }, (_, unit) => (unitSize(unit) > 0 ? 1 : 0)),
      statistic: (drawn) => {
        let agreeing = 0
        let paired = 0
        for (let unit = 0; unit < matrix.unitCount; unit++) {
          if (unitSize(unit) < 2) continue
          agreeing += (drawn[unit] as number) * unitAgreement(unit)
          paired += drawn[unit] as number
        }
        const drawnMargins = raterShares(matrix, drawn)
        if (paired === 0 || drawnMargins.judged.some((count) => count === 0)) return NaN
        const drawnPe = congerChance(drawnMargins.shares, matrix.raterCount, found)
        return 1 - drawnPe > 1e-13 ? (agreeing / paired - drawnPe) / (1 - drawnPe) : NaN
      },
      options: filled,
      signal: options.signal,
      onProgress: options.onProgress,
    })
  }
  return { coefficient, estimate, undefined: null, pa, pe, counts, ...interval() }
}

type RaterShares = { readonly shares: Float64Array; readonly judged: Float64Array }

/** Each rater's category shares (raters × q row by row) and how many units each judged, with optional unit weights. */
function raterShares(matrix: RatingMatrix, unitWeights: Float64Array | null): RaterShares {
  const { unitCount, raterCount, codes } = matrix
  const size = matrix.categories.length
  const shares = new Float64Array(raterCount * size)
  const judged = new Float64Array(raterCount)
  for (let unit = 0, cell = 0; unit < unitCount; unit++) {
    const weight = unitWeights ? (unitWeights[unit] as number) : 1
    for (let rater = 0; rater < raterCount; rater++, cell++) {
      const code = codes[cell] as number
      if (code < 0) continue
      shares[rater * size + code] = (shares[rater * size + code] as number) + weight
      judged[rater] = (judged[rater] as number) + weight
    }
  }
  for (let rater = 0; rater < raterCount; rater++)
    for (let c = 0; c < size; c++)
      if ((judged[rater] as number) > 0)
        shares[rater * size + c] = (shares[rater * size + c] as number) / (judged[rater] as number)
  return { shares, judged }
}

/** W applied to a row of shares. */
function weighted(weights: CategoryWeights, shares: Float64Array, from: number): Float64Array {
  const { size, cells } = weights
  if (!cells) return shares.slice(from, from + size)
  const result = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    let sum = 0
    for (let j = 0; j < size; j++) sum += (cells[i * size + j] as number) * (shares[from + j] as number)
    result[i] = sum
  }
  return result
}

/** Mean weight of the categories of two different raters drawn from their own shares. */
function congerChance(shares: Float64Array, raters: number, weights: CategoryWeights): number {
  const { size } = weights
  const totals = new Float64Array(size)
  let same = 0
  for (let rater = 0; rater < raters; rater++) {
    const expected = weighted(weights, shares, rater * size)
    for (let c = 0; c < size; c++) {
      const share = shares[rater * size + c] as number
      totals[c] = (totals[c] as number) + share
      same += share * (expected[c] as number)
    }
  }
  const expected = weighted(weights, totals, 0)
  let all = 0
  for (let c = 0; c < size; c++) all += (totals[c] as number) * (expected[c] as number)
  return (all - same) / (raters * (raters - 1))
}

/** Each unit's linearised contribution to chance agreement (Gwet 2014, appendix on Conger's variance). */
function unitChance(matrix: RatingMatrix, margins: RaterShares, weights: CategoryWeights, units: number): Float64Array {
  const { unitCount, raterCount, codes } = matrix
  const { size } = weights
  const totals = new Float64Array(size)
  for (let at = 0; at < margins.shares.length; at++)
    totals[at % size] = (totals[at % size] as number) + (margins.shares[at] as number)
  // Per rater and category: weight towards the shares of all other raters.
  const others = new Float64Array(raterCount * size)
  const offset = new Float64Array(raterCount)
  for (let rater = 0; rater < raterCount; rater++)
    for (let c = 0; c < size; c++) {
      let sum = 0
      for (let k = 0; k < size; k++)
        sum += weightAt(weights, k, c) * ((totals[k] as number) - (margins.shares[rater * size + k] as number))
      others[rater * size + c] = sum
      offset[rater] = (offset[rater] as number) + (margins.shares[rater * size + c] as number) * sum
    }
  const chance = new Float64Array(unitCount)
  for (let unit = 0, cell = 0; unit < unitCount; unit++) {
    let sum = 0
    for (let rater = 0; rater < raterCount; rater++, cell++) {
      const code = codes[cell] as number
      const judged = margins.judged[rater] as number
      const here = code >= 0 ? (others[rater * size + code] as number) : 0
      sum += (units / judged) * (here - ((code >= 0 ? 1 : 0) - judged / units) * (offset[rater] as number))
    }
    chance[unit] = sum / (raterCount * (raterCount - 1))
  }
  return chance
}
