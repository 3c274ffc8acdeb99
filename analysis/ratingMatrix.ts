/**
 * Ratings of N units by M raters, held once as integer category codes. Every categorical coefficient, interval and
 * resample works on these codes or on counts of them, never on the values again.
 */

/** Ratings as codes. Shapes: `codes` is N × M row by row, -1 where a rating is missing; a code is an index of `categories`. */
export type RatingMatrix = {
  readonly unitCount: number
  readonly raterCount: number
  /** Category values; declared ones in the declared order (also unused ones), else the observed ones ascending. */
  readonly categories: readonly number[]
  readonly declared: boolean
  readonly codes: Int32Array
  /** Ratings that are not finite or not among the declared categories; coefficients are undefined while there are any. */
  readonly outside: number
}

/** Integer values within a span of this many are coded through a lookup table, others through a map. */
const WIDEST_LOOKUP = 1 << 16

/**
 * Codes `ratings` (units × raters; null = missing; short rows are missing at the end). Declared `categories` keep their
 * order, which is the order of an ordinal scale; without them the observed values are the categories.
 */
export function ratingMatrix(input: {
  readonly ratings: readonly (readonly (number | null)[])[]
  readonly categories?: readonly number[]
}): RatingMatrix {
  const { ratings } = input
  const unitCount = ratings.length
  let raterCount = 0
  for (const row of ratings) if (row.length > raterCount) raterCount = row.length
  const codes = new Int32Array(unitCount * raterCount)
  const observed = input.categories ? null : observedValues(ratings)
  const categories = input.categories ? [...input.categories] : (observed as number[])
  const codeOf = coder(categories)
  let outside = 0
  for (let unit = 0, cell = 0; unit < unitCount; unit++) {
    const row = ratings[unit] as readonly (number | null)[]
    const given = row.length
    for (let rater = 0; rater < raterCount; rater++, cell++) {
      const value = rater < given ? row[rater] : null
      if (value === null || value === undefined) codes[cell] = -1
      else {
        const code = codeOf(value)
        if (code < 0) outside++
        codes[cell] = code
      }
    }
  }
  return { unitCount, raterCount, categories, declared: input.categories !== undefined, codes, outside }
}

/**
 * Codes values that a reader already holds in one typed array (N × M row by row, NaN = missing): the fast way in for
 * large files, without a million small row arrays.
 */
export function ratingMatrixOfValues(input: {
  readonly values: Float64Array
  readonly unitCount: number
  readonly raterCount: number
  readonly categories?: readonly number[]
}): RatingMatrix {
  const { values, unitCount, raterCount } = input
  const categories = input.categories ? [...input.categories] : observedValues([values])
  const codeOf = coder(categories)
  const codes = new Int32Array(unitCount * raterCount)
  let outside = 0
  for (let cell = 0; cell < codes.length; cell++) {
    const value = values[cell] as number
    const code = Number.isNaN(value) ? -1 : codeOf(value)
    if (code < 0 && !Number.isNaN(value)) outside++
    codes[cell] = code
  }
  return { unitCount, raterCount, categories, declared: input.categories !== undefined, codes, outside }
}

/** A matrix from codes that exist already (N × M row by row, -1 = missing); codes must be indexes of `categories`. */
export function ratingMatrixOfCodes(input: {
  readonly codes: Int32Array
  readonly unitCount: number
  readonly raterCount: number
  readonly categories: readonly number[]
}): RatingMatrix {
  return { ...input, declared: true, outside: 0 }
}

/** The same units judged by some of the raters only (columns in the order given). */
export function withRaters(matrix: RatingMatrix, raters: readonly number[]): RatingMatrix {
  const codes = new Int32Array(matrix.unitCount * raters.length)
  for (let unit = 0, cell = 0; unit < matrix.unitCount; unit++)
    for (let i = 0; i < raters.length; i++, cell++)
      codes[cell] = matrix.codes[unit * matrix.raterCount + (raters[i] as number)] as number
  return { ...matrix, codes, raterCount: raters.length }
}

