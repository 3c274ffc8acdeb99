/**
 * What a rater waits for, on this machine, in a real browser over loopback: key press to durable and acknowledged,
 * Enter to the next task painted, start to the first painted screen; beside a bare insert with fsync in the same run.
 *
 * Usage: npm run bench:judge -- [--items 200] [--tasks 60]
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'
import { chromium, type Page } from '@playwright/test'
import { coreForTest, newCommand } from '#core/testing/coreForTest.ts'
import { installedBrowser } from '../scripts/browser.mjs'
import { watchCalls } from './watchCalls.ts'

const { values } = parseArgs({
  options: { items: { type: 'string', default: '200' }, tasks: { type: 'string', default: '60' } },
})
const items = Number(values.items)
const tasks = Number(values.tasks)

const folder = mkdtempSync(join(tmpdir(), 'evenhand-bench-'))
const file = await makeStudy()
const bare = bareInserts(400)
const started = performance.now()
const { host, url } = await startHost()
const browser = await chromium.launch({
  executablePath: installedBrowser() ?? '',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
try {
  const page = await browser.newPage()
  await page.addInitScript(watchCalls)
  const opened = performance.now()
  await page.goto(url)
  await page.getByRole('radiogroup').first().waitFor()
  const firstTask = performance.now()
  const { saves, turns } = await judge(page)
  line('bare insert with fsync', bare)
  line('key press to durable and acknowledged', saves, bare)
  line('Enter to the next task painted', turns)
  console.log(`host start to address: ${(opened - started).toFixed(0)} ms`)
  console.log(`page opened to first task: ${(firstTask - opened).toFixed(0)} ms, of ${items} items in the study`)
} finally {
  await browser.close()
  host.kill('SIGTERM')
  await once(host, 'exit')
  rmSync(folder, { recursive: true })
}

/** A study of `items` items with two responses and four criteria each, made the way a coordinator makes it. */
async function makeStudy(): Promise<string> {
  const at = coreForTest(folder)
  const { coordinator } = at.coordinator
  const { study } = await coordinator.library.create({ command: newCommand(), title: 'Bench' })
  const text = 'A response of ordinary length, with a few sentences in it. '.repeat(12)
  const rows = Array.from({ length: items }, (_, item) =>
    ['one', 'two'].map((system) =>
      JSON.stringify({ item: `i${item}`, prompt: `Question ${item}`, system, response: `${system} ${text}` }),
    ),
  ).flat()
  const { stage } = await coordinator.imports.stage({
    stage: null,
    fileName: 'bench.jsonl',
    chunk: Buffer.from(rows.join('\n')).toString('base64'),
  })
  const mapping = {
    content: 'responses-long',
    item: 'item',
    system: 'system',
    response: 'response',
    prompt: 'prompt',
    title: null,
    context: [],
    tags: [],
  } as const
  const input = { study, stage, mapping: { ...mapping, context: [], tags: [] } }
  const { digest } = await coordinator.imports.check(input)
  await coordinator.imports.commit({ ...input, digest, command: newCommand() })
  const { templates } = await coordinator.rubric.templates({})
  const criteria = templates.find(({ key }) => key === 'clinical-answer')?.criteria ?? []
  await coordinator.rubric.save({ study, command: newCommand(), criteria })
  const { protocol } = await coordinator.study.overview({ study })
  await coordinator.protocol.save({
    study,
    command: newCommand(),
    protocol: { ...protocol, phases: [{ kind: 'rating' }] },
  })
  await coordinator.raters.save({ study, command: newCommand(), pseudonyms: ['R01'] })
  await coordinator.plan.open({ study, command: newCommand() })
  const { studies } = await coordinator.library.list({})
  await at.core.close()
  return join(folder, studies[0]?.fileName ?? '')
}

/** Milliseconds of single inserts of a judgement-sized row, each durable (WAL, synchronous=FULL). */
function bareInserts(count: number): number[] {
  const db = new DatabaseSync(join(folder, 'bare.db'))
  db.exec(
    'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE row (id INTEGER PRIMARY KEY, body TEXT) STRICT',
  )
  const insert = db.prepare('INSERT INTO row (body) VALUES (?)')
  const body = 'x'.repeat(400)
  const spans = Array.from({ length: count }, () => {
    const before = performance.now()
    insert.run(body)
    return performance.now() - before
  })
  db.close()
  return spans
}

async function startHost(): Promise<{ host: ChildProcess; url: string }> {
  const args = ['out/main/loopback.js', '--study', file, '--rater', 'R01', '--no-open', '--data', folder]
  const process_ = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const chunk of process_.stdout) {
    const address = /http:\/\/\S+/.exec(String(chunk))?.[0]
    if (address) return { host: process_, url: address }
  }
  throw new Error('the loopback host said no address')
}

/** Judges by keyboard: a digit for each criterion, then Enter, waiting for each to be done. */
async function judge(page: Page): Promise<{ saves: number[]; turns: number[] }> {
  for (let task = 0; task < tasks; task++) {
    for (let criterion = 0; criterion < 4; criterion++) {
      await page.keyboard.press(String(1 + ((task + criterion) % 5)))
      await page.waitForFunction(([wanted]) => window.noted.saves.length >= (wanted ?? 0), [task * 4 + criterion + 1])
    }
    await page.keyboard.press('Enter')
    await page.waitForFunction(([wanted]) => window.noted.turns.length >= (wanted ?? 0), [task + 1])
  }
  return page.evaluate(() => window.noted)
}

function line(what: string, spans: readonly number[], peer?: readonly number[]): void {
  const quantile = (of: readonly number[], share: number) =>
    of.toSorted((one, other) => one - other)[Math.floor(share * (of.length - 1))] ?? 0
  const p95 = quantile(spans, 0.95)
  const ratio = peer ? `, ${(p95 / quantile(peer, 0.95)).toFixed(2)} times the bare insert` : ''
  console.log(
    `${what}: median ${quantile(spans, 0.5).toFixed(2)} ms, p95 ${p95.toFixed(2)} ms (n = ${spans.length})${ratio}`,
  )
}
