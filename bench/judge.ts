/**
 * What a rater waits for, on this machine, in a real browser over loopback: key press to durable and acknowledged,
 * Enter to the next task painted, start to the first painted screen, memory of core and page; beside a bare insert with
 * fsync in the same run. The study is as large as the largest we promise to carry.
 *
 * Usage: npm run bench:judge -- [--items 10000] [--judgements 100000] [--tasks 60]
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'
import { chromium, type Page } from '@playwright/test'
import { installedBrowser } from '../scripts/browser.mjs'
import { makeLargeStudy } from './largeStudy.ts'
import { pageMegabytes, processMegabytes } from './memory.ts'
import { childrenOf } from './processes.ts'
import { watchCalls } from './watchCalls.ts'

const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '10000' },
    judgements: { type: 'string', default: '100000' },
    tasks: { type: 'string', default: '60' },
  },
})
const items = Number(values.items)
const tasks = Number(values.tasks)

const folder = mkdtempSync(join(tmpdir(), 'evenhand-bench-'))
const made = performance.now()
const { file, judgements } = await makeLargeStudy({ folder, items, judgements: Number(values.judgements) })
const making = performance.now() - made
const bare = bareInserts(400)
const started = performance.now()
const { host, url } = await startHost()
const server = await chromium.launchServer({
  executablePath: installedBrowser() ?? '',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
const browser = await chromium.connect(server.wsEndpoint())
try {
  const page = await browser.newPage()
  await page.addInitScript(watchCalls)
  const opened = performance.now()
  await page.goto(url)
  await page.getByRole('radiogroup').first().waitFor()
  const firstTask = performance.now()
  const { starts, saves, turns } = await judge(page)
  line('bare insert with fsync', bare)
  line('key press to request', starts)
  line('key press to durable and acknowledged', saves, bare)
  line('Enter to the next task painted', turns)
  console.log(`host start to address: ${(opened - started).toFixed(0)} ms`)
  console.log(`page opened to first task: ${(firstTask - opened).toFixed(0)} ms`)
  console.log(`study: ${items} items, ${judgements} judgements, made in ${(making / 1000).toFixed(0)} s`)
  tellMemory(host.pid ?? 0, server.process().pid ?? 0)
} finally {
  await browser.close()
  await server.close()
  host.kill('SIGTERM')
  await once(host, 'exit')
  rmSync(folder, { recursive: true })
}

/** The serving process holds the core; of the browser, only the page's own process is the app's. */
function tellMemory(host: number, browserProcess: number): void {
  const core = Math.max(...childrenOf(host).map(({ pid }) => processMegabytes(pid) ?? 0))
  const page = pageMegabytes(browserProcess)
  if (page === null || core <= 0) return console.log('memory: this system does not say')
  console.log(`memory: core ${core.toFixed(0)} MB + page ${page.toFixed(0)} MB = ${(core + page).toFixed(0)} MB`)
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
async function judge(page: Page): Promise<Window['noted']> {
  for (let task = 0; task < tasks; task++) {
    for (let criterion = 0; criterion < 4; criterion++) {
      await pressUntil(page, String(1 + ((task + criterion) % 5)), 'saves')
    }
    await pressUntil(page, 'Enter', 'turns')
  }
  return page.evaluate(() => window.noted)
}

/**
 * Presses a key at any moment between two frames and lets it go after as long as fingers take: a key that goes up within
 * the same frame, as scripts press, makes the browser wait for one more frame before it hears an answer.
 */
async function pressUntil(page: Page, key: string, what: 'saves' | 'turns'): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 50))
  const done = page.evaluate((wanted) => window.nextOf(wanted), what)
  await page.keyboard.press(key, { delay: 60 + Math.random() * 40 })
  await done
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
