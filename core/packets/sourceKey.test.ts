import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Report } from '#contract/report.ts'
import { newCommand } from '../testing/coreForTest.ts'
import { judgedStudy, judgeSome } from './testing/judgedStudy.ts'

let at: Awaited<ReturnType<typeof judgedStudy>>
let systems: string[]
let path: string
beforeEach(async () => {
  at = await judgedStudy(['R1'])
  const { fileName } = (await at.coordinator.library.list({})).studies[0] ?? { fileName: '' }
  path = join(at.home.folder, fileName)
  // Names are shown before judging only; a study of the same sample tells them.
  const { study } = await at.coordinator.library.createFromSample({ command: newCommand(), sample: 'clinic' })
  systems = (await at.coordinator.study.overview({ study })).systems.map(({ name }) => name).sort()
})
afterEach(() => at.home.stop())

const passphrase = 'a quiet river at night'
const overview = () => at.coordinator.study.overview({ study: at.study })
const seal = () => at.coordinator.sourceKey.seal({ study: at.study, command: newCommand(), passphrase })
const unblind = (with_: { passphrase?: string } = {}) =>
  at.coordinator.judging.unblind({ study: at.study, command: newCommand(), by: 'C', reason: 'Done', ...with_ })

async function judgeAll(): Promise<void> {
  const { raters } = await at.coordinator.packets.list({ study: at.study })
  const { rater, total } = raters[0] ?? { rater: '' as never, total: 0 }
  const { seat } = await at.coordinator.judging.seat({ study: at.study, rater })
  await judgeSome(at.home.raterAt(seat).rater, seat, total, 0)
  await at.coordinator.judging.close({ study: at.study, command: newCommand() })
}

async function report(): Promise<Report> {
  const settings = { seed: 1, resamples: 100, confidence: 0.95 }
  const run = await at.coordinator.report.run({ study: at.study, settings } as never)
  for (;;) {
    const { done, value } = await run.next()
    if (done) return value as Report
  }
}

it('is fixed by its hash in the certificate when judging opens', async () => {
  const state = await at.coordinator.sourceKey.state({ study: at.study })
  expect(state).toMatchObject({ sealed: false, sealedAt: null })
  expect(state.hash).toMatch(/^[0-9a-f]{64}$/)
  expect((await overview()).certificate?.keyHash).toBe(state.hash)
})

it('takes the names out of the study when it is sealed: no byte of the file holds one any more', async () => {
  const { hash, left } = await seal()
  expect(left).toEqual([])
  expect(await at.coordinator.sourceKey.state({ study: at.study })).toMatchObject({ sealed: true, hash })
  expect((await overview()).systems.map(({ name, code }) => [name, code])).toEqual(
    systems.map((_, place) => [`S${place + 1}`, `S${place + 1}`]),
  )
  const files = [path, `${path}-wal`].map((each) => readFileSync(each).toString('latin1')).join('')
  for (const name of systems) expect([name, files.includes(name)]).toEqual([name, false])
  await expect(seal()).rejects.toMatchObject({ code: 'KEY_SEALED' })
})

it('is opened by unblinding with the passphrase alone, and the names come back', async () => {
  await seal()
  await judgeAll()
  await expect(unblind()).rejects.toMatchObject({ code: 'PASSPHRASE_NEEDED' })
  await expect(unblind({ passphrase: 'a quiet river at noon' })).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' })
  expect((await overview()).stage).toBe('closed')
  await unblind({ passphrase })
  const after = await overview()
  expect(after.stage).toBe('unblinded')
  expect(after.systems.map(({ name }) => name).sort()).toEqual(systems)
  expect(await at.coordinator.sourceKey.state({ study: at.study })).toMatchObject({ sealed: false })
})

it('moves no number of a report when it is opened', async () => {
  await seal()
  await judgeAll()
  const blind = await report()
  await unblind({ passphrase })
  const open = await report()
  const numbers = ({ agreement, consistency, outcomes, means, orderAgreement, positionBias }: Report) =>
    JSON.stringify({ agreement, consistency, outcomes, means, orderAgreement, positionBias })
  expect(numbers(open)).toBe(numbers(blind))
  expect([blind.naming, open.naming]).toEqual(['codes', 'names'])
})

it('refuses to unblind when it is not the key that was fixed', async () => {
  await judgeAll()
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite')
  await at.home.core.close()
  const database = new DatabaseSync(path)
  database.exec("UPDATE system SET name = name || '!'")
  database.close()
  const { coreForTest } = await import('../testing/coreForTest.ts')
  const again = coreForTest(at.home.folder)
  const { judging } = again.coordinator.coordinator
  const asked = judging.unblind({ study: at.study, command: newCommand(), by: 'C', reason: 'Done' })
  await expect(asked).rejects.toMatchObject({ code: 'KEY_CHANGED' })
  await again.core.close()
})
