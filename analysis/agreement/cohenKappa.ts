/**
 * Cohen's kappa of two raters: (observed - expected) / (1 - expected) agreement, expected from each rater's own category
 * shares (Cohen 1960); weighted form (Cohen 1968) with linear (Cicchetti & Allison 1971) or quadratic (Fleiss & Cohen
 * 1973) weights over category positions, or weights of the caller's own.
 *
 * Missing ratings: the units both raters rated. Undefined when there are none, or when both used one and the same
 * category only (`no-variation`); 0 when only one of them never varies. Analytic standard error: the non-null form of
 * Fleiss, Cohen & Everitt (1969) with a normal interval; `p` tests kappa = 0 with their null variance.
 */
import { type CategoryWeights, positionWeights, weightAt } from '../distance/agreementWeights.ts'
import { normalTwoSided } from '../numeric/distributions.ts'
import type { RatingMatrix } from '../ratingMatrix.ts'
import type { Result } from '../result.ts'
import { type CoefficientOptions, filledInterval } from './intervalOptions.ts'
import { type PairTable, pairTable } from './pairTable.ts'
import { undefinedResult } from './reasons.ts'
import { noInterval, normalInterval, unitInterval } from './unitInterval.ts'

export type CohenKappaOptions = CoefficientOptions & {
  readonly weights: 'unweighted' | 'linear' | 'quadratic' | CategoryWeights
  /** Column indexes; default 0 and 1. */
  readonly raterA?: number
  readonly raterB?: number
}

export type CohenKappaResult = Result & {
  readonly raterA: number
  readonly raterB: number
  readonly pa?: number
  readonly pe?: number
  readonly degenerate?: boolean
  /** The q × q table, row by row (rows: rater A), when q <= 20. */
  readonly table?: readonly number[]
}

/** Kappa of two columns of a matrix; id `cohen_kappa.<weights>`. */
export function cohenKappa(matrix: RatingMatrix, options: CohenKappaOptions): CohenKappaResult {
  const { weights, raterA = 0, raterB = 1 } = options
  const raters = { raterA, raterB }
  const coefficient = `cohen_kappa.${typeof weights === 'string' ? weights : weights.name}`
  const table = pairTable(matrix, raterA, raterB)
  if (typeof table === 'string') return { ...undefinedResult(coefficient, table), ...raters }
  const found = typeof weights === 'string' ? positionWeights(weights, table.size) : weights
  if (found.size !== table.size) return { ...undefinedResult(coefficient, 'value-outside-categories'), ...raters }
  const counts = {
    units: matrix.unitCount,
    pairedUnits: table.units,
    unpairedUnits: matrix.unitCount - table.units,
    raters: 2,
  }
  const shown = table.size <= 20 ? { table: Array.from(table.cells) } : {}
  const { pa, pe } = tableAgreement(table.cells, table.rows, table.columns, table.units, found)
  if (!(1 - pe > 1e-13)) return { ...undefinedResult(coefficient, 'no-variation'), ...raters, pa, pe, counts, ...shown }
  const estimate = (pa - pe) / (1 - pe)
  return {
    coefficient,
    estimate: Math.abs(estimate) < 1e-15 ? 0 : estimate,
    undefined: null,
    ...raters,
    pa,
    pe,
    counts,
    ...shown,
    ...interval(table, found, estimate, pe, options),
  }
}

function tableAgreement(
  cells: Float64Array,
  rows: Float64Array,
  columns: Float64Array,
  units: number,
  weights: CategoryWeights,
) {
  const { size } = weights
  let pa = 0
  let pe = 0
  for (let i = 0; i < size; i++) {
    const row = rows[i] as number
    if (!weights.cells) {
      pa += cells[i * size + i] as number
      pe += row * (columns[i] as number)
      continue
    }
    if (row === 0) continue
    let expected = 0
    for (let j = 0; j < size; j++) {
      const weight = weights.cells[i * size + j] as number
      pa += weight * (cells[i * size + j] as number)
      expected += weight * (columns[j] as number)
    }
    pe += row * expected
  }
  return { pa: pa / units, pe: pe / (units * units) }
}

function interval(
  table: PairTable,
  weights: CategoryWeights,
  estimate: number,
  pe: number,
  options: CohenKappaOptions,
) {
  const filled = filledInterval(options.interval ?? { method: 'analytic' })
  if (filled.method === 'two-way') return noInterval('not-applicable')
  if (filled.method === 'analytic') {
    if (table.units < 2) return noInterval('one-unit')
    const { standardError, nullError } = kappaErrors(table, weights, estimate, pe)
    const z = nullError > 0 ? estimate / nullError : null
    return {
      ...normalInterval({
        estimate,
        standardError,
        confidence: filled.confidence,
        method: 'Fleiss-Cohen-Everitt, normal',
        highest: 1,
      }),
      ...(z === null ? {} : { statistic: z, p: normalTwoSided(z) }),
    }
  }
  const { size } = table
  const rows = new Float64Array(size)
  const columns = new Float64Array(size)
  return unitInterval({
    estimate,
    frequencies: table.cells,
    statistic: (cells) => {
      rows.fill(0)
      columns.fill(0)
      let units = 0
      for (let i = 0, at = 0; i < size; i++)
        for (let j = 0; j < size; j++, at++) {
          const here = cells[at] as number
          units += here
          rows[i] = (rows[i] as number) + here
          columns[j] = (columns[j] as number) + here
        }
      const drawn = tableAgreement(cells, rows, columns, units, weights)
      return 1 - drawn.pe > 1e-13 ? (drawn.pa - drawn.pe) / (1 - drawn.pe) : NaN
    },
    options: filled,
    signal: options.signal,
    onProgress: options.onProgress,
  })
}

/**
 * Standard errors of Fleiss, Cohen & Everitt (1969): non-null, and under kappa = 0. Their variances are written here as
 * squares around a mean, not as a difference of squares, which would lose the digits of a small one.
 */
export function kappaErrors(table: PairTable, weights: CategoryWeights, kappa: number, pe: number) {
  const { size, cells, rows, columns, units } = table
  const rowMean = new Float64Array(size)
  const columnMean = new Float64Array(size)
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      const weight = weightAt(weights, i, j)
      rowMean[i] = (rowMean[i] as number) + (weight * (columns[j] as number)) / units
      columnMean[j] = (columnMean[j] as number) + (weight * (rows[i] as number)) / units
    }
  const mean = kappa - pe * (1 - kappa)
  let squares = 0
  let nullSquares = 0
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      const weight = weightAt(weights, i, j)
      const chance = (rowMean[i] as number) + (columnMean[j] as number)
      squares += ((cells[i * size + j] as number) / units) * (weight - chance * (1 - kappa) - mean) ** 2
      nullSquares += ((rows[i] as number) / units) * ((columns[j] as number) / units) * (weight - chance + pe) ** 2
    }
  const scale = Math.sqrt(units) * (1 - pe)
  return { standardError: root(squares) / scale, nullError: root(nullSquares) / scale }
}

/** The root of a variance, of which rounding may have left a hair where it is 0. */
const root = (variance: number): number => (variance > 1e-28 ? Math.sqrt(variance) : 0)
