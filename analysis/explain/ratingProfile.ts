/** What about a matrix of ratings makes coefficients differ from each other: prevalence, rater bias, near misses, gaps. */
import { countPatterns } from '../agreement/countPatterns.ts'
import { type RatingCounts, type RatingMatrix, ratingCounts } from '../ratingMatrix.ts'

/** All shares are 0..1. Fields that need a pair of ratings, or a rating, are 0 without one. */
export type RatingProfile = {
  readonly counts: RatingCounts
  /** The category with most ratings, and its share of all ratings. */
  readonly dominantCategory: number | null
  readonly dominantShare: number
  readonly usedCategories: number
  readonly declaredCategories: number
  /** Largest total variation distance between the category shares of two raters: how differently they use the scale. */
  readonly raterBias: number
  /** The two raters it is between (column indexes). */
  readonly biasedRaters: readonly [number, number] | null
  /** Raters with at least two ratings, all in one category. */
  readonly constantRaters: readonly number[]
  /** Share of disagreeing pairs of ratings that are one category position apart. */
  readonly nearShare: number
  readonly disagreeingPairs: number
  /** Share of ratings that are missing, and units with exactly one rating. */
  readonly missingShare: number
  readonly singleUnits: number
}

/** Profiles a matrix; cost is one pass over the ratings and one over count patterns. */
export function ratingProfile(matrix: RatingMatrix): RatingProfile {
  const counts = ratingCounts(matrix)
  const margins = raterMargins(matrix)
  const pooled = new Float64Array(matrix.categories.length)
  for (const margin of margins)
    margin.forEach((count, code) => {
      pooled[code] = (pooled[code] as number) + count
    })
  let dominant = -1
  let usedCategories = 0
  pooled.forEach((count, code) => {
    if (count > 0) usedCategories++
    if (count > 0 && (dominant < 0 || count > (pooled[dominant] as number))) dominant = code
  })
  const { nearShare, disagreeingPairs } = nearMisses(matrix)
  return {
    counts,
    dominantCategory: dominant < 0 ? null : (matrix.categories[dominant] as number),
    dominantShare: dominant < 0 ? 0 : (pooled[dominant] as number) / counts.ratings,
    usedCategories,
    declaredCategories: matrix.categories.length,
    ...largestBias(margins),
    constantRaters: margins.flatMap((margin, rater) => (isConstant(margin) ? [rater] : [])),
    nearShare,
    disagreeingPairs,
    missingShare: counts.units * counts.raters > 0 ? counts.missing / (counts.units * counts.raters) : 0,
    singleUnits: counts.unitsWithRatings - counts.pairableUnits,
  }
}

function raterMargins(matrix: RatingMatrix): Float64Array[] {
  const margins = Array.from({ length: matrix.raterCount }, () => new Float64Array(matrix.categories.length))
  for (let cell = 0; cell < matrix.codes.length; cell++) {
    const code = matrix.codes[cell] as number
    const margin = margins[cell % matrix.raterCount] as Float64Array
    if (code >= 0) margin[code] = (margin[code] as number) + 1
  }
  return margins
}

function isConstant(margin: Float64Array): boolean {
  let used = 0
  let ratings = 0
  for (const count of margin) {
    if (count > 0) used++
    ratings += count
  }
  return used === 1 && ratings > 1
}

function largestBias(margins: readonly Float64Array[]): {
  readonly raterBias: number
  readonly biasedRaters: readonly [number, number] | null
} {
  const totals = margins.map((margin) => margin.reduce((sum, count) => sum + count, 0))
  let raterBias = 0
  let biasedRaters: readonly [number, number] | null = null
  for (let a = 0; a < margins.length; a++)
    for (let b = a + 1; b < margins.length; b++) {
      if (totals[a] === 0 || totals[b] === 0) continue
      let apart = 0
      margins[a]?.forEach((count, code) => {
        apart += Math.abs(count / (totals[a] as number) - (margins[b]?.[code] as number) / (totals[b] as number)) / 2
      })
      // Of distances that differ by what rounding leaves, the first pair of raters is named.
      if (apart > raterBias + 1e-12) {
        raterBias = apart
        biasedRaters = [a, b]
      }
    }
  return { raterBias, biasedRaters }
}

function nearMisses(matrix: RatingMatrix): { readonly nearShare: number; readonly disagreeingPairs: number } {
  const { patternCount, frequency, start, code, count } = countPatterns(matrix)
  let near = 0
  let disagreeingPairs = 0
  for (let p = 0; p < patternCount; p++) {
    const end = start[p + 1] as number
    for (let e = start[p] as number; e < end; e++)
      for (let f = e + 1; f < end; f++) {
        const pairs = (frequency[p] as number) * (count[e] as number) * (count[f] as number)
        disagreeingPairs += pairs
        if ((code[f] as number) - (code[e] as number) === 1) near += pairs
      }
  }
  return { nearShare: disagreeingPairs > 0 ? near / disagreeingPairs : 0, disagreeingPairs }
}
