/**
 * Differences of two systems on the same items: `first[i] − second[i]`. Items without both values (null) are left out
 * and counted. Binary fractions make 5.5 − 5.4 and 5.4 − 5.3 differ in the last digit, so that decimal differences which
 * a reader would call tied are not; `nearTies` counts the differences this concerns.
 */
export type PairedDifferences = {
  readonly differences: Float64Array
  readonly missing: number
  readonly nearTies: number
}

/** Values of one system, item by item; null = missing. */
export type SystemValues = readonly (number | null)[]

/**
 * Takes differences item by item, exactly as floating point gives them, which is what the usual packages rank.
 * With `digits` they are first rounded to so many significant digits of the largest value (12 restores decimal ties).
 */
export function pairedDifferences(
  first: SystemValues,
  second: SystemValues,
  options: { readonly digits?: number } = {},
): PairedDifferences {
  const kept: number[] = []
  let largest = 0
  const length = Math.max(first.length, second.length)
  for (let item = 0; item < length; item++) {
    const [one, other] = [first[item] ?? null, second[item] ?? null]
    if (one === null || other === null || !Number.isFinite(one - other)) continue
    kept.push(one - other)
    largest = Math.max(largest, Math.abs(one), Math.abs(other))
  }
  const distinct = (values: readonly number[]): number => new Set(values.map(Math.abs)).size
  const rounded = kept.map(roundedAt(largest, options.digits ?? 12))
  return {
    differences: Float64Array.from(options.digits === undefined ? kept : rounded),
    missing: length - kept.length,
    nearTies: distinct(kept) - distinct(rounded),
  }
}

/** Rounds to `digits` significant digits of the largest value; leaves extreme magnitudes alone. */
function roundedAt(largest: number, digits: number): (value: number) => number {
  if (!(largest > 0)) return (value) => value
  const places = digits - Math.ceil(Math.log10(largest))
  if (Math.abs(places) > 300) return (value) => value
  const grid = 10 ** Math.abs(places)
  return places >= 0 ? (value) => Math.round(value * grid) / grid + 0 : (value) => Math.round(value / grid) * grid + 0
}
