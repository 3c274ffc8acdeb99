import { alphaFixedWeights } from '#analysis/agreement/alphaFixedWeights.ts'
import { blandAltman } from '#analysis/agreement/blandAltman.ts'
import { brennanPrediger } from '#analysis/agreement/brennanPrediger.ts'
import { cohenKappa } from '#analysis/agreement/cohenKappa.ts'
import { congerKappa } from '#analysis/agreement/congerKappa.ts'
import { cronbachAlpha } from '#analysis/agreement/cronbachAlpha.ts'
import { fleissKappa, fleissKappaByCategory } from '#analysis/agreement/fleissKappa.ts'
import { gwetAc } from '#analysis/agreement/gwetAc.ts'
import { icc } from '#analysis/agreement/icc.ts'
import { iccIncomplete } from '#analysis/agreement/iccIncomplete.ts'
import { iccReml } from '#analysis/agreement/iccReml.ts'
import type { CoefficientOptions, IntervalMethod, IntervalOptions } from '#analysis/agreement/intervalOptions.ts'
import { kendallW, kendallWFromSpearman } from '#analysis/agreement/kendallW.ts'
import { krippendorffAlpha } from '#analysis/agreement/krippendorffAlpha.ts'
import { lightKappa } from '#analysis/agreement/lightKappa.ts'
import { linCcc, linCccOverall } from '#analysis/agreement/linCcc.ts'
import { meanRaterCorrelation } from '#analysis/agreement/meanRaterCorrelation.ts'
import { isComplete, measurementsOf, pairOfColumns } from '#analysis/agreement/measurementMatrix.ts'
import { prevalenceAndBias } from '#analysis/agreement/pabak.ts'
import { pairTable } from '#analysis/agreement/pairTable.ts'
import { percentAgreement, unanimousAgreement } from '#analysis/agreement/percentAgreement.ts'
import { scottPi } from '#analysis/agreement/scottPi.ts'
import { setAlpha } from '#analysis/agreement/setAlpha.ts'
import type { GwetWeights } from '#analysis/distance/agreementWeights.ts'
import type { RatingMatrix } from '#analysis/ratingMatrix.ts'
import type { Result } from '#analysis/result.ts'
import { bowker } from '#analysis/tests/squareTableBowker.ts'
import { bhapkar, stuartMaxwell } from '#analysis/tests/squareTableHomogeneity.ts'
import { mcnemarCorrected, mcnemarExact } from '#analysis/tests/squareTableMcnemar.ts'
import type { AgreementExplanation } from './agreementExplanation.ts'
import type { PlainRatings, RatingMeasurement } from './agreementRatings.ts'

/** One line of the answer: a result, for which criterion and which two raters where that is not all of them. */
export type AgreementEntry = Result & {
  readonly criterion?: string
  readonly raters?: readonly [string, string]
  readonly explanation?: AgreementExplanation
}

/** What to compute, and how intervals are made. */
export type CoefficientRequest = CoefficientOptions & {
  readonly measurement: RatingMeasurement
  readonly all: boolean
  readonly interval: Required<IntervalOptions>
}

const WEIGHTED: readonly GwetWeights[] = ['linear', 'quadratic', 'ordinal', 'radical', 'ratio', 'circular', 'bipolar']

/** The coefficients asked for, the most wanted first. */
export function agreementCoefficients(read: PlainRatings, request: CoefficientRequest): readonly AgreementEntry[] {
  const { matrix, sets } = read
  if (sets) {
    const options = { ...request, interval: resampling(request.interval) }
    return [
      percentAgreement(matrix, closedForm(request)),
      setAlpha(sets, { ...options, distance: 'masi' }),
      setAlpha(sets, { ...options, distance: 'jaccard' }),
      krippendorffAlpha(matrix, { ...options, measurement: 'nominal' }),
    ]
  }
  if (request.all) return [...categorical(read, request), ...numeric(read, request), ...pairTests(matrix)]
  const measurement = request.measurement === 'set' ? 'nominal' : request.measurement
  return [
    percentAgreement(matrix, closedForm(request)),
    unanimousAgreement(matrix, request.interval),
    ...cohenKappas(read, request),
    fleissKappa(matrix, closedForm(request)),
    gwetAc(matrix, closedForm(request)),
    krippendorffAlpha(matrix, { ...request, measurement, interval: resampling(request.interval) }),
    ...(measurement === 'interval' || measurement === 'ratio' ? numeric(read, request) : []),
  ]
}

/** Methods other than bootstrap and jackknife mean the closed form, for coefficients that have one. */
function closedForm(request: CoefficientRequest): CoefficientOptions {
  const asked: IntervalMethod = request.interval.method
  const method = asked === 'jackknife' || asked === 'percentile' ? asked : 'analytic'
  return { ...request, interval: { ...request.interval, method } }
}

