import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { all } from './driver.ts'
import { taskByOrdinal } from './queries/tasks.ts'
import { verifyChain } from './queries/verifyChain.ts'
import { closeStudyFile, openStudyFile } from './studyFile.ts'
import { studyForTest } from './testing/studyForTest.ts'

const rounds = 25
const appender = fileURLToPath(new URL('./testing/appendUntilKilled.ts', import.meta.url))

it('loses no acknowledged judgement and invents none, however often the process is killed', async () => {
  const study = studyForTest()
  const [rater = ''] = study.raters
  const task = taskByOrdinal(study.file, rater as never, 1)?.assignment ?? ''
  const { path } = study.file
  closeStudyFile(study.file)
  const acknowledged = join(study.folder, 'acknowledged.txt')
  let most = 0
  for (let round = 0; round < rounds; round++) {
    const child = spawn(process.execPath, [appender, path, rater, task, study.criteria[0] ?? '', acknowledged], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    await wait(5 + ((round * 37) % 60))
    child.kill('SIGKILL')
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
    expect(signal).toBe('SIGKILL')

    const said = existsSync(acknowledged) ? readFileSync(acknowledged, 'utf8').trim().split('\n').filter(Boolean) : []
    const file = openStudyFile(path)
    const stored = all<{ id: string; sequence: number }>(file, 'SELECT id, sequence FROM judgement ORDER BY sequence')
    const inFile = new Set(stored.map(({ id, sequence }) => `${id} ${sequence}`))
    for (const line of said) expect(inFile.has(line), `round ${round}: ${line}`).toBe(true)
    // The one event a round may have saved without living to say so.
    expect(stored.length - said.length).toBeLessThanOrEqual(round + 1)
    expect(stored.map(({ sequence }) => sequence)).toEqual(stored.map((_, place) => place + 1))
    expect(verifyChain(file)).toEqual({ ok: true, events: stored.length })
    most = stored.length
    closeStudyFile(file)
  }
  expect(most).toBeGreaterThan(rounds)
  study.done()
}, 120_000)
