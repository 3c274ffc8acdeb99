import { chiSquaredSf } from '../numeric/distributions.ts'
import type { Result } from '../result.ts'
import type { SquareTable } from './squareTable.ts'
import { cellOf, noTest, tableTotal, unusableTable } from './squareTable.ts'

/**
 * Stuart–Maxwell test of marginal homogeneity (Stuart 1955, Maxwell 1970): do the two times use the categories equally
 * often? With d the differences between row and column totals, the statistic is d' V⁻¹ d, where V is the covariance of
 * d under homogeneity (diagonal n_i. + n_.i − 2 n_ii, elsewhere −(n_ij + n_ji)). A category with equal margins stays
 * in; one that nobody entered or left drops out of V by itself. Degrees of freedom: the rank of V, which is the number
 * of categories less the number of groups of categories between which units moved (categories − 1 as a rule).
 * Undefined (`no-nonzero-difference`) when every unit is on the diagonal.
 */
export function stuartMaxwell(table: SquareTable): Result {
  return homogeneity('stuart_maxwell', table, (chiSquared) => chiSquared)
}

/**
 * Bhapkar's test of marginal homogeneity (Bhapkar 1966): the same comparison with the covariance estimated without
 * assuming homogeneity, which equals W / (1 − W / n) for the Stuart–Maxwell statistic W (Keefe 1982).
 * Undefined as `stuartMaxwell`, and `zero-variance` when W reaches n.
 */
export function bhapkar(table: SquareTable): Result {
  const n = tableTotal(table)
  return homogeneity('bhapkar', table, (chiSquared) =>
    chiSquared < n * (1 - 1e-12) ? chiSquared / (1 - chiSquared / n) : null,
  )
}

function homogeneity(coefficient: string, table: SquareTable, of: (chiSquared: number) => number | null): Result {
  const unusable = unusableTable(table)
  if (unusable) return noTest(coefficient, unusable)
  const size = table.length
  const difference = new Float64Array(size)
  const covariance = new Float64Array(size * size)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (row === column) continue
      const [there, back] = [cellOf(table, row, column), cellOf(table, column, row)]
      difference[row] = (difference[row] as number) + there - back
      covariance[row * size + row] = (covariance[row * size + row] as number) + there + back
      covariance[row * size + column] = -(there + back)
    }
  }
  const { chiSquared, df } = quadraticForm(covariance, difference, size)
  if (df === 0) return noTest(coefficient, 'no-nonzero-difference')
  const statistic = of(chiSquared)
  if (statistic === null) return noTest(coefficient, 'zero-variance')
  return { coefficient, estimate: statistic, undefined: null, statistic, df, p: chiSquaredSf(statistic, df) }
}

/** d' V⁻ d and the rank of V by elimination in order of the largest remaining diagonal; V is positive semidefinite. */
function quadraticForm(
  covariance: Float64Array,
  difference: Float64Array,
  size: number,
): { readonly chiSquared: number; readonly df: number } {
  const [v, d] = [covariance.slice(), difference.slice()]
  const open = new Set(d.keys())
  const threshold = 1e-10 * Math.max(...[...open].map((index) => v[index * size + index] as number))
  let chiSquared = 0
  let df = 0
  while (open.size > 0) {
    const pivot = [...open].reduce((best, next) =>
      (v[next * size + next] as number) > (v[best * size + best] as number) ? next : best,
    )
    const weight = v[pivot * size + pivot] as number
    if (!(weight > threshold)) break
    open.delete(pivot)
    chiSquared += (d[pivot] as number) ** 2 / weight
    df++
    for (const row of open) {
      const factor = (v[row * size + pivot] as number) / weight
      d[row] = (d[row] as number) - factor * (d[pivot] as number)
      for (const column of open) {
        v[row * size + column] = (v[row * size + column] as number) - factor * (v[pivot * size + column] as number)
      }
    }
  }
  return { chiSquared, df }
}
