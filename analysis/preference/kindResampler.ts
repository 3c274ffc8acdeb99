import type { WeightDrawer } from '../resample/multinomial.ts'
import { multinomialDrawer } from '../resample/multinomial.ts'
import type { SeededRandom } from '../resample/seededRandom.ts'

/** Frequencies above this are drawn by the general multinomial; tables for them would be long. */
const LARGEST_TABULATED = 400

/**
 * Draws multinomial weights for many kinds that each occur a few times, as pairs of systems with an outcome do: as many
 * units as there are, with replacement, counted by kind.
 *
 * Independent Poisson counts, given their total, are multinomial. So every kind gets a Poisson count with a mean a
 * little below its frequency (from a table per distinct frequency), and the few units still missing are drawn one by
 * one; a total that came out too large, which is rare by construction, is drawn again. Exact, and several times
 * cheaper than one draw per unit.
 */
export function kindResampler(frequencies: Int32Array): WeightDrawer {
  const total = frequencies.reduce((sum, frequency) => sum + frequency, 0)
  const largest = frequencies.reduce((most, frequency) => Math.max(most, frequency), 0)
  if (largest > LARGEST_TABULATED || total < 50 * Math.sqrt(total)) return multinomialDrawer(frequencies)
  const thinning = 1 - 3.5 / Math.sqrt(total)
  const tables = new Map<number, PoissonTable>()
  const tableOf = Array.from(frequencies, (frequency) => {
    const table = tables.get(frequency) ?? poissonTable(frequency * thinning)
    tables.set(frequency, table)
    return table
  })
  const kindOfUnit = new Int32Array(total)
  let unit = 0
  frequencies.forEach((frequency, kind) => {
    kindOfUnit.fill(kind, unit, unit + frequency)
    unit += frequency
  })
  return (random, weights) => {
    let drawn = total + 1
    while (drawn > total) {
      drawn = 0
      for (let kind = 0; kind < tableOf.length; kind++) {
        const count = poissonFrom(tableOf[kind] as PoissonTable, random)
        weights[kind] = count
        drawn += count
      }
    }
    for (; drawn < total; drawn++) {
      const kind = kindOfUnit[random.below(total)] as number
      weights[kind] = (weights[kind] as number) + 1
    }
  }
}

/** Cumulative probabilities scaled to 2^32, and for each leading byte the first count worth looking at. */
type PoissonTable = { readonly cumulative: Float64Array; readonly guide: Uint16Array }

function poissonTable(mean: number): PoissonTable {
  const cumulative: number[] = []
  let probability = Math.exp(-mean)
  let sum = 0
  for (let count = 0; sum < 1 - 1e-13 && count < mean + 60 + 14 * Math.sqrt(mean); count++) {
    sum += probability
    cumulative.push(sum * 4294967296)
    probability *= mean / (count + 1)
  }
  cumulative[cumulative.length - 1] = 4294967296
  const guide = new Uint16Array(256)
  for (let byte = 0, count = 0; byte < 256; byte++) {
    while ((cumulative[count] as number) <= byte * 16777216) count++
    guide[byte] = count
  }
  return { cumulative: Float64Array.from(cumulative), guide }
}

function poissonFrom({ cumulative, guide }: PoissonTable, random: SeededRandom): number {
  const point = random.uint32()
  let count = guide[point >>> 24] as number
  while ((cumulative[count] as number) <= point) count++
  return count
}
