/** p-values adjusted for many tests, each in the order given; all between 0 and 1. */

/** Holm's step-down adjustment (Holm 1979): keeps the chance of any false finding below the threshold. */
export function holm(p: readonly number[]): readonly number[] {
  return stepwise(p, 'up', (value, rank, m) => (m - rank) * value)
}

/** Benjamini & Hochberg 1995: keeps the expected share of false findings below the threshold (independent tests). */
export function benjaminiHochberg(p: readonly number[]): readonly number[] {
  return stepwise(p, 'down', (value, rank, m) => (m / (rank + 1)) * value)
}

/** Benjamini & Yekutieli 2001: the same under any dependence. */
export function benjaminiYekutieli(p: readonly number[]): readonly number[] {
  const harmonic = p.reduce((sum, _, index) => sum + 1 / (index + 1), 0)
  return stepwise(p, 'down', (value, rank, m) => ((m * harmonic) / (rank + 1)) * value)
}

/** `rank` counts from 0 = smallest; running maximum going up, running minimum going down. */
function stepwise(
  p: readonly number[],
  direction: 'up' | 'down',
  factor: (value: number, rank: number, m: number) => number,
): readonly number[] {
  const order = [...p.keys()].sort((one, other) => (p[one] as number) - (p[other] as number))
  const adjusted = p.map(() => 1)
  let running = direction === 'up' ? 0 : 1
  for (let step = 0; step < p.length; step++) {
    const rank = direction === 'up' ? step : p.length - 1 - step
    const index = order[rank] as number
    const value = Math.min(1, factor(p[index] as number, rank, p.length))
    running = direction === 'up' ? Math.max(running, value) : Math.min(running, value)
    adjusted[index] = running
  }
  return adjusted
}
