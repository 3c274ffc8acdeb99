import { ratingMatrix } from '../../ratingMatrix.ts'
import { alphaFixedWeights } from '../alphaFixedWeights.ts'
import { blandAltman } from '../blandAltman.ts'
import { brennanPrediger } from '../brennanPrediger.ts'
import { cohenKappa } from '../cohenKappa.ts'
import { congerKappa } from '../congerKappa.ts'
import { cronbachAlpha } from '../cronbachAlpha.ts'
import { fleissKappa, fleissKappaByCategory } from '../fleissKappa.ts'
import { gwetAc } from '../gwetAc.ts'
import { icc } from '../icc.ts'
import { iccIncomplete } from '../iccIncomplete.ts'
import { iccReml } from '../iccReml.ts'
import type { IntervalMethod } from '../intervalOptions.ts'
import { kendallTau } from '../kendallTau.ts'
import { kendallW, kendallWFromSpearman } from '../kendallW.ts'
import { krippendorffAlpha } from '../krippendorffAlpha.ts'
import { lightKappa } from '../lightKappa.ts'
import { linCcc, linCccOverall } from '../linCcc.ts'
import { meanRaterCorrelation } from '../meanRaterCorrelation.ts'
import { measurementsOf, pairOfColumns } from '../measurementMatrix.ts'
import { prevalenceAndBias } from '../pabak.ts'
import { pearson } from '../pearson.ts'
import { percentAgreement, unanimousAgreement } from '../percentAgreement.ts'
import { scottPi } from '../scottPi.ts'
import { spearman, spearmanExact } from '../spearman.ts'

/** Units × raters; null where nothing was rated. */
export type Ratings = readonly (readonly (number | null)[])[]

export const CATEGORIES = [1, 2, 3, 4, 5]
export const MEASUREMENTS = ['nominal', 'ordinal', 'interval', 'ratio', 'circular', 'bipolar'] as const
export const WEIGHTS = [
  'unweighted',
  'linear',
  'quadratic',
  'ordinal',
  'radical',
  'ratio',
  'circular',
  'bipolar',
] as const

export const matrixOf = (ratings: Ratings, categories: readonly number[] = CATEGORIES) =>
  ratingMatrix({ ratings, categories })

/** Every coefficient that a matrix of ratings can have, without intervals that need resampling. */
export function everyCoefficient(ratings: Ratings, method: IntervalMethod = 'analytic') {
  const matrix = matrixOf(ratings)
  const values = measurementsOf(matrix)
  const interval = { method, resamples: 20, seed: 3 } as const
  const pair = matrix.raterCount > 1 ? pairOfColumns(values, 0, 1) : { x: [], y: [] }
  const { pabak, prevalenceIndex, biasIndex } = prevalenceAndBias(matrix)
  return [
    unanimousAgreement(matrix),
    fleissKappaByCategory(matrix),
    lightKappa(matrix),
    pabak,
    prevalenceIndex,
    biasIndex,
    ...MEASUREMENTS.map((measurement) => krippendorffAlpha(matrix, { measurement, interval })),
    ...WEIGHTS.flatMap((weights) => [
      percentAgreement(matrix, { weights, interval }),
      scottPi(matrix, { weights, interval }),
      fleissKappa(matrix, { weights, interval }),
      congerKappa(matrix, { weights, interval }),
      brennanPrediger(matrix, { weights, interval }),
      gwetAc(matrix, { weights, interval }),
      alphaFixedWeights(matrix, { weights, interval }),
    ]),
    ...(['unweighted', 'linear', 'quadratic'] as const).map((weights) => cohenKappa(matrix, { weights, interval })),
    ...icc(values),
    ...icc(values, { listwise: true }),
    ...iccReml(values),
    iccIncomplete(values),
    kendallW(values, { permutation: { resamples: 5, seed: 1 } }),
    kendallWFromSpearman(values),
    meanRaterCorrelation(values, 'pearson'),
    meanRaterCorrelation(values, 'spearman'),
    cronbachAlpha(values),
    linCccOverall(values),
    linCcc(pair),
    blandAltman(pair),
    pearson(pair),
    spearman(pair),
    spearmanExact(pair),
    kendallTau(pair),
  ]
}
