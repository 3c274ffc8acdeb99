import { describe, expect, it } from 'vitest'
import { CriterionId, RaterId, SystemId } from '#contract/ids.ts'
import { ReportSections } from '#contract/reportSections.ts'
import { inventedInput } from '../exports/testing/invented.ts'
import { computeReport } from './compute.ts'
import { noContext, type ReportContext } from './context.ts'
import type { GivenRating, ReportInput } from './input.ts'
import { bothRated } from './raterPair.ts'

const settings = { seed: 7, resamples: 200, confidence: 0.95 }
const watch = { signal: { aborted: false }, onProgress: () => undefined }
const [a, b, c] = ['systemaaaa1', 'systembbbb2', 'systemcccc3'].map((id) => SystemId.parse(id)) as [
  SystemId,
  SystemId,
  SystemId,
]
const [r1, r2, r3] = ['rater000001', 'rater000002', 'rater000003'].map((id) => RaterId.parse(id)) as [
  RaterId,
  RaterId,
  RaterId,
]
const machine = RaterId.parse('machine0001')
const quality = CriterionId.parse('quality0000')
const items = Array.from({ length: 12 }, (_, place) => `item${String(place).padStart(2, '0')}`)

/** Rater 2 mostly gives one less than rater 1, where the scale has room; rater 3 gives what rater 1 gives. */
const ratings: GivenRating[] = items.flatMap((item, place) =>
  [a, b, c].flatMap((system, column) => {
    const value = 1 + ((place + 2 * column) % 5)
    const base = { item, system, criterion: quality }
    return [
      { ...base, rater: r1, value },
      { ...base, rater: r2, value: place % 4 === 0 ? value : Math.max(1, value - 1) },
      { ...base, rater: r3, value },
    ]
  }),
)

/** Everybody prefers A to B, B to C and C to A, always shown in that order. */
const circle = items.flatMap((item) =>
  [r1, r2, r3].flatMap((rater) => [
    { rater, item, first: a, second: b, outcome: -2 },
    { rater, item, first: b, second: c, outcome: -1 },
    { rater, item, first: c, second: a, outcome: -3 },
  ]),
)

const context: ReportContext = {
  ...noContext,
  groups: [{ name: 'nurses', raters: [r1, r3] }],
  tags: [
    { path: 'clinic', items: items.slice(0, 8) },
    { path: 'clinic/heart', items: items.slice(0, 4) },
  ],
  places: ratings.map(({ rater, item, system }, place) => ({
    rater,
    item,
    system,
    position: 1 + Math.floor(place / 3),
  })),
  pace: items.map((_, place) => ({ rater: r1, position: place + 1, ms: 60_000 - 1000 * place })),
  repeats: items.slice(0, 4).map((item, place) => ({
    rater: r1,
    item,
    system: a,
    criterion: quality,
    first: 3,
    second: place === 0 ? 4 : 3,
  })),
  machines: {
    raters: [machine],
    ratings: ratings.filter(({ rater }) => rater === r1).map((each) => ({ ...each, rater: machine })),
  },
  confidences: circle.map(({ rater, item, first, second }) => ({ rater, item, first, second, percent: 90 })),
  plan: {
    algorithm: 'balanced-1',
    seed: 5,
    hash: 'ab',
    worstImbalance: 0,
    shownFirst: [{ systems: [b, a], first: [10, 26] }],
  },
  guesses: items.map((_, place) => ({
    rater: r1,
    source: 'human',
    guess: place < 9 ? 'human' : place < 11 ? 'model' : null,
  })),
  guessesBySystem: items.map((_, place) => ({
    rater: r1,
    system: place % 2 === 0 ? a : b,
    guess: place % 2 === 0 ? 'A person' : null,
  })),
  sourcesNamed: true,
}

const input: ReportInput = {
  criteria: [
    {
      id: quality,
      name: 'Quality',
      measurement: 'ordinal',
      direction: 'higher-is-better',
      weight: 1,
      values: [1, 2, 3, 4, 5],
      notApplicable: 0,
      cannotJudge: 0,
    },
  ],
  raters: [r1, r2, r3],
  systems: [a, b, c],
  responses: items.flatMap((item) => [a, b, c].map((system) => ({ item, system }))),
  ratings,
  preferences: circle,
  rankings: [],
  positionsKnown: true,
  exclusions: [],
  context,
}

