/** The square table of two raters: how many units the first put in category i and the second in category j. */
import type { RatingMatrix } from '../ratingMatrix.ts'
import type { UndefinedReason } from '../result.ts'

/** `cells` is q × q row by row; `units` the units both rated. `codes` are the categories the table is over. */
export type PairTable = {
  readonly size: number
  readonly cells: Float64Array
  readonly units: number
  readonly rows: Float64Array
  readonly columns: Float64Array
}

/** Largest q for which a q × q table is built. */
export const LARGEST_PAIR_TABLE = 2000

/** The table of raters `raterA` and `raterB` over the units both rated, or why there is none. */
export function pairTable(matrix: RatingMatrix, raterA: number, raterB: number): PairTable | UndefinedReason {
  const { unitCount, raterCount, codes } = matrix
  if (matrix.outside > 0) return 'value-outside-categories'
  if (
    raterCount < 2 ||
    raterA === raterB ||
    !(raterA in codes.subarray(0, raterCount)) ||
    !(raterB in codes.subarray(0, raterCount))
  )
    return unitCount === 0 ? 'no-data' : 'fewer-than-two-raters'
  const size = matrix.categories.length
  if (size > LARGEST_PAIR_TABLE) return 'too-many-categories'
  const counts = new Int32Array((size + 1) * (size + 1))
  // Row and column 0 collect missing ratings, so that the loop over units has no branch.
  for (let unit = 0, cell = 0; unit < unitCount; unit++, cell += raterCount) {
    const at = ((codes[cell + raterA] as number) + 1) * (size + 1) + (codes[cell + raterB] as number) + 1
    counts[at] = (counts[at] as number) + 1
  }
  const cells = new Float64Array(size * size)
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) cells[i * size + j] = counts[(i + 1) * (size + 1) + j + 1] as number
  const table = pairTableOfCells(cells, size)
  return table.units === 0 ? 'fewer-than-two-ratings-on-any-unit' : table
}

/** Margins of a table given by its cells. */
export function pairTableOfCells(cells: Float64Array, size: number): PairTable {
  const rows = new Float64Array(size)
  const columns = new Float64Array(size)
  let units = 0
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      const here = cells[i * size + j] as number
      units += here
      rows[i] = (rows[i] as number) + here
      columns[j] = (columns[j] as number) + here
    }
  return { size, cells, units, rows, columns }
}
