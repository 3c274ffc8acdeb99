import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AssignmentId, CriterionId, RaterId } from '#contract/ids.ts'
import { all, run } from '#db/driver.ts'
import { deviceOf } from '#db/queries/judgements.ts'
import { saveGroups } from '#db/queries/raters.ts'
import { newestEvent, stampOf } from '#db/queries/stamp.ts'
import { taskByOrdinal } from '#db/queries/tasks.ts'
import { randomCode } from '#db/randomCode.ts'
import { closeStudyFile, inTransaction, openStudyFile } from '#db/studyFile.ts'
import { madeStudy, ratedStudy } from '#db/testing/ratedStudies.ts'
import { raterAt, type StudyForTest, studyForTest } from '#db/testing/studyForTest.ts'
import { surroundings } from '../context.ts'
import { unpacked } from '../statistics/packed.ts'
import type { StatisticsPool } from '../statistics/pool.ts'
import { computeReport } from './compute.ts'
import { gatherReportInput, packReportInput } from './gather.ts'
import { makeReport } from './make.ts'

const settings = { seed: 1, resamples: 20, confidence: 0.95 }

describe('what a report reads', () => {
  it('is the study as it was when it was asked, whatever is judged between two pieces of the reading', () => {
    let ratings = 0
    fc.assert(
      fc.property(ratedStudy, (invented) => {
        const judging = invented.happenings.filter(({ what }) => ['answer', 'rate', 'submit'].includes(what))
        const study = madeStudy({ ...invented, happenings: judging })
        try {
          const half = Math.floor(study.steps.length / 2)
          inTransaction(study.file, () => study.steps.slice(0, half).forEach((step) => step()))
          const expected = gatherReportInput(study.file)
          // A computer that writes for the first time is a change of its own.
          deviceOf(study.file, randomCode)
          const asOf = newestEvent(study.file)
          const stamp = stampOf(study.file, asOf)
          const reading = packReportInput(study.file, {}, asOf)
          const later = study.steps.slice(half)
          let piece = reading.next()
          for (; !piece.done; piece = reading.next()) later.shift()?.()
          const found = unpacked(piece.value)
          expect({ ...found, ratings: found.ratings }).toEqual({ ...expected, ratings: expected.ratings })
          expect(stampOf(study.file, asOf)).toBe(stamp)
          ratings += found.ratings.length
        } finally {
          study.done()
        }
      }),
      { numRuns: 30 },
    )
    expect(ratings).toBeGreaterThan(20)
  })
})

describe('a report that was made before', () => {
  let study: StudyForTest
  beforeEach(() => void (study = studyForTest()))
  afterEach(() => study.done())

  /** Makes the report on this thread and counts how often it had to be computed. */
  function reporter() {
    const times = { computed: 0 }
    const statistics: Pick<StatisticsPool, 'prepare' | 'runPacked'> = {
      prepare: () => undefined,
      runPacked: async (input, wanted) => {
        times.computed++
        return computeReport(unpacked(input), wanted, { signal: { aborted: false }, onProgress: () => undefined })
      },
    }
    const desk = { statistics: statistics as StatisticsPool, around: surroundings, appVersion: '0' }
    const made = async (file = study.file) => {
      const report = await makeReport(desk, file, settings, { signal: undefined, onProgress: () => undefined })
      return { ...report, madeAt: '' }
    }
    return { times, made }
  }

  const rater = (place = 0): RaterId => study.raters[place] as RaterId
  const task = (ordinal: number, who = rater()): AssignmentId =>
    taskByOrdinal(study.file, who, ordinal)?.assignment as AssignmentId
  const rateAndSubmit = (ordinal: number, who = rater()): void => {
    const work = raterAt(study.file, who)
    work.rate(task(ordinal, who), study.criteria[0] as CriterionId, 1 + (ordinal % 5))
    work.submit(task(ordinal, who))
  }

  it('is not computed again, nor after the file was closed and opened', async () => {
    for (const ordinal of [1, 2, 3]) for (const who of study.raters) rateAndSubmit(ordinal, who)
    const { times, made } = reporter()
    const first = await made()
    expect(await made()).toEqual(first)
    closeStudyFile(study.file)
    const again = openStudyFile(study.file.path)
    expect(await made(again)).toEqual(first)
    closeStudyFile(again)
    expect(times.computed).toBe(1)
  })

  it('is not computed again when something was done that changes no number', async () => {
    rateAndSubmit(1)
    const { times, made } = reporter()
    const first = await made()
    raterAt(study.file, rater()).record(task(1), { kind: 'flag', flagged: true })
    expect(await made()).toEqual(first)
    expect(times.computed).toBe(1)
  })

  it('counts anew what is not in the hash of the data: begun tasks, groups, the time a task took', async () => {
    for (const who of study.raters) rateAndSubmit(1, who)
    const { times, made } = reporter()
    const first = await made()
    raterAt(study.file, rater()).rate(task(2), study.criteria[0] as CriterionId, 2)
    const begun = await made()
    expect(begun.dataHash).toBe(first.dataHash)
    expect(begun.exclusions).toContainEqual({ what: 'task', reason: 'not-submitted', count: 1 })
    expect(first.exclusions.map(({ reason }) => reason)).not.toContain('not-submitted')
    saveGroups(study.file, rater(), ['clinicians'])
    expect(JSON.stringify((await made()).panels)).toContain('clinicians')
    raterAt(study.file, rater()).submit(task(1), 90_000)
    await made()
    expect(times.computed).toBe(4)
  })

  it('begins again when something else than a judgement changes while it reads', async () => {
    rateAndSubmit(1)
    const { times, made } = reporter()
    const reading = made()
    // The first piece was read by now; the next ones come in another turn of this thread, or the change is seen at the end.
    run(study.file, "UPDATE item SET prompt = 'Another prompt' WHERE item_no = 1")
    const report = await reading
    expect(report.dataHash).toBe((await reporter().made()).dataHash)
    expect(times.computed).toBe(1)
    expect(all(study.file, 'SELECT 1 FROM analysis_run').length).toBeGreaterThan(0)
  })
})