describe('the sections of a report', () => {
  const report = computeReport(input, settings, watch)
  const [panel, stated] = report.panels

  it('say as much as the contract asks for', () => {
    expect(
      ReportSections.safeParse(
        Object.fromEntries(
          Object.keys(ReportSections.shape).map((name) => [name, report[name as keyof ReportSections]]),
        ),
      ).error,
    ).toBeUndefined()
  })

  it('show agreement of a group, of a tag and its parent, and without each rater', () => {
    expect(panel?.slices.map(({ by, name }) => [by, name])).toEqual([
      ['group', 'nurses'],
      ['tag', 'clinic'],
      ['tag', 'clinic/heart'],
    ])
    expect(panel?.slices[0]).toMatchObject({ raters: 2, ratings: 72, figure: { estimate: 1, n: 36 } })
    expect(panel?.slices[2]?.ratings).toBe(36)
    const changes = new Map(panel?.leaveOneOut.map(({ rater, change }) => [rater, change ?? 0]))
    expect(changes.get(r2)).toBeGreaterThan(0)
    expect(changes.get(r1)).toBeLessThan(0)
    expect(panel?.leaveOneOut.find(({ rater }) => rater === r2)?.without.estimate).toBe(1)
  })

  it('give each coefficient once, with as many levels counted as there are ratings', () => {
    const names = panel?.coefficients.map(({ coefficient }) => coefficient) ?? []
    expect(new Set(names).size).toBe(names.length)
    expect(names).toEqual(
      expect.arrayContaining(['fleiss_kappa', 'gwet_ac1', 'gwet_ac2.ordinal', 'icc.2_1', 'light_kappa']),
    )
    const counted = panel?.levels.filter(({ by }) => by === 'rater').flatMap(({ counts }) => counts) ?? []
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(ratings.length)
  })

  it('find perfect agreement on comparisons whoever was shown first', () => {
    expect(stated?.criterion).toBeNull()
    expect(stated?.coefficients.find(({ coefficient }) => coefficient === 'fleiss_kappa')).toMatchObject({
      estimate: 1,
      n: 36,
    })
  })

  it('break consistency down by distance and strength, each pair once', () => {
    const [lab] = report.labs
    const table = report.consistency[0]?.withinRater
    for (const by of ['gap', 'strength'] as const) {
      const groups = lab?.groups.filter((group) => group.by === by) ?? []
      expect(
        groups.reduce((sum, { n }) => sum + n, 0),
        by,
      ).toBe(table?.n)
      expect(
        groups.reduce((sum, { reversals }) => sum + reversals, 0),
        by,
      ).toBe(table?.reversals)
    }
    expect(lab?.groups.filter(({ by }) => by === 'strength').map(({ to }) => to)).toEqual([1, 2, 3])
  })

  it('see the circle, and who beats whom', () => {
    const preference = report.tournaments.find(({ protocol }) => protocol === 'preference')
    expect(preference?.pairs).toEqual([
      { one: a, other: b, wins: 36, losses: 0, ties: 0 },
      { one: a, other: c, wins: 0, losses: 36, ties: 0 },
      { one: b, other: c, wins: 36, losses: 0, ties: 0 },
    ])
    expect(preference?.triads[0]).toMatchObject({ rater: null, decided: 1, circular: 1, triads: [[a, b, c]] })
    expect(preference?.triads).toHaveLength(4)
  })

  it('find the rater who gives one less than the others would', () => {
    const invented = inventedInput({ seed: 5, items: 24, raters: 3 })
    const clarity = invented.criteria[0]?.id
    const [strict, ...others] = invented.raters as [RaterId, RaterId, RaterId]
    const severe = (rating: GivenRating): GivenRating =>
      rating.rater === strict && rating.criterion === clarity
        ? { ...rating, value: Math.max(1, rating.value - 1) }
        : rating
    const made = computeReport({ ...invented, ratings: invented.ratings.map(severe) }, settings, watch)
    const found = made.severity.find(({ criterion }) => criterion === clarity)
    const of = (rater: RaterId) => found?.raters.find((each) => each.rater === rater)?.severity.estimate ?? Number.NaN
    for (const other of others) expect(of(strict)).toBeGreaterThan(of(other))
    expect(found?.spread.counts['p']).toBeLessThan(0.05)
  })

  it('test each two systems item by item, and what flips at the middle of the scale', () => {
    const [tests] = report.pairedTests
    expect(tests?.threshold).toBe(3)
    expect(tests?.pairs).toHaveLength(3)
    expect(tests?.pairs[0]).toMatchObject({ one: a, other: b, n: 12 })
  })

  it('follow the raters over their work and their repeats', () => {
    expect(report.drift.map(({ rater }) => rater)).toEqual([r1, r2, r3])
    expect(report.drift[0]?.curve.reduce((sum, { n }) => sum + n, 0)).toBe(36)
    expect(report.pace).toEqual([expect.objectContaining({ rater: r1, tasks: 12, median: 54.5 })])
    expect(report.intraRater.find(({ rater }) => rater === null)?.same).toMatchObject({ estimate: 0.75, n: 4 })
  })

  it('hold a machine that copies a person against the others, and never pool it', () => {
    const [ceiling] = report.ceilings
    expect(ceiling?.people.map(({ rater }) => rater)).toEqual([r1, r2, r3])
    expect(ceiling?.machines).toHaveLength(1)
    expect(ceiling?.machines[0]?.rater).toBe(machine)
    expect(report.agreement[0]?.counts.raters).toBe(3)
  })

  it('see that who says 90 % is right every time, and so is not sure enough', () => {
    expect(report.calibration[0]).toMatchObject({ rater: null, bins: [{ n: 108, shareRight: 1 }] })
    expect(report.calibration[0]?.overconfidence.estimate).toBeCloseTo(-0.1)
    expect(report.calibration).toHaveLength(4)
  })

  it('set the plan beside what was shown, and see that the first shown always wins', () => {
    const shown = report.blinding?.shownFirst.find(({ one, other }) => one === a && other === b)
    expect(shown).toEqual({ one: a, other: b, planned: [26, 10], realised: [36, 0] })
    expect(report.blinding?.position[0]?.share).toMatchObject({ estimate: 1, n: 108 })
    expect(report.blinding?.position[0]?.share.counts['p']).toBeLessThan(0.001)
    expect(report.blinding?.guesses?.bang).toEqual([
      expect.objectContaining({ source: 'human', right: 9, wrong: 2, unknown: 1 }),
    ])
  })

  it('test whether guesses go with the systems where no option names one', () => {
    const unnamed = computeReport({ ...input, context: { ...context, guesses: [] } }, settings, watch).blinding?.guesses
    expect(unnamed).toMatchObject({ james: null, bang: [], association: { estimate: 1, n: 12 } })
    expect(unnamed?.association?.counts['p']).toBeLessThan(0.02)
    expect(unnamed?.bySystem.find(({ system }) => system === a)?.taken).toEqual([
      { guess: 'A person', count: 6 },
      { guess: null, count: 0 },
    ])
  })

  it('say nothing of sources while systems are hidden', () => {
    const hidden = computeReport({ ...input, context: { ...context, sourcesNamed: false } }, settings, watch)
    expect(hidden.blinding?.guesses).toMatchObject({ bang: [], bySystem: [] })
    expect(JSON.stringify(hidden.blinding)).not.toContain('human')
  })

  it('exist for whatever judgements there are, in the shape of the contract', () => {
    for (const [seed, count] of [
      [1, 9],
      [2, 1],
      [3, 4],
    ] as const) {
      const made = computeReport(inventedInput({ seed, items: count, raters: seed }), settings, watch)
      const sections = Object.fromEntries(
        Object.keys(ReportSections.shape).map((name) => [name, made[name as keyof ReportSections]]),
      )
      expect(JSON.parse(JSON.stringify(sections))).toEqual(sections)
      expect(made.panels.length).toBeGreaterThan(0)
    }
  })
})

it('what two raters both rated is what lies behind the cells of their table', () => {
  const both = bothRated(input, { criterion: quality, raterA: r1, raterB: r2 })
  expect(both).toHaveLength(36)
  expect(both.every(({ a: one, b: other }) => other === one || other === one - 1)).toBe(true)
  expect(bothRated(input, { criterion: quality, raterA: r1, raterB: machine })).toEqual([])
})
