import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { usualTrainingRules } from '#contract/exports.ts'
import type { CriterionId, SeatId, StudyId } from '#contract/ids.ts'
import type { JudgementAction } from '#contract/judgement.ts'
import type { TaskView } from '#contract/rater.ts'
import { Report, type ReportProgress } from '#contract/report.ts'
import { type CoreForTest, coreForTest, newCommand, type TestClient } from './testing/coreForTest.ts'

let at: CoreForTest
beforeEach(() => void (at = coreForTest()))
afterEach(() => at.stop())

const times = { openedAt: '2026-01-05T09:00:00.000Z', firstInputAt: null, activeMs: 1200 }
const settings = { seed: 1, resamples: 100, confidence: 0.95 }
const systemNames = ['Heron', 'Lark', 'Osprey', 'Wren', 'Teal', 'Plover', 'Dunlin']

async function sample(key: 'clinic' | 'classroom' | 'research'): Promise<StudyId> {
  return (await at.coordinator.coordinator.library.createFromSample({ command: newCommand(), sample: key })).study
}
async function openFor(study: StudyId): Promise<SeatId[]> {
  const { coordinator } = at.coordinator
  await coordinator.plan.open({ study, command: newCommand() })
  const { raters } = await coordinator.study.overview({ study })
  return Promise.all(raters.map(async ({ id }) => (await coordinator.judging.seat({ study, rater: id })).seat))
}

/** The answers of a rater who finds everything equal, in the words of the task. */
function answersFor({ task, responses }: TaskView, pick: number): JudgementAction[] {
  switch (task.kind) {
    case 'rating':
      return task.criteria.map(({ id, ...criterion }) => ({
        kind: 'rating',
        criterion: id,
        value: {
          state: 'given',
          value: criterion.kind === 'ordinal' ? (criterion.levels[pick % criterion.levels.length]?.value ?? 0) : 0,
        },
      }))
    case 'preference':
      return [{ kind: 'preference', value: { state: 'given', outcome: [-1, 0, 1][pick % 3] ?? 0 } }]
    case 'ranking':
      return [{ kind: 'ranking', value: { state: 'given', ranks: responses.map((_, place) => place + 1) } }]
    case 'best-worst':
      return [{ kind: 'best-worst', value: { state: 'given', best: 1, worst: responses.length } }]
  }
}

async function judgeAll({ rater }: TestClient, seat: SeatId, most = Number.POSITIVE_INFINITY): Promise<number> {
  let { current } = await rater.desk({ seat })
  let done = 0
  while (current && done < most) {
    const { assignment } = current
    for (const action of answersFor(current, done)) {
      await rater.record({ seat, command: newCommand(), assignment, action, times })
    }
    current = (await rater.submit({ seat, command: newCommand(), assignment, times })).next
    done++
  }
  return done
}

async function report(study: StudyId): Promise<{ report: Report; steps: ReportProgress[] }> {
  const job = await at.coordinator.coordinator.report.run({ study, settings })
  const steps: ReportProgress[] = []
  for (;;) {
    const { done, value } = await job.next()
    if (done) return { report: value as Report, steps }
    steps.push(value as ReportProgress)
  }
}