const resampling = (interval: Required<IntervalOptions>): IntervalOptions => interval

function cohenKappas(
  { matrix, raters, numeric: ordered }: PlainRatings,
  request: CoefficientRequest,
): AgreementEntry[] {
  const weightings = ordered ? (['unweighted', 'linear', 'quadratic'] as const) : (['unweighted'] as const)
  const entries: AgreementEntry[] = []
  for (let raterA = 0; raterA < raters.length; raterA++)
    for (let raterB = raterA + 1; raterB < raters.length; raterB++)
      for (const weights of weightings)
        entries.push({
          ...cohenKappa(matrix, { ...closedForm(request), weights, raterA, raterB }),
          raters: [raters[raterA] as string, raters[raterB] as string],
        })
  return entries
}

function categorical(read: PlainRatings, request: CoefficientRequest): AgreementEntry[] {
  const { matrix } = read
  const closed = closedForm(request)
  const two = matrix.raterCount === 2
  const weighted = read.numeric ? WEIGHTED : []
  const families = (weights: GwetWeights): AgreementEntry[] => [
    percentAgreement(matrix, { ...closed, weights }),
    ...(two ? [scottPi(matrix, { ...closed, weights })] : []),
    fleissKappa(matrix, { ...closed, weights }),
    congerKappa(matrix, { ...closed, weights }),
    brennanPrediger(matrix, { ...closed, weights }),
    gwetAc(matrix, { ...closed, weights }),
    alphaFixedWeights(matrix, { ...closed, weights }),
  ]
  const { pabak, prevalenceIndex, biasIndex } = prevalenceAndBias(matrix, request.interval)
  return [
    unanimousAgreement(matrix, request.interval),
    ...cohenKappas(read, request),
    ...families('unweighted'),
    fleissKappaByCategory(matrix),
    lightKappa(matrix, { confidence: request.interval.confidence }),
    ...(two && matrix.categories.length === 2 ? [pabak, prevalenceIndex, biasIndex] : []),
    ...alphas(read, request),
    ...weighted.flatMap(families),
  ]
}

/** Every alpha; Gwet's closed interval stands beside the resampled one where the distance is fixed. */
function alphas({ matrix, numeric: ordered }: PlainRatings, request: CoefficientRequest): AgreementEntry[] {
  const measurements = ordered
    ? (['nominal', 'ordinal', 'interval', 'ratio', 'circular', 'bipolar'] as const)
    : (['nominal'] as const)
  return measurements.map((measurement) => {
    const result = krippendorffAlpha(matrix, { ...request, measurement, interval: resampling(request.interval) })
    const closed = krippendorffAlpha(matrix, { measurement, interval: { ...request.interval, method: 'analytic' } })
    if (!closed.interval) return result
    const { low, high, method, confidence } = closed.interval
    const tableRoutine = closed.tableRoutine ? { tableRoutine: closed.tableRoutine } : {}
    return {
      ...result,
      analytic: { standardError: closed.standardError, low, high, method, confidence, ...tableRoutine },
    }
  })
}

function numeric(read: PlainRatings, request: CoefficientRequest): AgreementEntry[] {
  if (!read.numeric) return []
  const { confidence } = request.interval
  const values = measurementsOf(read.matrix)
  const pair = read.raters.length === 2 ? pairOfColumns(values, 0, 1) : null
  return [
    ...icc(values, { confidence }),
    ...iccReml(values, { confidence }),
    iccIncomplete(values, confidence),
    ...(isComplete(values) ? [] : icc(values, { confidence, listwise: true })),
    kendallW(values),
    kendallWFromSpearman(values),
    meanRaterCorrelation(values, 'pearson'),
    meanRaterCorrelation(values, 'spearman'),
    cronbachAlpha(values, { confidence }),
    linCccOverall(values),
    ...(pair ? [linCcc(pair, { confidence }), blandAltman(pair, { confidence })] : []),
  ]
}

/** Do two raters use the categories alike? */
function pairTests(matrix: RatingMatrix): AgreementEntry[] {
  if (matrix.raterCount !== 2) return []
  const table = pairTable(matrix, 0, 1)
  if (typeof table === 'string' || table.size > 50) return []
  const { size, cells } = table
  const rows = Array.from({ length: size }, (_, i) => Array.from(cells.subarray(i * size, (i + 1) * size)))
  return [
    bowker(rows),
    stuartMaxwell(rows),
    bhapkar(rows),
    ...(size === 2 ? [mcnemarCorrected(rows), mcnemarExact(rows)] : []),
  ]
}
