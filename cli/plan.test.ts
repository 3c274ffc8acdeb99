import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PlanCertificate } from '#contract/protocol.ts'
import { coreForTest, newCommand } from '#core/testing/coreForTest.ts'
import { parsed } from './command.ts'
import { plan } from './plan.ts'

let folder: string
let study: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'evenhand-plan-'))
  const core = coreForTest(folder)
  await core.coordinator.coordinator.library.createFromSample({ command: newCommand(), sample: 'clinic' })
  await core.core.close()
  study = join(folder, readdirSync(folder).find((name) => name.endsWith('.evenhand')) ?? '')
})
afterAll(() => rmSync(folder, { recursive: true }))
const run = async (...args: string[]): Promise<string> => plan.run(parsed(plan, args))

it('prints the certificate of the plan that would be drawn, the same each time', async () => {
  const once = await run(study)
  expect(once).toContain('would be drawn')
  expect(once).toMatch(/hash [0-9a-f]{64}/)
  expect(once).toContain('raters connected · systems connected')
  expect(await run(study)).toBe(once)
  const { certificate } = JSON.parse(await run(study, '--json')) as { certificate: unknown }
  expect(once).toContain(PlanCertificate.parse(certificate).hash)
})

it('lists every planned task under codes', async () => {
  const list = join(folder, 'tasks.csv')
  const printed = await run(study, '--tasks', list)
  const rows = parse(readFileSync(list), { columns: true }) as Record<string, string>[]
  expect(printed).toContain(`${rows.length} tasks`)
  expect(new Set(rows.map(({ role }) => role))).toEqual(new Set(['study']))
  for (const { systems = '' } of rows) expect(systems).toMatch(/^S\d+( S\d+)*$/)
})

it('says in one line why there is no plan', async () => {
  await expect(run(join(folder, 'nowhere.evenhand'))).rejects.toThrow('no such study file')
})
