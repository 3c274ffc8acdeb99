import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CaseId, CriterionId, RaterId, SeatId, StudyId } from '#contract/ids.ts'
import type { JudgementAction } from '#contract/judgement.ts'
import type { CaseFilter, CaseView } from '#contract/review.ts'
import { type CoreForTest, coreForTest, newCommand } from '../testing/coreForTest.ts'

/** Three raters over the classroom sample; each rates by a rule of the place in the own order, and all pairs alike. */
let at: CoreForTest
let study: StudyId
let raters: { id: RaterId; seat: SeatId }[]
const times = { openedAt: '2026-01-05T09:00:00.000Z', firstInputAt: null, activeMs: 4000 }
const by = 'Head of department'

beforeEach(async () => {
  at = coreForTest()
  await newStudy()
  await open()
})
afterEach(() => at.stop())

async function newStudy(): Promise<void> {
  const { library } = at.coordinator.coordinator
  study = (await library.createFromSample({ command: newCommand(), sample: 'classroom' })).study
}
async function open(): Promise<void> {
  const { coordinator } = at.coordinator
  await coordinator.plan.open({ study, command: newCommand() })
  const overview = await coordinator.study.overview({ study })
  raters = await Promise.all(
    overview.raters.map(async ({ id }) => ({ id, seat: (await coordinator.judging.seat({ study, rater: id })).seat })),
  )
}

/** Judges everything of a rater; ratings are `levelOf` the response's own text, so that raters can differ at will. */
async function judge(seat: SeatId, levelOf: (text: string) => number, most = Number.POSITIVE_INFINITY): Promise<void> {
  const { rater } = at.coordinator
  let { current } = await rater.desk({ seat })
  for (let done = 0; current && done < most; done++) {
    const { assignment, task, responses } = current
    const actions: JudgementAction[] =
      task.kind === 'rating'
        ? task.criteria.map(({ id, ...criterion }) => ({
            kind: 'rating',
            criterion: id,
            value: {
              state: 'given',
              value:
                criterion.kind === 'ordinal' ? (criterion.levels[levelOf(responses[0]?.text ?? '')]?.value ?? 1) : 1,
            },
          }))
        : task.kind === 'preference'
          ? [{ kind: 'preference', value: { state: 'given', outcome: levelOf('pair') === 0 ? -1 : 1 } }]
          : [{ kind: 'ranking', value: { state: 'given', ranks: responses.map((_, place) => place + 1) } }]
    for (const action of [...actions, { kind: 'comment', text: `Said at ${seat}` } as const]) {
      await rater.record({ seat, command: newCommand(), assignment, action, times })
    }
    current = (await rater.submit({ seat, command: newCommand(), assignment, times })).next
  }
}

const review = () => at.coordinator.coordinator.review
async function filterOf(more: Partial<CaseFilter> = {}): Promise<CaseFilter> {
  const { rubric } = await at.coordinator.coordinator.study.overview({ study })
  const criterion = rubric.criteria[0]?.id as CriterionId
  return { subject: { kind: 'rating', criterion }, atLeast: 1, tag: null, raters: null, unsettled: false, ...more }
}
const pageOf = async (more: Partial<CaseFilter> = {}) =>
  review().cases({ study, filter: await filterOf(more), from: 0, count: 50 })
const decide = (id: CaseId, value: number): Promise<CaseView> =>
  review().decide({
    study,
    command: newCommand(),
    by,
    id,
    verdict: { kind: 'rating', value: { state: 'given', value } },
  })

async function judgeApart(): Promise<void> {
  for (const [place, { seat }] of raters.entries()) await judge(seat, (text) => (place === 0 ? 0 : text.length % 3))
}

