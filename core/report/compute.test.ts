import { describe, expect, it } from 'vitest'
import { CriterionId, RaterId, SystemId } from '#contract/ids.ts'
import { computeReport } from './compute.ts'
import type { GivenRating, ReportCriterion, ReportInput } from './input.ts'

const settings = { seed: 7, resamples: 200, confidence: 0.95 }
const watch = { signal: { aborted: false }, onProgress: () => undefined }
const [heron, lark] = [SystemId.parse('system0heron'), SystemId.parse('system0lark0')]
const [r1, r2] = [RaterId.parse('rater000001'), RaterId.parse('rater000002')]
const quality = CriterionId.parse('quality0000')

const criterion: ReportCriterion = {
  id: quality,
  name: 'Quality',
  measurement: 'ordinal',
  direction: 'higher-is-better',
  weight: 1,
  values: [1, 2, 3, 4, 5],
  notApplicable: 0,
  cannotJudge: 0,
}

/** Values per item: rater 1 on Heron and Lark, rater 2 on Heron and Lark. */
const table: readonly (readonly [number, number, number, number])[] = [
  [5, 3, 4, 3],
  [4, 4, 4, 2],
  [2, 3, 2, 3],
  [1, 5, 2, 4],
  [3, 3, 3, 3],
]
const items = table.map((_, place) => `item${place}`)
const ratings: GivenRating[] = table.flatMap(([h1, l1, h2, l2], place) => {
  const item = items[place] as string
  const base = { item, criterion: quality }
  return [
    { ...base, rater: r1, system: heron, value: h1 },
    { ...base, rater: r1, system: lark, value: l1 },
    { ...base, rater: r2, system: heron, value: h2 },
    { ...base, rater: r2, system: lark, value: l2 },
  ]
})
const input: ReportInput = {
  criteria: [criterion],
  raters: [r1, r2],
  systems: [heron, lark],
  responses: items.flatMap((item) => [heron, lark].map((system) => ({ item, system }))),
  ratings,
  // Rater 1 prefers Heron everywhere, shown first or second; rater 2 states nothing.
  preferences: items.map((item, place) =>
    place % 2 === 0
      ? { rater: r1, item, first: heron, second: lark, outcome: -1 }
      : { rater: r1, item, first: lark, second: heron, outcome: 2 },
  ),
  rankings: [],
  positionsKnown: true,
  exclusions: [],
}

describe('the numbers of a report', () => {
  const report = computeReport(input, settings, watch)

  it('put rating-implied against stated preferences, A being the system listed first', () => {
    const [merged] = report.consistency
    expect(merged).toMatchObject({ criterion: null, statedBy: 'preference' })
    // Implied by rater 1: A, tie, B, B, tie; stated: always A.
    expect(merged?.withinRater.table).toMatchObject({ 'A|A': 1, 'tie|A': 2, 'B|A': 2 })
    expect(merged?.withinRater).toMatchObject({
      n: 5,
      bothDecided: 3,
      reversals: 2,
      ratingTieStatedDecided: 2,
      ratingDecidedStatedTie: 0,
    })
    expect(merged?.withinRater.inconsistency.estimate).toBeCloseTo(0.8, 12)
    expect(merged?.withinRater.reversalRate.estimate).toBeCloseTo(2 / 3, 12)
    expect(merged?.perRater.map(({ rater }) => rater)).toEqual([r1])
  })

  it('give every system its mean outcome under each protocol, wins, losses and ties adding up', () => {
    const [byRating, byPreference] = report.outcomes
    expect(byRating?.protocol).toBe('rating')
    const [h] = byRating?.systems ?? []
    // Rater 1: win, tie, loss, loss, tie; rater 2: win, win, loss, loss, tie.
    expect(h).toMatchObject({ wins: 3, losses: 4, ties: 3 })
    expect(h?.winRate).toMatchObject({ n: 10 })
    expect(h?.winRate.estimate).toBeCloseTo(0.45, 12)
    expect(byPreference?.systems.map(({ winRate }) => winRate.estimate)).toEqual([1, 0])
    expect(report.orderAgreement?.estimate).toBe(-1)
  })

  it('state agreement with n, and undefined where nothing varies', () => {
    const [agreement] = report.agreement
    expect(agreement?.counts).toMatchObject({ units: 10, pairableUnits: 10, raters: 2, ratings: 20, missing: 0 })
    expect(agreement?.overall.map(({ coefficient }) => coefficient)).toEqual([
      'percent_agreement',
      'krippendorff_alpha.nominal',
      'krippendorff_alpha.ordinal',
      'krippendorff_alpha.interval',
      'krippendorff_alpha.ratio',
    ])
    // Heron: the same on items 2, 3, 5; Lark: on items 1, 3, 5.
    expect(agreement?.overall[0]?.estimate).toBeCloseTo(0.6, 12)
    expect(agreement?.withinOneLevel?.estimate).toBeCloseTo(0.9, 12)
    const constant = computeReport(
      { ...input, ratings: ratings.map((rating) => ({ ...rating, value: 4 })) },
      settings,
      watch,
    )
    expect(constant.agreement[0]?.overall[2]).toMatchObject({ estimate: null, undefined: 'no-variation' })
  })

  it('tell how often the first shown won', () => {
    expect(report.positionBias?.estimate).toBeCloseTo(3 / 5, 12)
    expect(computeReport({ ...input, positionsKnown: false }, settings, watch).positionBias).toBeNull()
  })

  it('do not depend on the order of rows, and are the same for the same seed', () => {
    const shuffled = { ...input, ratings: ratings.toReversed(), preferences: input.preferences.toReversed() }
    expect(computeReport(shuffled, settings, watch)).toEqual(report)
  })

  it('turn a criterion where lower is better', () => {
    const lower = computeReport(
      { ...input, criteria: [{ ...criterion, direction: 'lower-is-better' }] },
      settings,
      watch,
    )
    expect(lower.consistency[0]?.withinRater.table).toMatchObject({ 'A|A': 2, 'tie|A': 2, 'B|A': 1 })
  })

  it('hold nothing that JSON cannot carry', () => {
    expect(JSON.parse(JSON.stringify(report))).toEqual(report)
  })
})
