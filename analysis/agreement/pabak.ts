/**
 * What makes Cohen's kappa of a 2 × 2 table high or low: prevalence- and bias-adjusted kappa, prevalence index and bias
 * index (Byrt, Bishop & Carlin 1993, "Bias, prevalence and kappa").
 *
 * With cells a, b / c, d over n units: PABAK = 2 (a + d) / n - 1, prevalence index = (a - d) / n, bias index =
 * (b - c) / n. Missing ratings: the units both rated. Undefined (`not-binary`) unless there are two categories.
 * Intervals: PABAK from the exact (Clopper-Pearson) limits of the agreement; the indices normal, with the standard
 * errors of differences of independent proportions as printed by epiR.
 */
import type { RatingMatrix } from '../ratingMatrix.ts'
import type { Result } from '../result.ts'
import { DEFAULT_CONFIDENCE } from './intervalOptions.ts'
import { pairTable } from './pairTable.ts'
import { clopperPearsonInterval } from './proportion.ts'
import { undefinedResult } from './reasons.ts'
import { normalInterval } from './unitInterval.ts'

export type PairIndexOptions = { readonly raterA?: number; readonly raterB?: number; readonly confidence?: number }

/** The three results; ids `pabak`, `prevalence_index`, `bias_index`. */
export function prevalenceAndBias(
  matrix: RatingMatrix,
  options: PairIndexOptions = {},
): {
  readonly pabak: Result
  readonly prevalenceIndex: Result
  readonly biasIndex: Result
} {
  const { raterA = 0, raterB = 1, confidence = DEFAULT_CONFIDENCE } = options
  const table = pairTable(matrix, raterA, raterB)
  const reason = typeof table === 'string' ? table : table.size === 2 ? null : 'not-binary'
  if (reason || typeof table === 'string') {
    const because = reason ?? 'not-binary'
    return {
      pabak: undefinedResult('pabak', because),
      prevalenceIndex: undefinedResult('prevalence_index', because),
      biasIndex: undefinedResult('bias_index', because),
    }
  }
  const [a, b, c, d] = table.cells as unknown as readonly [number, number, number, number]
  const n = table.units
  const counts = { pairedUnits: n }
  const exact = clopperPearsonInterval(a + d, n, confidence)
  const binomial = (successes: number): number => ((successes / n) * (1 - successes / n)) / n
  const prevalence = Math.sqrt(binomial(a) + binomial(d))
  const bias = Math.sqrt(binomial(a + b) + binomial(a + c))
  const index = (coefficient: string, estimate: number, standardError: number): Result => ({
    coefficient,
    estimate,
    undefined: null,
    counts,
    ...normalInterval({ estimate, standardError, confidence, method: 'normal', highest: 1 }),
  })
  return {
    pabak: {
      coefficient: 'pabak',
      estimate: (2 * (a + d)) / n - 1,
      undefined: null,
      counts,
      interval: exact && {
        ...exact,
        low: 2 * exact.low - 1,
        high: 2 * exact.high - 1,
        method: 'Clopper-Pearson on the agreement',
      },
    },
    prevalenceIndex: index('prevalence_index', (a - d) / n, prevalence),
    biasIndex: index('bias_index', (b - c) / n, bias),
  }
}
