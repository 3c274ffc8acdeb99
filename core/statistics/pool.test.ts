import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeStudyFile, openStudyFile } from '#db/studyFile.ts'
import { computeReport } from '../report/compute.ts'
import { gatherReportInput } from '../report/gather.ts'
import type { ReportInput, ReportNumbers } from '../report/input.ts'
import { partsOf } from '../report/parts.ts'
import { coreForTest, newCommand } from '../testing/coreForTest.ts'
import { StatisticsPool } from './pool.ts'

const workerUrl = new URL('./worker.ts', import.meta.url)
const settings = { seed: 11, resamples: 150, confidence: 0.9 }
/** Minutes of work. */
const endless = { ...settings, resamples: 100_000 }
/** No array has a negative length: the first part that resamples throws. */
const impossible = { ...settings, resamples: -1 }
const unwatched = { signal: undefined, onProgress: () => undefined }

let input: ReportInput
let expected: ReportNumbers
/** Pools by width, one for all tests: each must work on after whatever the last test did to it. */
const pools = new Map<number, StatisticsPool>()
const poolOf = (width: number): StatisticsPool => {
  const pool = pools.get(width) ?? new StatisticsPool(workerUrl, width)
  pools.set(width, pool)
  return pool
}

beforeAll(async () => {
  const at = coreForTest()
  await at.coordinator.coordinator.library.createFromSample({ command: newCommand(), sample: 'research' })
  await at.core.close()
  const [fileName = ''] = readdirSync(at.folder).filter((name) => name.endsWith('.evenhand'))
  const file = openStudyFile(join(at.folder, fileName))
  input = gatherReportInput(file)
  closeStudyFile(file)
  await at.stop()
  expected = computeReport(input, settings, { signal: { aborted: false }, onProgress: () => undefined })
})
afterAll(() => Promise.all([...pools.values()].map((pool) => pool.close())))

/** Runs a report and collects what its watcher hears. */
async function watched(pool: StatisticsPool) {
  const heard: { readonly step: string; readonly fraction: number }[] = []
  await pool.run(input, settings, { signal: undefined, onProgress: (step, fraction) => heard.push({ step, fraction }) })
  return heard
}

/** Starts a report, aborts it once it is under way, and says how it ended and how long that took. */
async function stopped(pool: StatisticsPool, study = input) {
  const stop = new AbortController()
  const started = Promise.withResolvers<void>()
  const report = pool.run(study, endless, { signal: stop.signal, onProgress: () => started.resolve() })
  const reason = report.then(
    () => 'finished',
    (error: unknown) => error,
  )
  await started.promise
  const at = performance.now()
  stop.abort('enough')
  return { reason: await reason, ms: performance.now() - at }
}

