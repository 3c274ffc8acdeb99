/**
 * Krippendorff's alpha as a function of how often each count pattern occurs: the one computation behind the estimate,
 * its bootstrap and its jackknife. Alpha = 1 - (N - 1) within / total, where over all N pairable ratings `within` sums
 * each unit's pair distances divided by (ratings of the unit - 1) and `total` sums all pair distances.
 *
 * Interval and ordinal distances are squared differences of per-category positions (values, or mid-ranks of the observed
 * frequencies), so sums of squares replace the category × category coincidence matrix: linear cost in the number of
 * categories.
 */
import type { RatingMatrix } from '../ratingMatrix.ts'
import type { CountPatterns } from './countPatterns.ts'

/** Sums for one weighting of the patterns; disagreements are means over pairs, in units of the squared distance. */
export type AlphaParts = {
  estimate: number
  observedDisagreement: number
  expectedDisagreement: number
}

/** Writes alpha and its parts for pattern weights into `into`; `estimate` is NaN where nothing varies. */
export type AlphaStatistic = (weights: Float64Array, into: AlphaParts) => number

function finish(into: AlphaParts, within: number, total: number, ratings: number): number {
  into.observedDisagreement = ratings > 0 ? within / ratings : NaN
  into.expectedDisagreement = ratings > 1 ? total / (ratings * (ratings - 1)) : NaN
  into.estimate = total > 0 ? 1 - ((ratings - 1) * within) / total : NaN
  return into.estimate
}

/** Nominal distance. */
export function nominalAlpha(patterns: CountPatterns, categoryCount: number): AlphaStatistic {
  const { patternCount, size, start, code, count } = patterns
  const within = new Float64Array(patternCount)
  for (let p = 0; p < patternCount; p++) {
    const m = size[p] as number
    if (m < 2) continue
    let squares = 0
    for (let e = start[p] as number; e < (start[p + 1] as number); e++) squares += (count[e] as number) ** 2
    within[p] = (m * m - squares) / (m - 1)
  }
  const used = new Float64Array(categoryCount)
  return (weights, into) => {
    used.fill(0)
    let inside = 0
    let ratings = 0
    for (let p = 0; p < patternCount; p++) {
      const weight = weights[p] as number
      const m = size[p] as number
      if (weight === 0 || m < 2) continue
      inside += weight * (within[p] as number)
      ratings += weight * m
      for (let e = start[p] as number; e < (start[p + 1] as number); e++)
        used[code[e] as number] = (used[code[e] as number] as number) + weight * (count[e] as number)
    }
    let squares = 0
    for (let c = 0; c < categoryCount; c++) squares += (used[c] as number) ** 2
    return finish(into, inside, ratings * ratings - squares, ratings)
  }
}

/** Squared differences of fixed positions, one per category (interval distance: the values). */
export function positionedAlpha(patterns: CountPatterns, positions: Float64Array): AlphaStatistic {
  const { patternCount, size, start, code, count, frequency } = patterns
  const centre = weightedCentre(patterns, positions, frequency)
  const within = new Float64Array(patternCount)
  const first = new Float64Array(patternCount)
  const second = new Float64Array(patternCount)
  for (let p = 0; p < patternCount; p++) {
    const m = size[p] as number
    if (m < 2) continue
    let sum = 0
    for (let e = start[p] as number; e < (start[p + 1] as number); e++)
      sum += (count[e] as number) * ((positions[code[e] as number] as number) - centre)
    let squares = 0
    let around = 0
    for (let e = start[p] as number; e < (start[p + 1] as number); e++) {
      const position = (positions[code[e] as number] as number) - centre
      squares += (count[e] as number) * position * position
      around += (count[e] as number) * (position - sum / m) ** 2
    }
    first[p] = sum
    second[p] = squares
    within[p] = (2 * m * around) / (m - 1)
  }
  return (weights, into) => {
    let inside = 0
    let ratings = 0
    let sum = 0
    let squares = 0
    for (let p = 0; p < patternCount; p++) {
      const weight = weights[p] as number
      const m = size[p] as number
      if (weight === 0 || m < 2) continue
      inside += weight * (within[p] as number)
      ratings += weight * m
      sum += weight * (first[p] as number)
      squares += weight * (second[p] as number)
    }
    const total = 2 * (ratings * squares - sum * sum)
    return finish(into, inside, total > 1e-13 * ratings * squares ? total : 0, ratings)
  }
}