describe('disagreements', () => {
  it('are listed widest first, with how far apart the votes are and not where', async () => {
    await judgeApart()
    const { total, cases, settled } = await pageOf()
    expect(total).toBeGreaterThan(0)
    expect(settled).toBe(0)
    expect(cases.map(({ apart }) => apart)).toEqual(
      cases.map(({ apart }) => apart).toSorted((one, other) => other - one),
    )
    for (const one of cases) expect(one).toMatchObject({ state: 'open', values: null, votes: raters.length })
    expect((await pageOf({ atLeast: 2 })).total).toBeLessThan(total)
    expect((await pageOf({ atLeast: 99 })).total).toBe(0)
  })

  it('show no vote in any answer before the own decision, and all of them after, without names', async () => {
    await judgeApart()
    const [first] = (await pageOf()).cases
    const id = first?.id as CaseId
    const before = await review().case({ study, id })
    expect(before).toMatchObject({ own: null, shownVotes: null, values: null, final: null, state: 'open', askable: [] })
    expect(JSON.stringify(before)).not.toContain('Said at')
    const after = await decide(id, before.criterion?.kind === 'ordinal' ? (before.criterion.levels[1]?.value ?? 1) : 1)
    expect(after.shownVotes).toHaveLength(raters.length)
    expect(after.shownVotes?.every(({ comment }) => comment.startsWith('Said at'))).toBe(true)
    for (const { id: rater } of raters) expect(JSON.stringify(after)).not.toContain(rater)
    expect((await pageOf()).cases.find((one) => one.id === id)?.values).toHaveLength(raters.length)
  })

  it('are decided once first and then finally, on the scale, and leave the judgements as they are', async () => {
    await judgeApart()
    const { dataHash } = await at.coordinator.coordinator.study.overview({ study })
    const [first] = (await pageOf()).cases
    const id = first?.id as CaseId
    const settle = (value: number) =>
      review().settle({
        study,
        command: newCommand(),
        by,
        id,
        verdict: { kind: 'rating', value: { state: 'given', value } },
        reason: 'evidence-overlooked',
        comment: 'The second half was overlooked.',
      })
    await expect(settle(1)).rejects.toMatchObject({ code: 'CASE_STEP' })
    await expect(decide(id, 17.5)).rejects.toMatchObject({ code: 'VALUE_NOT_ON_SCALE' })
    const { criterion } = await review().case({ study, id })
    const value = criterion?.kind === 'ordinal' ? (criterion.levels[0]?.value ?? 1) : 1
    await decide(id, value)
    await expect(decide(id, value)).rejects.toMatchObject({ code: 'CASE_STEP' })
    expect(await settle(value)).toMatchObject({ state: 'settled', final: { by, reason: 'evidence-overlooked' } })
    expect(await pageOf()).toMatchObject({ settled: 1 })
    expect((await pageOf({ unsettled: true })).cases.map((one) => one.id)).not.toContain(id)
    expect((await at.coordinator.coordinator.study.overview({ study })).dataHash).toBe(dataHash)
  })

  it('wait while judging is open until an item is judged by all, and end with unblinding', async () => {
    await judge(raters[0]?.seat as SeatId, () => 0)
    expect((await pageOf()).total).toBe(0)
    await judgeApart()
    const [first] = (await pageOf()).cases
    const { coordinator } = at.coordinator
    await coordinator.judging.close({ study, command: newCommand() })
    await coordinator.judging.unblind({ study, command: newCommand(), by, reason: 'Analysis' })
    await expect(decide(first?.id as CaseId, 1)).rejects.toMatchObject({ code: 'WRONG_STAGE' })
  })

  it('are settled on judgements from a file too, before anybody judges here', async () => {
    const { coordinator } = at.coordinator
    study = (await coordinator.library.createFromSample({ command: newCommand(), sample: 'research' })).study
    expect((await coordinator.study.overview({ study })).stage).toBe('preparing')
    const [first] = (await pageOf()).cases
    const id = first?.id as CaseId
    expect(first).toMatchObject({ state: 'open', values: null, votes: 5 })
    expect((await decide(id, 3)).shownVotes).toHaveLength(5)
    expect((await pageOf({ subject: { kind: 'preference' } })).total).toBeGreaterThan(0)
  })

  it('of an unknown code do not exist', async () => {
    await expect(review().case({ study, id: 'a'.repeat(20) as CaseId })).rejects.toMatchObject({ code: 'CASE_UNKNOWN' })
  })
})

