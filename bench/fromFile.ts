import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { StudyId } from '#contract/ids.ts'
import type { ReportSettings } from '#contract/report.ts'
import { coreForTest, type TestClient } from '#core/testing/coreForTest.ts'
import { makeRatedStudy } from './ratedStudy.ts'
import type { Sizes } from './reportInput.ts'

/**
 * The report of a study file as people wait for it: each opening in a process of its own, asked through a core's door,
 * with a small call every five milliseconds that says how long nobody else was answered.
 */
export function benchFromFile(sizes: Sizes, settings: ReportSettings): void {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-report-'))
  try {
    const made = performance.now()
    const study = makeRatedStudy(join(folder, 'rated.evenhand'), sizes)
    console.log(`made the study in ${((performance.now() - made) / 1000).toFixed(0)} s`)
    for (const opening of ['stopped', 'first', 'from cache']) {
      const asked = JSON.stringify({ folder, study, settings, opening })
      const { status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), asked], { stdio: 'inherit' })
      if (status !== 0) throw new Error(`the opening "${opening}" failed`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Asked = { folder: string; study: StudyId; settings: ReportSettings; opening: string }

async function open({ folder, study, settings, opening }: Asked): Promise<void> {
  const { core, coordinator: client } = coreForTest(folder)
  const start = performance.now()
  await client.coordinator.library.list({})
  await client.coordinator.study.items({ study, from: 0, count: 1 })
  console.log(`${opening}: file opened in ${(performance.now() - start).toFixed(0)} ms`)
  const overview = await timed(() => client.coordinator.study.overview({ study }))
  console.log(`  overview ${said(overview)}`)
  if (opening === 'stopped') for (const after of [100, 1000, 3000]) await stopped(client, study, settings, after)
  else
    for (const nth of ['first', 'second'])
      console.log(`  ${nth} report ${said(await reported(client, study, settings))}`)
  await core.close()
}

type Timed = { readonly first?: number; readonly whole: number; readonly pause: number }

const said = ({ first, whole, pause }: Timed): string =>
  `${first === undefined ? '' : `first figures ${first.toFixed(0)} ms, `}whole ${whole.toFixed(0)} ms, longest pause ${pause.toFixed(0)} ms`

/** Milliseconds something takes, and the longest time within it in which nobody else was answered. */
async function timed(work: () => Promise<unknown>): Promise<Timed> {
  const start = performance.now()
  let [pause, last] = [0, start]
  const ticking = setInterval(() => {
    const now = performance.now()
    pause = Math.max(pause, now - last - 5)
    last = now
  }, 5)
  try {
    await work()
  } finally {
    clearInterval(ticking)
  }
  const end = performance.now()
  return { whole: end - start, pause: Math.max(pause, end - last - 5) }
}

async function reported(client: TestClient, study: StudyId, settings: ReportSettings): Promise<Timed> {
  const start = performance.now()
  let first = 0
  const times = await timed(async () => {
    const events = await client.coordinator.report.run({ study, settings })
    for (;;) {
      const { done, value } = await events.next()
      if (done) return
      if (value.finished) first ||= performance.now() - start
    }
  })
  return { first: first || times.whole, ...times }
}

async function stopped(client: TestClient, study: StudyId, settings: ReportSettings, after: number): Promise<void> {
  const stop = new AbortController()
  let asked = 0
  setTimeout(() => {
    asked = performance.now()
    stop.abort(new Error('stopped'))
  }, after)
  try {
    const events = await client.coordinator.report.run({ study, settings }, { signal: stop.signal })
    for (;;) if ((await events.next()).done) return console.log(`  done before it was stopped after ${after} ms`)
  } catch {
    console.log(`  stopped after ${after} ms: answered ${(performance.now() - asked).toFixed(0)} ms later`)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await open(JSON.parse(process.argv[2] ?? '') as Asked)