describe('from a sample to a report', () => {
  it('two raters judge blind, the study closes, is unblinded on record, and reports', async () => {
    const study = await sample('classroom')
    const { coordinator } = at.coordinator
    const seats = await openFor(study)
    expect(seats).toHaveLength(2)
    for (const seat of seats) expect(await judgeAll(at.raterAt(seat), seat)).toBeGreaterThan(20)

    const blinded = await report(study)
    expect(blinded.report.naming).toBe('codes')
    expect(blinded.report.systems.map(({ name }) => name)).toEqual(['S1', 'S2'])
    expect(JSON.stringify(blinded.report)).not.toMatch(new RegExp(systemNames.join('|')))
    expect(blinded.report.agreement).toHaveLength(4)
    expect(blinded.report.consistency[0]?.withinRater.n).toBeGreaterThan(0)
    expect(blinded.report.positionBias).not.toBeNull()

    await expect(
      coordinator.judging.unblind({ study, command: newCommand(), by: 'R. Coordinator', reason: 'report' }),
    ).rejects.toMatchObject({ code: 'WRONG_STAGE' })
    await coordinator.judging.close({ study, command: newCommand() })
    await coordinator.judging.unblind({ study, command: newCommand(), by: 'R. Coordinator', reason: 'report' })
    const named = (await report(study)).report
    expect(named.naming).toBe('names')
    expect(named.unblinding).toMatchObject({ by: 'R. Coordinator', reason: 'report' })
    expect(named.agreement).toEqual(blinded.report.agreement)
  })

  it('a finished sample is analysed at once and says that it was never blinded here', async () => {
    const study = await sample('research')
    const { report: made } = await report(study)
    expect(made.naming).toBe('never-blinded')
    expect(made.counts).toMatchObject({ items: 30, responses: 120, preferences: 720 })
    expect(made.exclusions).toContainEqual({ what: 'rating', reason: 'cannot-judge', count: 7 })
    const first = (protocol: string) =>
      made.outcomes
        .find((outcome) => outcome.protocol === protocol)
        ?.systems.toSorted((one, other) => (other.winRate.estimate ?? 0) - (one.winRate.estimate ?? 0))
        .map(({ system }) => made.systems.find(({ id }) => id === system)?.name)
    expect(first('rating')?.[0]).toBe('Heron')
    expect(first('preference')?.indexOf('Heron')).toBe(2)
  })

  it('answers from the cache with the same numbers, and anew when the settings change', async () => {
    const study = await sample('research')
    const one = (await report(study)).report
    const again = (await report(study)).report
    expect({ ...again, madeAt: '' }).toEqual({ ...one, madeAt: '' })
  })

  it('exports one file, or an archive of several, and notes each in the ledger', async () => {
    const study = await sample('research')
    const exported = (kind: 'html' | 'results' | 'json') =>
      at.coordinator.coordinator.exports.files({ study, settings, kind, language: 'de', training: usualTrainingRules })
    const page = await exported('html')
    expect('text' in page.file && page.file.text).toMatch(/<html lang="de" dir="ltr">(?!.*<script)/s)
    const whole = await exported('json')
    const text = 'text' in whole.file ? whole.file.text : ''
    expect(Report.parse((JSON.parse(text) as { report: unknown }).report).counts.items).toBe(30)
    const tables = await exported('results')
    expect(tables.within).toContain('agreement.csv')
    expect(tables.file).toMatchObject({ fileName: 'results.zip', mediaType: 'application/zip' })
    const { exports } = await at.coordinator.coordinator.unblinding.ledger({ study, settings })
    expect(exports.map(({ kind, naming }) => [kind, naming])).toEqual([
      ['html', 'never-blinded'],
      ['json', 'never-blinded'],
      ['results', 'never-blinded'],
    ])
  })

  it('opens the pairs behind a cell', async () => {
    const study = await sample('research')
    const made = (await report(study)).report
    const cell = 'A|B'
    const behind = await at.coordinator.coordinator.report.pairs({
      study,
      criterion: null,
      statedBy: 'preference',
      cell,
      from: 0,
      count: 200,
    })
    expect(behind.total).toBe(made.consistency[0]?.withinRater.table[cell])
    expect(behind.pairs[0]?.responseA.length).toBeGreaterThan(20)
  })
})

