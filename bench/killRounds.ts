/**
 * Judges by script, kills something in the middle, opens the study again, and looks whether every acknowledged judgement is there,
 * no other than those that were sent, each once, and the hash chain intact. Three ways to be killed, in turn: the serving process
 * (the core), the whole host with its watcher, and the page (a Chromium page judged by keyboard, whose renderer is killed).
 *
 * Usage: node bench/killRounds.ts [--rounds 200]
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { all } from '#db/driver.ts'
import { verifyChain } from '#db/queries/verifyChain.ts'
import { closeStudyFile, openStudyFile } from '#db/studyFile.ts'
import { installedBrowser } from '../scripts/browser.mjs'
import { judgeByScript } from './kill/judgeByScript.ts'
import { judgeInPage } from './kill/judgeInPage.ts'
import { makeLargeStudy } from './largeStudy.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '200' } } })
const rounds = Number(values.rounds)

const folder = mkdtempSync(join(tmpdir(), 'evenhand-kill-'))
const { file } = await makeLargeStudy({ folder, items: 2000, judgements: 0 })
const browser = await chromium.launchServer({
  executablePath: installedBrowser() ?? '',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
})
const victims = ['core', 'host', 'page'] as const
const tally = { acknowledged: 0, unacknowledged: 0, killedInFlight: 0, unseen: 0 }
const sent = new Set<string>()
const acknowledged = new Set<string>()
try {
  for (let round = 0; round < rounds; round++) {
    const victim = victims[round % victims.length] ?? 'core'
    const after = 20 + Math.floor(Math.random() * 400)
    const job = { file, folder, after }
    const done = victim === 'page' ? await judgeInPage(browser, job) : await judgeByScript({ ...job, victim })
    for (const command of done.sent) sent.add(command)
    for (const command of done.acknowledged) acknowledged.add(command)
    check(round, victim)
    if ((round + 1) % 20 === 0) console.log(`${round + 1} rounds, ${acknowledged.size} judgements acknowledged`)
  }
} finally {
  await browser.close()
}
rmSync(folder, { recursive: true })
console.log(
  `${rounds} rounds: ${tally.acknowledged} acknowledged judgements, none lost, none changed; ` +
    `${tally.unacknowledged} were on disk before their answer was lost; ${tally.killedInFlight} rounds were killed in the middle of one, ` +
    `${tally.unseen} pages with a last request that nobody but the host saw`,
)

/** Opens the file as the app would, and compares it with what was said. */
function check(round: number, victim: string): void {
  const study = openStudyFile(file)
  const stored = all<{ command: string; sequence: number }>(
    study,
    'SELECT command, sequence FROM judgement ORDER BY sequence',
  )
  const chain = verifyChain(study)
  closeStudyFile(study)
  const inFile = new Set(stored.map(({ command }) => command))
  // A page that dies with a request on its way cannot tell the browser's log of it: its very last event may be unseen.
  const last = stored.at(-1)?.command
  if (victim === 'page' && last !== undefined && !sent.has(last)) {
    sent.add(last)
    tally.unseen += 1
  }
  const lost = [...acknowledged].filter((command) => !inFile.has(command))
  const strange = [...inFile].filter((command) => !sent.has(command))
  const gaps = stored.some(({ sequence }, place) => sequence !== place + 1)
  if (lost.length > 0 || strange.length > 0 || gaps || inFile.size !== stored.length || !chain.ok) {
    const found = JSON.stringify({ round, victim, lost, strange, gaps, twice: stored.length - inFile.size, chain })
    throw new Error(`a kill did harm: ${found}\nThe study is kept at ${file}`)
  }
  const unacknowledged = stored.length - acknowledged.size
  if (unacknowledged > tally.unacknowledged) tally.killedInFlight += 1
  tally.acknowledged = acknowledged.size
  tally.unacknowledged = unacknowledged
}
