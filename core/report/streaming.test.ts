import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Report, ReportProgress } from '#contract/report.ts'
import { type CoreForTest, coreForTest, newCommand } from '../testing/coreForTest.ts'

let at: CoreForTest
beforeEach(() => void (at = coreForTest()))
afterEach(() => at.stop())

const settings = { seed: 1, resamples: 200, confidence: 0.95 }

async function told(study: Awaited<ReturnType<typeof finishedStudy>>) {
  const job = await at.coordinator.coordinator.report.run({ study, settings })
  const events: ReportProgress[] = []
  for (;;) {
    const step = await job.next()
    if (step.done) return { events, report: step.value as Report }
    events.push(step.value as ReportProgress)
  }
}

const finishedStudy = async () =>
  (await at.coordinator.coordinator.library.createFromSample({ command: newCommand(), sample: 'research' })).study

describe('a report on its way', () => {
  it('says once whose it is, then what is finished, and all of that is in the report', async () => {
    const { events, report } = await told(await finishedStudy())
    for (const event of events) expect(ReportProgress.safeParse(event).error).toBeUndefined()
    const frames = events.flatMap(({ begun }) => begun ?? [])
    expect(frames).toHaveLength(1)
    expect(frames[0]).toMatchObject({ systems: report.systems, counts: report.counts, agreement: [], panels: [] })
    const agreement = events.flatMap(({ finished }) => finished?.agreement ?? [])
    expect(agreement.length).toBeGreaterThan(0)
    for (const each of agreement) expect(report.agreement).toContainEqual(each)
    expect(Report.safeParse(report).error).toBeUndefined()
  })

  it('is there at once the second time, the same to the last bit', async () => {
    const study = await finishedStudy()
    const first = await told(study)
    const start = performance.now()
    const second = await told(study)
    expect(performance.now() - start).toBeLessThan(300)
    expect(second.events).toEqual([])
    expect({ ...second.report, madeAt: '' }).toEqual({ ...first.report, madeAt: '' })
  })

  it('leads from two raters to the cells of their table, and from a cell to its responses', async () => {
    const study = await finishedStudy()
    const { report } = await told(study)
    const { coordinator } = at.coordinator
    const [criterion] = report.agreement
    const [pair] = criterion?.pairs ?? []
    if (!criterion || !pair) throw new Error('the sample has no two raters')
    const input = { study, criterion: criterion.criterion, raterA: pair.raterA, raterB: pair.raterB }
    const detail = await coordinator.report.raterPair(input)
    expect(detail.cells.reduce((sum, { count }) => sum + count, 0)).toBe(pair.figures[0]?.n)
    const fullest = detail.cells.toSorted((one, other) => other.count - one.count)[0]
    if (!fullest) throw new Error('no cell')
    const { a, b, count } = fullest
    const behind = await coordinator.report.cell({ ...input, a, b, from: 0, count: 2 })
    expect(behind.total).toBe(count)
    expect(behind.responses).toHaveLength(2)
    expect(behind.responses[0]).toMatchObject({ a, b })
    expect(behind.responses[0]?.response.length).toBeGreaterThan(0)
  })

  it('leads from each level of a criterion to its ratings', async () => {
    const study = await finishedStudy()
    const { report } = await told(study)
    const [criterion] = report.agreement
    if (!criterion) throw new Error('the sample has no criterion')
    for (const { value, count } of criterion.distribution) {
      const asked = { study, criterion: criterion.criterion, value, from: 0, count: 2 }
      const { total, ratings } = await at.coordinator.coordinator.report.level(asked)
      expect(total).toBe(count)
      expect(ratings).toHaveLength(Math.min(2, count))
      for (const { rater, system, response } of ratings) {
        expect(report.raters.map(({ pseudonym }) => pseudonym)).toContain(rater)
        expect(report.systems.map(({ name }) => name)).toContain(system)
        expect(response).not.toBe('')
      }
    }
  })

  it('leads from two raters on comparisons to what each stated, and from there to the pairs', async () => {
    const study = await finishedStudy()
    const { report } = await told(study)
    const { coordinator } = at.coordinator
    const [pair] = report.preferencePairs
    if (!pair) throw new Error('the sample has no two raters who compared')
    const raters = { study, raterA: pair.raterA, raterB: pair.raterB }
    const together = await coordinator.report.statedTogether(raters)
    const sum = (cells: typeof together) => cells.reduce((total, { count }) => total + count, 0)
    const [agreement] = pair.figures
    expect(sum(together)).toBe(agreement?.n)
    const same = sum(together.filter(({ one, other }) => one === other))
    expect(same / sum(together)).toBeCloseTo(agreement?.estimate ?? Number.NaN, 12)
    for (const { one, other, count } of together) {
      const behind = await coordinator.report.comparedPairs({ ...raters, one, other, from: 0, count: 3 })
      expect(behind.total).toBe(count)
      expect(behind.pairs).toHaveLength(Math.min(3, count))
      for (const { systemA, systemB, responseA, responseB } of behind.pairs) {
        expect(report.systems.map(({ name }) => name)).toEqual(expect.arrayContaining([systemA, systemB]))
        expect(systemA < systemB).toBe(true)
        expect(responseA).not.toBe(responseB)
      }
    }
  })

  it('leads from a cell of the win matrix to as many comparisons as it counts, won by the one at the left', async () => {
    const study = await finishedStudy()
    const { report } = await told(study)
    for (const { protocol, pairs } of report.tournaments) {
      const [met] = pairs
      if (!met) throw new Error('the sample has no two systems that met')
      const behind = async (a: typeof met.one, b: typeof met.one) =>
        at.coordinator.coordinator.report.metPairs({ study, protocol, a, b, from: 0, count: 200 })
      const [there, back] = [await behind(met.one, met.other), await behind(met.other, met.one)]
      expect([there.total, back.total]).toEqual([there.pairs.length, there.total])
      const count = (of: typeof there, stated: string) => of.pairs.filter((pair) => pair.stated === stated).length
      expect([count(there, 'A'), count(there, 'B'), count(there, 'tie')]).toEqual([met.wins, met.losses, met.ties])
      expect([count(back, 'B'), count(back, 'A')]).toEqual([met.wins, met.losses])
      const nameOf = (id: typeof met.one) => report.systems.find((system) => system.id === id)?.name
      expect(there.pairs[0]).toMatchObject({ systemA: nameOf(met.one), systemB: nameOf(met.other) })
    }
  })
})