describe('a rater', () => {
  it('resumes where the core died, with every acknowledged answer', async () => {
    const study = await sample('clinic')
    const [seat] = (await openFor(study)) as [SeatId]
    const client = at.raterAt(seat)
    await judgeAll(client, seat, 3)
    const { current } = await client.rater.desk({ seat })
    const [first] = answersFor(current as TaskView, 3)
    await client.rater.record({
      seat,
      command: newCommand(),
      assignment: (current as TaskView).assignment,
      action: first as JudgementAction,
      times,
    })
    await at.core.close()

    const again = coreForTest(at.folder)
    const desk = await again.raterAt(seat).rater.desk({ seat })
    expect(desk.progress.done).toBe(3)
    expect(desk.current?.assignment).toBe(current?.assignment)
    expect(desk.current?.answers.ratings).toHaveLength(1)
    await again.core.close()
  })

  it('repeats a command without judging twice', async () => {
    const study = await sample('clinic')
    const [seat] = (await openFor(study)) as [SeatId]
    const { rater } = at.raterAt(seat)
    const current = (await rater.desk({ seat })).current as TaskView
    const action = answersFor(current, 0)[0] as JudgementAction
    const input = { seat, command: newCommand(), assignment: current.assignment, action, times }
    const first = await rater.record(input)
    expect(await rater.record(input)).toEqual(first)
  })

  it('cannot submit what is incomplete, off the scale, or somebody else’s', async () => {
    const study = await sample('clinic')
    const [seat, other] = (await openFor(study)) as [SeatId, SeatId]
    const { rater } = at.raterAt(seat)
    const current = (await rater.desk({ seat })).current as TaskView
    const { assignment } = current
    const criterion = (current.task.kind === 'rating' ? current.task.criteria[0]?.id : '') as CriterionId
    await expect(rater.submit({ seat, command: newCommand(), assignment, times })).rejects.toMatchObject({
      code: 'TASK_INCOMPLETE',
      data: { missing: 4 },
    })
    const off = { kind: 'rating', criterion, value: { state: 'given', value: 9 } } as const
    await expect(rater.record({ seat, command: newCommand(), assignment, action: off, times })).rejects.toMatchObject({
      code: 'VALUE_NOT_ON_SCALE',
      data: { found: '9' },
    })
    await expect(rater.desk({ seat: other })).rejects.toMatchObject({ code: 'SEAT_UNKNOWN' })
    const theirs = (await at.raterAt(other).rater.desk({ seat: other })).current as TaskView
    await expect(
      rater.submit({ seat, command: newCommand(), assignment: theirs.assignment, times }),
    ).rejects.toMatchObject({ code: 'NOT_YOUR_TASK' })
  })

  it('cannot judge any more once judging is closed', async () => {
    const study = await sample('clinic')
    const [seat] = (await openFor(study)) as [SeatId]
    const { rater } = at.raterAt(seat)
    const current = (await rater.desk({ seat })).current as TaskView
    await at.coordinator.coordinator.judging.close({ study, command: newCommand() })
    const action = answersFor(current, 0)[0] as JudgementAction
    await expect(
      rater.record({ seat, command: newCommand(), assignment: current.assignment, action, times }),
    ).rejects.toMatchObject({ code: 'WRONG_STAGE' })
    expect((await rater.desk({ seat })).open).toBe(false)
  })

  it('receives no system’s name and no id of the file, whatever is asked', async () => {
    const study = await sample('clinic')
    const { items } = await at.coordinator.coordinator.study.items({ study, from: 0, count: 200 })
    const { systems } = await at.coordinator.coordinator.study.overview({ study })
    const [seat] = (await openFor(study)) as [SeatId]
    const { rater } = at.raterAt(seat)
    const { progress } = await rater.desk({ seat })
    const heard = [
      JSON.stringify(await rater.desk({ seat })),
      JSON.stringify(await rater.tasks({ seat, from: 1, count: 500 })),
    ]
    for (let ordinal = 1; ordinal <= progress.total; ordinal++) {
      heard.push(JSON.stringify(await rater.task({ seat, ordinal })))
    }
    const all = heard.join('\n')
    for (const { name } of systems) expect(all).not.toContain(name)
    for (const { key } of items) expect(all).not.toContain(`"${key}"`)
    expect(Object.keys(at.core.raterRouter)).toEqual(['rater'])
  })
})