function weightedCentre(patterns: CountPatterns, positions: Float64Array, weights: Float64Array): number {
  let ratings = 0
  let sum = 0
  for (let p = 0; p < patterns.patternCount; p++) {
    for (let e = patterns.start[p] as number; e < (patterns.start[p + 1] as number); e++) {
      const times = (weights[p] as number) * (patterns.count[e] as number)
      ratings += times
      sum += times * (positions[patterns.code[e] as number] as number)
    }
  }
  return ratings > 0 ? sum / ratings : 0
}

/**
 * Ordinal distance: between categories c < k the squared number of ratings from c to k, half of both ends' own not
 * counted (Krippendorff 2011). That is the squared difference of mid-ranks, which change with the weights.
 */
export function ordinalAlpha(patterns: CountPatterns, categoryCount: number): AlphaStatistic {
  const { patternCount, size, start, code, count } = patterns
  const used = new Float64Array(categoryCount)
  const position = new Float64Array(categoryCount)
  return (weights, into) => {
    used.fill(0)
    let ratings = 0
    for (let p = 0; p < patternCount; p++) {
      const weight = weights[p] as number
      if (weight === 0 || (size[p] as number) < 2) continue
      ratings += weight * (size[p] as number)
      for (let e = start[p] as number; e < (start[p + 1] as number); e++)
        used[code[e] as number] = (used[code[e] as number] as number) + weight * (count[e] as number)
    }
    let below = -ratings / 2
    let squares = 0
    let largest = 0
    for (let c = 0; c < categoryCount; c++) {
      const here = used[c] as number
      // Mid-ranks around their weighted mean, which is exactly 0 after subtracting half the number of ratings.
      position[c] = below + here / 2
      squares += here * (position[c] as number) ** 2
      below += here
      if (here > largest) largest = here
    }
    let inside = 0
    for (let p = 0; p < patternCount; p++) {
      const weight = weights[p] as number
      const m = size[p] as number
      if (weight === 0 || m < 2) continue
      let sum = 0
      let sumSquares = 0
      for (let e = start[p] as number; e < (start[p + 1] as number); e++) {
        const times = count[e] as number
        const at = position[code[e] as number] as number
        sum += times * at
        sumSquares += times * at * at
      }
      inside += (weight * 2 * (m * sumSquares - sum * sum)) / (m - 1)
    }
    return finish(into, inside, largest === ratings ? 0 : 2 * ratings * squares, ratings)
  }
}

/** Above this many categories pair distances are computed again each time instead of being kept in a table. */
const LARGEST_PAIR_TABLE = 1500

/** Any distance between categories, given by their codes. */
export function pairedAlpha(
  patterns: CountPatterns,
  matrix: RatingMatrix,
  distance: (a: number, b: number) => number,
): AlphaStatistic {
  const { patternCount, size, start, code, count } = patterns
  const categoryCount = matrix.categories.length
  const table = categoryCount <= LARGEST_PAIR_TABLE ? new Float64Array(categoryCount * categoryCount) : null
  if (table)
    for (let a = 0; a < categoryCount; a++)
      for (let b = 0; b < categoryCount; b++) table[a * categoryCount + b] = a === b ? 0 : distance(a, b)
  const between = table ? (a: number, b: number) => table[a * categoryCount + b] as number : distance
  const within = new Float64Array(patternCount)
  for (let p = 0; p < patternCount; p++) {
    const m = size[p] as number
    if (m < 2) continue
    const end = start[p + 1] as number
    let sum = 0
    for (let e = start[p] as number; e < end; e++)
      for (let f = e + 1; f < end; f++)
        sum += (count[e] as number) * (count[f] as number) * between(code[e] as number, code[f] as number)
    within[p] = (2 * sum) / (m - 1)
  }
  const used = new Float64Array(categoryCount)
  const occupied = new Int32Array(categoryCount)
  return (weights, into) => {
    used.fill(0)
    let inside = 0
    let ratings = 0
    for (let p = 0; p < patternCount; p++) {
      const weight = weights[p] as number
      const m = size[p] as number
      if (weight === 0 || m < 2) continue
      inside += weight * (within[p] as number)
      ratings += weight * m
      for (let e = start[p] as number; e < (start[p + 1] as number); e++)
        used[code[e] as number] = (used[code[e] as number] as number) + weight * (count[e] as number)
    }
    let present = 0
    for (let c = 0; c < categoryCount; c++) if ((used[c] as number) > 0) occupied[present++] = c
    let total = 0
    for (let i = 0; i < present; i++) {
      const a = occupied[i] as number
      let row = 0
      for (let j = i + 1; j < present; j++)
        row += (used[occupied[j] as number] as number) * between(a, occupied[j] as number)
      total += (used[a] as number) * row
    }
    return finish(into, inside, 2 * total, ratings)
  }
}
