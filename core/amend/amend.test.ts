import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SeatId, StudyId } from '#contract/ids.ts'
import type { CriterionDraft } from '#contract/rubric.ts'
import { type CoreForTest, coreForTest, newCommand } from '../testing/coreForTest.ts'

let at: CoreForTest
let study: StudyId
let seat: SeatId
const times = { openedAt: '2026-01-05T09:00:00.000Z', firstInputAt: null, activeMs: 1000 }
const coordinator = () => at.coordinator.coordinator

beforeEach(async () => {
  at = coreForTest()
  study = (await coordinator().library.createFromSample({ command: newCommand(), sample: 'classroom' })).study
  await coordinator().protocol.save({
    study,
    command: newCommand(),
    protocol: { phases: [{ kind: 'rating' }], question: '', itemOrder: 'as-imported', seed: 3 },
  })
  await coordinator().plan.open({ study, command: newCommand() })
  const [first] = (await coordinator().study.overview({ study })).raters
  seat = (await coordinator().judging.seat({ study, rater: first?.id ?? ('' as never) })).seat
})
afterEach(() => at.stop())

/** Rates the next tasks, each criterion with its lowest level; returns what was asked, by names. */
async function rate(tasks: number): Promise<string[][]> {
  const asked: string[][] = []
  let { current } = await at.coordinator.rater.desk({ seat })
  for (let done = 0; current && done < tasks; done++) {
    const { assignment, task } = current
    if (task.kind !== 'rating') throw new Error('not a rating')
    asked.push(task.criteria.map(({ name }) => name))
    for (const criterion of task.criteria) {
      const value = criterion.kind === 'ordinal' ? (criterion.levels[0]?.value ?? 0) : 0
      const action = { kind: 'rating', criterion: criterion.id, value: { state: 'given', value } } as const
      await at.coordinator.rater.record({ seat, command: newCommand(), assignment, action, times })
    }
    current = (await at.coordinator.rater.submit({ seat, command: newCommand(), assignment, times })).next
  }
  return asked
}

async function reworded(): Promise<CriterionDraft[]> {
  const { rubric } = await coordinator().study.overview({ study })
  return rubric.criteria.map((criterion, place) =>
    place === 0 ? { ...criterion, question: 'Asked in other words' } : criterion,
  )
}

describe('a rubric changed while judging is open', () => {
  it('moves tasks nobody began, and says which judgements are stale', async () => {
    const names = (await rate(3))[0] ?? []
    const { rubric, moved, stale } = await coordinator().amend.rubric({
      study,
      command: newCommand(),
      criteria: await reworded(),
    })
    expect(rubric.version).toBeGreaterThan(1)
    expect(moved).toBeGreaterThan(0)
    expect(stale).toMatchObject({ tasks: 3, raters: 1, criteria: [{ name: names[0], tasks: 3 }] })
    const { current } = await at.coordinator.rater.desk({ seat })
    expect(current?.task.kind === 'rating' && current.task.criteria[0]?.question).toBe('Asked in other words')
  })

  it('queues only the touched criteria of stale tasks, once, at the end', async () => {
    const [names = []] = await rate(2)
    await coordinator().amend.rubric({ study, command: newCommand(), criteria: await reworded() })
    const { total } = (await at.coordinator.rater.desk({ seat })).progress
    expect(await coordinator().amend.requeue({ study, command: newCommand() })).toEqual({ tasks: 2 })
    expect(await coordinator().amend.requeue({ study, command: newCommand() })).toEqual({ tasks: 0 })
    const asked = await rate(Number.POSITIVE_INFINITY)
    expect(asked).toHaveLength(total)
    expect(asked.slice(-2)).toEqual([[names[0]], [names[0]]])
    expect(await coordinator().amend.stale({ study })).toMatchObject({ tasks: 0 })
    const { criteria } = await coordinator().review.drift({ study })
    expect(criteria.map(({ versions }) => versions.map(({ ratings }) => ratings))).toEqual([[2, total]])
  })

  it('opens judging again when it was closed, and not after unblinding', async () => {
    await rate(1)
    await coordinator().judging.close({ study, command: newCommand() })
    await coordinator().amend.rubric({ study, command: newCommand(), criteria: await reworded() })
    await coordinator().amend.requeue({ study, command: newCommand() })
    expect((await coordinator().study.overview({ study })).stage).toBe('judging')
  })
})
