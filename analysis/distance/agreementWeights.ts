/**
 * Agreement weights: 1 for the same category, less for categories apart. Gwet's sets (2014, Handbook of Inter-Rater
 * Reliability, 4th ed., ch. 3) depend on the category values; Cohen's (1968) sets as in Cicchetti & Allison (1971,
 * linear) and Fleiss & Cohen (1973, quadratic) depend on category positions only.
 */

import type { UndefinedReason } from '../result.ts'

/** Gwet's weight sets by name. */
export type GwetWeights =
  | 'unweighted'
  | 'linear'
  | 'quadratic'
  | 'ordinal'
  | 'radical'
  | 'ratio'
  | 'circular'
  | 'bipolar'

/** Weights between q categories: `cells` is q × q row by row, or null for the identity (no partial agreement). */
export type CategoryWeights = { readonly name: string; readonly size: number; readonly cells: Float64Array | null }

/** Above this many categories only the identity is kept (a table of all pairs would not pay). */
export const MOST_WEIGHTED_CATEGORIES = 1500

/** Gwet's weights for the given category values, or why there are none. */
export function gwetWeights(name: GwetWeights, categories: readonly number[]): CategoryWeights | UndefinedReason {
  const size = categories.length
  if (name === 'unweighted') return { name, size, cells: null }
  if (size > MOST_WEIGHTED_CATEGORIES) return 'too-many-categories'
  if (name === 'ratio' && categories.some((value) => value < 0)) return 'negative-value-on-ratio-scale'
  const low = Math.min(...categories)
  const high = Math.max(...categories)
  const distance = gwetDistance(name, low, high)
  const cells = new Float64Array(size * size)
  let largest = 0
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      const apart = i === j ? 0 : distance(categories[i] as number, categories[j] as number, Math.abs(i - j))
      cells[i * size + j] = apart
      largest = Math.max(largest, apart)
    }
  // These sets divide by the largest distance present, the others by the distance between the two ends.
  const divisor =
    name === 'ordinal' || name === 'circular' || name === 'bipolar' ? largest : ends(distance, low, high, size)
  for (let i = 0; i < cells.length; i++) cells[i] = divisor > 0 ? 1 - (cells[i] as number) / divisor : 1
  return { name, size, cells }
}

type Distance = (a: number, b: number, positionsApart: number) => number

const ends = (distance: Distance, low: number, high: number, size: number): number => distance(low, high, size - 1)

function gwetDistance(name: Exclude<GwetWeights, 'unweighted'>, low: number, high: number): Distance {
  switch (name) {
    case 'linear':
      return (a, b) => Math.abs(a - b)
    case 'quadratic':
      return (a, b) => (a - b) ** 2
    case 'radical':
      return (a, b) => Math.sqrt(Math.abs(a - b))
    case 'ordinal':
      return (_a, _b, apart) => (apart * (apart + 1)) / 2
    case 'ratio':
      return (a, b) => (a === b || a + b === 0 ? 0 : ((a - b) / (a + b)) ** 2)
    case 'circular':
      return (a, b) => Math.sin((Math.PI * (a - b)) / (high - low + 1)) ** 2
    case 'bipolar':
      return (a, b) => (a === b ? 0 : (a - b) ** 2 / ((a + b - 2 * low) * (2 * high - a - b)))
  }
}

/** Cohen's weights over q ordered positions. */
export function positionWeights(name: 'unweighted' | 'linear' | 'quadratic', size: number): CategoryWeights {
  if (name === 'unweighted') return { name, size, cells: null }
  const power = name === 'linear' ? 1 : 2
  const cells = new Float64Array(size * size)
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) cells[i * size + j] = size < 2 ? 1 : 1 - (Math.abs(i - j) / (size - 1)) ** power
  return { name, size, cells }
}

/** Weights given by name or as a table: what they are called, and the table or why there is none. */
export function namedWeights(
  weights: GwetWeights | CategoryWeights,
  categories: readonly number[],
): { readonly name: string; readonly found: CategoryWeights | UndefinedReason } {
  if (typeof weights === 'string') return { name: weights, found: gwetWeights(weights, categories) }
  return { name: weights.name, found: weights.size === categories.length ? weights : 'value-outside-categories' }
}

/** Weights of the caller's own; null unless square, symmetric, within 0..1 and 1 on the diagonal. */
export function ownWeights(name: string, rows: readonly (readonly number[])[]): CategoryWeights | null {
  const size = rows.length
  const cells = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    if (rows[i]?.length !== size) return null
    for (let j = 0; j < size; j++) {
      const weight = rows[i]?.[j] as number
      if (!(weight >= 0 && weight <= 1) || weight !== rows[j]?.[i] || (i === j && weight !== 1)) return null
      cells[i * size + j] = weight
    }
  }
  return { name, size, cells }
}

/** One weight. */
export const weightAt = (weights: CategoryWeights, i: number, j: number): number =>
  weights.cells ? (weights.cells[i * weights.size + j] as number) : i === j ? 1 : 0

/** The sum of all q × q weights. */
export function weightTotal(weights: CategoryWeights): number {
  if (!weights.cells) return weights.size
  let total = 0
  for (const cell of weights.cells) total += cell
  return total
}

/** W x: for each category the weighted sum of `shares`. */
export function weightedShares(weights: CategoryWeights, shares: Float64Array): Float64Array {
  const { cells, size } = weights
  if (!cells) return shares
  const result = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    let sum = 0
    for (let j = 0; j < size; j++) sum += (cells[i * size + j] as number) * (shares[j] as number)
    result[i] = sum
  }
  return result
}