/** Some of the units only (rows in the order given). */
export function withUnits(matrix: RatingMatrix, units: ArrayLike<number>): RatingMatrix {
  const { raterCount } = matrix
  const codes = new Int32Array(units.length * raterCount)
  for (let i = 0; i < units.length; i++) {
    const from = (units[i] as number) * raterCount
    codes.set(matrix.codes.subarray(from, from + raterCount), i * raterCount)
  }
  return { ...matrix, codes, unitCount: units.length }
}

/** Only the units that every rater rated (the listwise rule). */
export function completeUnits(matrix: RatingMatrix): RatingMatrix {
  const kept: number[] = []
  for (let unit = 0; unit < matrix.unitCount; unit++) {
    let complete = matrix.raterCount > 0
    for (let rater = 0; rater < matrix.raterCount && complete; rater++)
      complete = (matrix.codes[unit * matrix.raterCount + rater] as number) >= 0
    if (complete) kept.push(unit)
  }
  return withUnits(matrix, kept)
}

/** Counts that stand beside every coefficient. */
export type RatingCounts = {
  readonly units: number
  readonly raters: number
  readonly ratings: number
  readonly missing: number
  readonly unitsWithRatings: number
  /** Units with two or more ratings, and the ratings in them. */
  readonly pairableUnits: number
  readonly pairableRatings: number
  readonly completeUnits: number
  readonly categories: number
  readonly outside: number
}

const counted = new WeakMap<RatingMatrix, RatingCounts>()

/** Counts units, ratings and what can be paired; computed once per matrix. */
export function ratingCounts(matrix: RatingMatrix): RatingCounts {
  let counts = counted.get(matrix)
  if (!counts) {
    counts = countRatings(matrix)
    counted.set(matrix, counts)
  }
  return counts
}

function countRatings(matrix: RatingMatrix): RatingCounts {
  const { unitCount, raterCount, codes } = matrix
  let ratings = 0
  let unitsWithRatings = 0
  let pairableUnits = 0
  let pairableRatings = 0
  let complete = 0
  for (let unit = 0, cell = 0; unit < unitCount; unit++) {
    let here = 0
    for (let rater = 0; rater < raterCount; rater++, cell++) if ((codes[cell] as number) >= 0) here++
    ratings += here
    if (here > 0) unitsWithRatings++
    if (here > 1) {
      pairableUnits++
      pairableRatings += here
    }
    if (here === raterCount && here > 0) complete++
  }
  return {
    units: unitCount,
    raters: raterCount,
    ratings,
    missing: unitCount * raterCount - ratings - matrix.outside,
    unitsWithRatings,
    pairableUnits,
    pairableRatings,
    completeUnits: complete,
    categories: matrix.categories.length,
    outside: matrix.outside,
  }
}

/** Distinct finite values, ascending. */
function observedValues(ratings: readonly Iterable<number | null>[]): number[] {
  const seen = new Set<number>()
  for (const row of ratings)
    for (const value of row)
      if (value !== null && value !== undefined && Number.isFinite(value)) seen.add(value === 0 ? 0 : value)
  return [...seen].sort((a, b) => a - b)
}

/** A function from value to code, -1 for a value that is no category. */
function coder(categories: readonly number[]): (value: number) => number {
  let low = Infinity
  let high = -Infinity
  let whole = true
  for (const value of categories) {
    if (value < low) low = value
    if (value > high) high = value
    whole &&= Number.isInteger(value)
  }
  if (whole && high - low < WIDEST_LOOKUP) {
    const table = new Int32Array(Math.max(0, high - low + 1)).fill(-1)
    for (let code = categories.length - 1; code >= 0; code--) table[(categories[code] as number) - low] = code
    return (value) => (value >= low && value <= high && Number.isInteger(value) ? (table[value - low] as number) : -1)
  }
  const codes = new Map<number, number>()
  for (let code = categories.length - 1; code >= 0; code--) codes.set(categories[code] as number, code)
  return (value) => codes.get(value) ?? -1
}
