import { chiSquaredSf } from '../numeric/distributions.ts'
import type { Result } from '../result.ts'
import type { SquareTable } from './squareTable.ts'
import { cellOf, noTest, unusableTable } from './squareTable.ts'

/**
 * Bowker's test of symmetry (Bowker 1948), McNemar's uncorrected test when there are two categories: is moving from
 * category i to j as common as moving back? Statistic: the sum over category pairs of (n_ij − n_ji)² / (n_ij + n_ji).
 * Pairs of categories between which nobody moved carry no information: they add nothing to the statistic and do not
 * count as degrees of freedom. Undefined (`no-nonzero-difference`) when every unit is on the diagonal.
 */
export function bowker(table: SquareTable): Result {
  const coefficient = 'mcnemar_bowker'
  const unusable = unusableTable(table)
  if (unusable) return noTest(coefficient, unusable)
  let statistic = 0
  let df = 0
  for (let row = 0; row < table.length; row++) {
    for (let column = row + 1; column < table.length; column++) {
      const [there, back] = [cellOf(table, row, column), cellOf(table, column, row)]
      if (there + back === 0) continue
      statistic += (there - back) ** 2 / (there + back)
      df++
    }
  }
  if (df === 0) return noTest(coefficient, 'no-nonzero-difference')
  return { coefficient, estimate: statistic, undefined: null, statistic, df, p: chiSquaredSf(statistic, df) }
}