describe('the statistics threads', () => {
  it('have dozens of parts of the sample study to share, every section among them', () => {
    const parts = partsOf(input)
    expect(parts.flatMap((part) => (part.kind === 'section' ? [] : [part.kind]))).toEqual([
      ...input.criteria.map(() => 'agreement'),
      'preference-agreement',
      'consistency',
      ...input.criteria.map(() => 'consistency'),
      'systems',
    ])
    const sections = new Set(parts.flatMap((part) => (part.kind === 'section' ? [part.section] : [])))
    for (const section of ['panel', 'tournament', 'tag-outcomes', 'paired-tests', 'severity', 'blinding'] as const) {
      expect(sections, section).toContain(section)
    }
  })

  it('tell every part that is finished, so that it can be shown before the rest is', async () => {
    const told: string[] = []
    const onPart = ({ kind }: { readonly kind: string }): void => void told.push(kind)
    await poolOf(2).run(input, settings, { ...unwatched, onPart })
    expect(told.toSorted()).toEqual(
      partsOf(input)
        .map(({ kind }) => kind)
        .toSorted(),
    )
    expect(told[0]).toBe('agreement')
  })

  it.each([1, 2, 3])('give on %i the numbers that one piece of code gives, to the last bit', async (width) => {
    const pool = poolOf(width)
    expect(await pool.run(input, settings, unwatched)).toEqual(expected)
    expect(await pool.run(input, settings, unwatched)).toEqual(expected)
  })

  it('keep a program alive until the report is there, and no longer', () => {
    const nothing = { criteria: [], raters: [], systems: [], responses: [], ratings: [], preferences: [], rankings: [] }
    const program = `
      import { StatisticsPool } from '${new URL('./pool.ts', import.meta.url).href}'
      const pool = new StatisticsPool(new URL('${workerUrl.href}'), 2)
      const watch = { signal: undefined, onProgress: () => undefined }
      const input = ${JSON.stringify({ ...nothing, positionsKnown: true, exclusions: [] })}
      const numbers = await pool.run(input, ${JSON.stringify(settings)}, watch)
      console.log(Object.keys(numbers).length)`
    const folder = mkdtempSync(join(tmpdir(), 'evenhand-pool-'))
    writeFileSync(join(folder, 'program.mjs'), program)
    const { status, stdout } = spawnSync(process.execPath, [join(folder, 'program.mjs')], {
      encoding: 'utf8',
      timeout: 4000,
    })
    rmSync(folder, { recursive: true })
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${Object.keys(expected).length}\n` })
  })

  it('compute a report of nothing', async () => {
    const nothing = { ...input, criteria: [], ratings: [], preferences: [], rankings: [], responses: [] }
    const numbers = await poolOf(2).run(nothing, settings, unwatched)
    expect(numbers).toMatchObject({ agreement: [], consistency: [], outcomes: [], orderAgreement: null, means: [] })
  })

  it.each([1, 3])('tell on %i how far the whole is: never back, and 1 at the end', async (width) => {
    const heard = await watched(poolOf(width))
    const fractions = heard.map(({ fraction }) => fraction)
    expect(fractions.length).toBeGreaterThan(partsOf(input).length)
    expect(fractions).toEqual(fractions.toSorted((one, other) => one - other))
    expect(fractions[0]).toBeGreaterThan(0)
    expect(fractions.at(-1)).toBe(1)
    const steps = [...new Set(heard.map(({ step }) => step))]
    const all = ['agreement', 'consistency', 'raters', 'systems']
    // Of several threads one may be done with all of a step before the steps in front of it are.
    if (width === 1) expect(steps.toSorted()).toEqual(all)
    else expect(all).toEqual(expect.arrayContaining(steps))
    expect(steps[0]).toBe('agreement')
  })

  it('stop within 200 ms when told to, and compute the next report', async () => {
    const pool = poolOf(2)
    const { reason, ms } = await stopped(pool)
    expect(reason).toBe('enough')
    expect(ms).toBeLessThan(200)
    expect(await pool.run(input, settings, unwatched)).toEqual(expected)
  })

  it('let go of a report that waits, without a word about the one before it', async () => {
    const pool = poolOf(2)
    const first = pool.run(input, settings, unwatched)
    const stop = new AbortController()
    const second = pool.run(input, endless, { signal: stop.signal, onProgress: () => undefined })
    stop.abort('changed my mind')
    await expect(second).rejects.toBe('changed my mind')
    await expect(pool.run(input, settings, { ...unwatched, signal: stop.signal })).rejects.toBe('changed my mind')
    expect(await first).toEqual(expected)
  })

  it('fail a report in which a part crashes, and compute the next one', async () => {
    const pool = poolOf(2)
    await expect(pool.run(input, impossible, unwatched)).rejects.toThrow(RangeError)
    expect(await pool.run(input, settings, unwatched)).toEqual(expected)
  })

  it('fail a report rather than wait for a thread that is gone', async () => {
    const pool = new StatisticsPool(new URL('data:text/javascript,process.exit(3)'), 2)
    await expect(pool.run(input, settings, unwatched)).rejects.toThrow('the statistics thread ended')
    await expect(pool.run(input, settings, unwatched)).rejects.toThrow('the statistics thread ended')
    await pool.close()
  })
})
