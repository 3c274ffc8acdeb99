import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JudgedPair, PairOutcome } from './judgedPairs.ts'
import type { PreferenceStatement } from './judgements.ts'
import { orderConcordance } from './orderConcordance.ts'
import { orderEffects } from './orderEffects.ts'
import { protocolEffect } from './protocolEffect.ts'

const pair = (item: string, implied: PairOutcome, stated: PairOutcome, a = 'x', b = 'y'): JudgedPair => ({
  item,
  responseA: a,
  responseB: b,
  rater: 'r',
  criterion: null,
  ratingA: 0,
  ratingB: 0,
  implied,
  stated,
  statedBy: 'preference',
})
const interval = { resamples: 200, seed: 2, confidence: 0.95 }
/** Response ids here begin with the letter of their system. */
const systemOf = (_: string, response: string) => response[0] as string

describe('the protocol effect', () => {
  it('shows both outcomes, their difference and the changed order', () => {
    const pairs = [
      ...Array.from({ length: 6 }, (_, item) => pair(`i${item}`, 'A', 'B')),
      ...Array.from({ length: 4 }, (_, item) => pair(`j${item}`, 'tie', 'B')),
    ]
    const result = protocolEffect(pairs, systemOf, { interval })
    const [x, y] = result.systems
    expect(x).toMatchObject({ system: 'x', n: 10, stated: 0, ratingPlace: 1, statedPlace: 2 })
    expect(x?.rating).toBeCloseTo(0.8, 12)
    expect(x?.difference).toBeCloseTo(-0.8, 12)
    expect(y?.difference).toBeCloseTo(0.8, 12)
    expect(x?.differenceInterval?.low).toBeLessThan(-0.8)
    expect(result.orderAgreement.estimate).toBe(-1)
    expect(result.winners).toEqual({ rating: ['x'], stated: ['y'] })
    expect(x?.ratingWinRate).toMatchObject({ wins: 6, ties: 4, decisive: 1 })
    expect(x?.statedWinRate).toMatchObject({ wins: 0, losses: 10, decisive: 0 })
  })

  it('keeps to pairs with the reference and counts pairs without two systems', () => {
    const pairs = [pair('i', 'A', 'A', 'x1', 'y1'), pair('i', 'A', 'B', 'y1', 'z1'), pair('i', 'A', 'A', 'x1', 'x2')]
    const result = protocolEffect(pairs, systemOf, { reference: 'x' })
    expect(result.systems.map((entry) => entry.system)).toEqual(['x', 'y'])
    expect(result.pairs).toHaveLength(1)
    expect(result.skipped).toBe(1)
    expect(protocolEffect(pairs, () => null).skipped).toBe(3)
    expect(protocolEffect([], systemOf).orderAgreement).toMatchObject({
      estimate: null,
      undefined: 'too-few-observations',
    })
  })

  it('gives systems outcomes that balance out, whatever the pairs', () => {
    const outcome = fc.constantFrom<PairOutcome>('A', 'B', 'tie')
    const given = fc.array(
      fc
        .tuple(fc.nat(4), outcome, outcome, fc.nat(3), fc.nat(3))
        .map(([item, implied, stated, a, b]) => pair(`i${item}`, implied, stated, `${'abcd'[a]}1`, `${'abcd'[b]}2`)),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(given, (pairs) => {
        const result = protocolEffect(pairs, systemOf, { interval: { ...interval, resamples: 20 } })
        const wins = result.systems.reduce((sum, entry) => sum + entry.rating * entry.n, 0)
        const meetings = result.systems.reduce((sum, entry) => sum + entry.n, 0)
        expect(wins).toBeCloseTo(meetings / 2, 9)
        expect(result.systems.reduce((sum, entry) => sum + entry.difference * entry.n, 0)).toBeCloseTo(0, 9)
        expect(meetings / 2 + result.skipped).toBe(pairs.length)
        expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity/)
      }),
      { numRuns: 150 },
    )
  })
})

describe('two orders of systems', () => {
  it('are compared by tau-b with ties', () => {
    expect(orderConcordance([3, 2, 1], [30, 20, 10]).tauB.estimate).toBe(1)
    // Pairs 1-2 tied in the second list: two of three pairs concordant over √(3 · 2).
    expect(orderConcordance([3, 2, 1], [5, 5, 1]).tauB.estimate).toBeCloseTo(2 / Math.sqrt(6), 12)
    expect(orderConcordance([1, 1], [2, 3]).tauB.undefined).toBe('no-variation')
    expect([...orderConcordance([5, 9, 5], [1, 2, 3]).firstPlaces]).toEqual([2.5, 1, 2.5])
  })
})

describe('order effects', () => {
  const said = (
    item: string,
    left: string,
    right: string,
    outcome: PreferenceStatement['outcome'],
  ): PreferenceStatement => ({
    kind: 'preference',
    rater: 'r',
    item,
    left,
    right,
    outcome,
  })

  it('find verdicts that change with the order, and the favoured place', () => {
    const effects = orderEffects([
      said('i1', 'x', 'y', 'left'),
      said('i1', 'y', 'x', 'left'),
      said('i2', 'x', 'y', 'left'),
      said('i2', 'y', 'x', 'right'),
      said('i3', 'x', 'y', -2),
    ])
    expect(effects.conflictRate).toMatchObject({ estimate: 0.5, counts: { pairs: 2 } })
    expect(effects.balanced).toEqual({ n: 2, wins: 1, ties: 1, losses: 0 })
    expect(effects.positionBias).toMatchObject({ coefficient: 'position_bias', statistic: 4, n: 5 })
    expect(effects.positionBias.p).toBeCloseTo(0.375, 12)
    expect(effects.bpde.estimate).toBeCloseTo(Math.log(2) / 3, 12)
  })

  it('say why nothing can be said', () => {
    const effects = orderEffects([said('i', 'x', 'x', 'left')])
    expect(effects.verdicts).toEqual([])
    for (const result of [effects.bpde, effects.conflictRate, effects.positionBias]) {
      expect(result).toMatchObject({ estimate: null, undefined: 'no-comparison' })
    }
    expect(orderEffects([said('i', 'x', 'y', 0)]).positionBias.undefined).toBe('no-decided-comparison')
  })

  it('have an entropy between 0 and ln 3 and the same verdicts in any row order', () => {
    const rows = fc.array(
      fc
        .tuple(fc.nat(2), fc.boolean(), fc.integer({ min: -3, max: 3 }))
        .map(([item, swap, outcome]) =>
          said(`i${item}`, swap ? 'y' : 'x', swap ? 'x' : 'y', outcome as PreferenceStatement['outcome']),
        ),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(rows, (given) => {
        const effects = orderEffects(given)
        for (const { entropy } of effects.verdicts) {
          expect(entropy).toBeGreaterThanOrEqual(0)
          expect(entropy).toBeLessThanOrEqual(Math.log(3) + 1e-12)
        }
        const reversed = orderEffects([...given].reverse())
        expect(reversed.conflictRate).toEqual(effects.conflictRate)
        expect(reversed.positionBias).toEqual(effects.positionBias)
      }),
    )
  })
})
