import { expect, it } from 'vitest'
import type { JudgementAction } from '#contract/judgement.ts'
import type { TaskView } from '#contract/rater.ts'
import type { Report } from '#contract/report.ts'
import { coreForTest, newCommand } from '../testing/coreForTest.ts'

const times = { openedAt: '2026-01-05T09:00:00.000Z', firstInputAt: null, activeMs: 2000 }

function answersFor({ task, responses }: TaskView, turn: number): JudgementAction[] {
  if (task.kind === 'preference') {
    return [{ kind: 'preference', value: { state: 'given', outcome: [-1, 0, 1][turn % 3] ?? 0 } }]
  }
  if (task.kind === 'ranking') {
    return [{ kind: 'ranking', value: { state: 'given', ranks: responses.map((_, place) => place + 1) } }]
  }
  return task.kind === 'rating'
    ? task.criteria.flatMap((criterion) =>
        criterion.kind === 'ordinal'
          ? [
              {
                kind: 'rating',
                criterion: criterion.id,
                value: { state: 'given', value: criterion.levels[turn % criterion.levels.length]?.value ?? 1 },
              } as const,
            ]
          : [],
      )
    : []
}

it('a study judged here knows the order and pace of the work, and what its plan promised beside what was shown', async () => {
  const at = coreForTest()
  try {
    const { coordinator } = at.coordinator
    const { study } = await coordinator.library.createFromSample({ command: newCommand(), sample: 'classroom' })
    await coordinator.plan.open({ study, command: newCommand() })
    const { raters } = await coordinator.study.overview({ study })
    for (const { id } of raters) {
      const { seat } = await coordinator.judging.seat({ study, rater: id })
      const { rater } = at.raterAt(seat)
      let { current } = await rater.desk({ seat })
      for (let turn = 0; current; turn++) {
        const { assignment } = current
        for (const action of answersFor(current, turn)) {
          await rater.record({ seat, command: newCommand(), assignment, action, times })
        }
        current = (await rater.submit({ seat, command: newCommand(), assignment, times })).next
      }
    }
    const job = await coordinator.report.run({ study, settings: { seed: 1, resamples: 100, confidence: 0.95 } })
    let step = await job.next()
    while (!step.done) step = await job.next()
    const { pace, drift, blinding, agreement, raters: named } = step.value as Report
    expect(pace.map(({ rater }) => rater).toSorted()).toEqual(named.map(({ id }) => id).toSorted())
    for (const { tasks, median } of pace) {
      expect(tasks).toBeGreaterThan(20)
      expect(median).toBeGreaterThan(0)
    }
    const [criterion] = agreement
    const own = drift.filter((each) => each.criterion === criterion?.criterion)
    expect(own.flatMap(({ curve }) => curve.map(({ n }) => n)).reduce((sum, n) => sum + n, 0)).toBe(
      criterion?.counts.ratings,
    )
    expect(blinding?.plan?.worstImbalance).toBeLessThanOrEqual(1)
    expect(blinding?.shownFirst.length).toBeGreaterThan(0)
    for (const { planned, realised } of blinding?.shownFirst ?? []) expect(realised).toEqual(planned)
  } finally {
    await at.stop()
  }
}, 60_000)
