/**
 * Sums that keep their last digits (Neumaier 1974, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher
 * Summen"): a second number carries what each addition rounds away. A plain sum over 1e6 ratings loses about three
 * digits; these lose none that a double can hold.
 */

/** The sum of `values`; 0 for none. */
export function compensatedSum(values: ArrayLike<number>): number {
  let total = 0
  let lost = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    const next = total + value
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total
    total = next
  }
  return total + lost
}

/** The sum of products `left[i] * right[i]`; the shorter list decides the length. */
export function compensatedDot(left: ArrayLike<number>, right: ArrayLike<number>): number {
  const length = Math.min(left.length, right.length)
  let total = 0
  let lost = 0
  for (let i = 0; i < length; i++) {
    const value = (left[i] as number) * (right[i] as number)
    const next = total + value
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total
    total = next
  }
  return total + lost
}

/** The arithmetic mean, or null for no values. */
export const compensatedMean = (values: ArrayLike<number>): number | null =>
  values.length === 0 ? null : compensatedSum(values) / values.length

/**
 * The sum of squared deviations from the mean, two passes (Chan, Golub & LeVeque 1983 with their correction term);
 * 0 for fewer than two values.
 */
export function sumOfSquaredDeviations(values: ArrayLike<number>): number {
  if (values.length < 2) return 0
  const mean = compensatedSum(values) / values.length
  let squares = 0
  let lostSquares = 0
  let deviations = 0
  for (let i = 0; i < values.length; i++) {
    const deviation = (values[i] as number) - mean
    deviations += deviation
    const square = deviation * deviation
    const next = squares + square
    lostSquares += squares >= square ? squares - next + square : square - next + squares
    squares = next
  }
  return Math.max(0, squares + lostSquares - (deviations * deviations) / values.length)
}

/** A running compensated sum for loops that build several sums at once. */
export type RunningSum = { add(value: number): void; total(): number }

/** Starts a running compensated sum at 0. */
export function runningSum(): RunningSum {
  let sum = 0
  let lost = 0
  return {
    add(value) {
      const next = sum + value
      lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum
      sum = next
    },
    total: () => sum + lost,
  }
}
