/**
 * Krippendorff's alpha of set-valued ratings (multi-select criteria): a rating is a set of options, also the empty set,
 * and distances are partial (Passonneau 2006). Everything else is as in `krippendorffAlpha`.
 */
import { jaccardDistance, masiDistance } from '../distance/setDistance.ts'
import { type RatingMatrix, ratingMatrix } from '../ratingMatrix.ts'
import type { CoefficientOptions } from './intervalOptions.ts'
import { type KrippendorffAlphaResult, krippendorffAlpha } from './krippendorffAlpha.ts'

/** Coded sets: category c of the matrix stands for `sets[c]` (sorted, without repeats). */
export type SetRatings = { readonly matrix: RatingMatrix; readonly sets: readonly (readonly number[])[] }

/** Codes ratings (units × raters; null = missing; a set lists option numbers in any order). */
export function setRatings(ratings: readonly (readonly (readonly number[] | null)[])[]): SetRatings {
  const codes = new Map<string, number>()
  const sets: number[][] = []
  const rows = ratings.map((row) =>
    row.map((chosen) => {
      if (!chosen) return null
      const sorted = [...new Set(chosen)].sort((a, b) => a - b)
      const key = sorted.join(' ')
      let code = codes.get(key)
      if (code === undefined) {
        code = sets.length
        codes.set(key, code)
        sets.push(sorted)
      }
      return code
    }),
  )
  return { matrix: ratingMatrix({ ratings: rows, categories: sets.map((_, code) => code) }), sets }
}

/** Alpha under the MASI or Jaccard distance; ids `krippendorff_alpha.masi`, `krippendorff_alpha.jaccard`. */
export function setAlpha(
  coded: SetRatings,
  options: CoefficientOptions & { readonly distance: 'masi' | 'jaccard' },
): KrippendorffAlphaResult {
  const between = options.distance === 'masi' ? masiDistance : jaccardDistance
  const distance = (a: number, b: number): number =>
    between(coded.sets[a] as readonly number[], coded.sets[b] as readonly number[])
  return krippendorffAlpha(coded.matrix, { ...options, measurement: { name: options.distance, distance } })
}