describe('raters', () => {
  it('are described by signals, and left out by a decision on record that can be taken back', async () => {
    await judgeApart()
    const { raters: signals } = await review().quality({ study })
    expect(signals).toHaveLength(raters.length)
    const [first] = signals
    expect(first).toMatchObject({ medianActiveMs: 4000, excluded: null, gold: null })
    expect(first?.sameValue?.met).toBe(first?.sameValue?.of)
    expect(first?.severity.estimate).toBeLessThan(0)
    expect(signals[1]?.severity.estimate).toBeGreaterThan(0)
    const rater = raters[0]?.id as RaterId
    const exclude = (excluded: boolean) =>
      review().exclude({ study, command: newCommand(), by, rater, excluded, reason: 'Answered without reading' })
    await exclude(true)
    expect((await review().quality({ study })).raters[0]?.excluded).toMatchObject({
      by,
      reason: 'Answered without reading',
    })
    await at.coordinator.coordinator.judging.close({ study, command: newCommand() })
    const settings = { seed: 1, resamples: 100, confidence: 0.95 }
    const reportWith = async (withExcluded: boolean) => {
      const events = await at.coordinator.coordinator.report.run({
        study,
        settings: withExcluded ? { ...settings, withExcluded: true } : settings,
      })
      let next = await events.next()
      while (!next.done) next = await events.next()
      return next.value
    }
    const without = await reportWith(false)
    expect(without.agreement[0]?.counts.raters).toBe(raters.length - 1)
    expect(without.exclusions.find(({ reason }) => reason === 'rater-excluded')?.count).toBeGreaterThan(0)
    expect((await reportWith(true)).agreement[0]?.counts.raters).toBe(raters.length)
    await exclude(false)
    expect((await review().quality({ study })).raters[0]?.excluded).toBeNull()
  })
})

describe('another rater', () => {
  it('is asked among those who have not judged the case and are not left out, and then has its task', async () => {
    const { coordinator } = at.coordinator
    await newStudy()
    await coordinator.raters.save({ study, command: newCommand(), pseudonyms: ['R1', 'R2', 'R3'] })
    const { protocol } = await coordinator.study.overview({ study })
    await coordinator.protocol.save({ study, command: newCommand(), protocol: { ...protocol, ratersPerItem: 2 } })
    await open()
    await judgeApart()
    const id = (await pageOf()).cases[0]?.id as CaseId
    const { askable, votes } = await review().case({ study, id })
    expect([votes, askable.length]).toEqual([2, 1])
    const free = raters.find((rater) => rater.id === askable[0])
    const judged = raters.find((rater) => rater !== free)?.id as RaterId
    const ask = (rater: RaterId) => review().askAnother({ study, command: newCommand(), by, id, rater })
    await expect(ask(judged)).rejects.toMatchObject({ code: 'RATER_UNKNOWN' })

    const exclude = (excluded: boolean) =>
      review().exclude({ study, command: newCommand(), by, rater: free?.id as RaterId, excluded, reason: 'Ill' })
    await exclude(true)
    expect((await review().case({ study, id })).askable).toEqual([])
    await expect(ask(free?.id as RaterId)).rejects.toMatchObject({ code: 'RATER_UNKNOWN' })

    await exclude(false)
    const tasksOf = async () => (await at.coordinator.rater.desk({ seat: free?.seat as SeatId })).progress.total
    const before = await tasksOf()
    await ask(free?.id as RaterId)
    expect(await tasksOf()).toBe(before + 1)
    await expect(review().case({ study, id })).rejects.toMatchObject({ code: 'CASE_UNKNOWN' })
  })
})

describe('progress', () => {
  it('is told by item, group and phase, and sums to the same', async () => {
    await judge(raters[0]?.seat as SeatId, () => 0, 5)
    const { items, groups, phases } = await review().progress({ study })
    const done = (parts: readonly { done: number }[]) => parts.reduce((sum, part) => sum + part.done, 0)
    expect([done(items), done(phases), groups]).toEqual([5, 5, []])
  })
})

describe('criteria that never changed', () => {
  it('have no drift', async () => {
    expect((await review().drift({ study })).criteria).toEqual([])
  })
})
