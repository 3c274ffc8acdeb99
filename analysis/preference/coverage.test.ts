import { describe, expect, it } from 'vitest'
import type { SeededRandom } from '../resample/seededRandom.ts'
import { seededRandom } from '../resample/seededRandom.ts'
import { bootstrapStrengths } from './bootstrapStrengths.ts'
import { bradleyTerry, bradleyTerryStrengths } from './bradleyTerry.ts'
import { clusteredStrengths } from './clusteredStrengths.ts'
import type { Comparisons } from './comparisons.ts'

const SYSTEMS = ['a', 'b', 'c', 'd']
const TASTE = 0.9

/** Votes of raters whose own strengths scatter around common ones: votes of one rater are not independent. */
function votes(raters: number, perRater: number, random: SeededRandom): Comparisons {
  const rows = raters * perRater
  const columns = {
    left: new Int32Array(rows),
    right: new Int32Array(rows),
    outcome: new Int8Array(rows),
    rater: new Int32Array(rows),
  }
  for (let rater = 0, row = 0; rater < raters; rater++) {
    const own = [0.6, 0.2, -0.2, -0.6].map((strength) => strength + TASTE * random.normal())
    for (let vote = 0; vote < perRater; vote++, row++) {
      const left = random.below(4)
      const right = (left + 1 + random.below(3)) % 4
      columns.left[row] = left
      columns.right[row] = right
      columns.rater[row] = rater
      const share = 1 / (1 + Math.exp((own[right] as number) - (own[left] as number)))
      columns.outcome[row] = random.uniform() < share ? 1 : -1
    }
  }
  return { systems: SYSTEMS, ...columns }
}

describe('intervals when the same rater votes many times', () => {
  it('cover at their stated rate when clustered by rater, and far too rarely when votes are taken as independent', () => {
    // What the fit estimates when tastes differ: the fit to very many raters.
    const truth = bradleyTerryStrengths(votes(20_000, 24, seededRandom(1))) as Float64Array
    const random = seededRandom(2)
    const covered = { naive: 0, clustered: 0, resampled: 0 }
    const samples = 250
    const holds = (entry: { interval: { low: number; high: number } | null }, index: number): number =>
      entry.interval &&
      entry.interval.low <= (truth[index] as number) &&
      entry.interval.high >= (truth[index] as number)
        ? 1
        : 0
    for (let sample = 0; sample < samples; sample++) {
      const drawn = votes(40, 24, random)
      bradleyTerry(drawn).systems.forEach((entry, index) => (covered.naive += holds(entry, index) / 4))
      clusteredStrengths(drawn, 'rater').systems.forEach(
        (entry, index) => (covered.clustered += holds(entry, index) / 4),
      )
      const options = { resamples: 200, seed: sample, confidence: 0.95, by: 'rater' } as const
      bootstrapStrengths(drawn, options).systems.forEach(
        (entry, index) => (covered.resampled += holds(entry, index) / 4),
      )
    }
    const rates = Object.fromEntries(Object.entries(covered).map(([name, count]) => [name, count / samples]))
    console.info(`coverage of 95 % intervals, 40 raters × 24 votes: ${JSON.stringify(rates)}`)
    expect(rates.clustered).toBeGreaterThan(0.91)
    expect(rates.clustered).toBeLessThan(0.98)
    expect(rates.resampled).toBeGreaterThan(0.9)
    expect(rates.naive).toBeLessThan(0.85)
  })
})
