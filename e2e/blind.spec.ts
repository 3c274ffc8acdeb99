import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { inflateRawSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { expect, test } from './hosts/test.ts'
import { BringIn } from './pages/bringIn.ts'
import { answerKind, kindOnDesk, movingOn, test as withEveryKind } from './pages/everyKind.ts'
import { Home } from './pages/home.ts'
import { PacketsPage } from './pages/packets.ts'
import { RaterDesk } from './pages/raterDesk.ts'
import { StudyWindow } from './pages/studyWindow.ts'

/** Planted wherever a file can carry a name: as a system, in ids of items, in tags, in the file's own name. */
const planted = ['Zanzibrix', 'Quorvane', 'Plimtoss']

const names = new RegExp(planted.join('|'), 'i')

/** Collects what comes over the wire and what the page writes down. */
function hear(page: Page, heard: string[]): void {
  page.on('response', async (response) => {
    heard.push(response.url(), JSON.stringify(response.headers()), await response.text().catch(() => ''))
  })
  page.on('console', (message) => void heard.push(message.text()))
}

const rows = Array.from({ length: 4 }, (_, item) =>
  planted.map((system) => ({
    case_id: `${planted[item % 3]}-batch-${item}`,
    question: `Question ${item}: how long do eggs keep?`,
    source: system,
    answer: `Answer ${planted.indexOf(system) + 1} to question ${item}: about three weeks in the fridge.`,
    origin: `exported from ${system}`,
  })),
).flat()

test('nothing that reaches a rater names a system', async ({ window, hostOps, scratch, dataFolder }) => {
  await new Home(window).newStudy('Eggs')
  const study = new StudyWindow(window)
  const file = join(scratch, `${planted[0]}-answers.jsonl`)
  writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'))
  const bringIn = new BringIn(window, hostOps)
  await bringIn.choose(file, `${planted[0]}-answers.jsonl`)
  await bringIn.import(`${planted[0]}-answers.jsonl`)
  await study.useTemplate()
  await study.goTo('Prepare', /^Raters/)
  await window.getByRole('button', { name: /^Add R01/ }).click()
  await study.openJudging()

  const heard: string[] = []
  await study.handOverTo('R01')
  hear(window, heard)
  const desk = new RaterDesk(window)
  const looks: string[] = []
  for (let task = await desk.task(); task; task = await desk.task()) {
    await desk.judge(task, () => 3)
    looks.push(await window.content(), await window.locator('body').ariaSnapshot(), window.url(), await window.title())
    await desk.submit(task)
    if (task.ordinal === task.total) break
  }
  expect(looks.length).toBeGreaterThan(40)
  for (const name of planted) {
    const pattern = new RegExp(name, 'i')
    expect(
      looks.filter((look) => pattern.test(look)),
      `${name} on the screen`,
    ).toEqual([])
    expect(
      heard.filter((line) => pattern.test(line)),
      `${name} in the traffic`,
    ).toEqual([])
    expect(
      readdirSync(dataFolder).filter((file) => pattern.test(file)),
      `${name} in a file name`,
    ).toEqual([])
  }
})

/** Plants the names in the study of every kind: systems with version and kind, keys, families, factors and tags of items, file names. */
function plantIn(study: string): void {
  const database = new DatabaseSync(study)
  const set = (sql: string, ...values: readonly (string | number)[]) => database.prepare(sql).run(...values)
  planted.forEach((name, place) => {
    set('UPDATE system SET name = ?, version = ?, kind = ? WHERE system_no = ?', name, `${name}-2`, name, place + 1)
  })
  for (const no of [1, 2]) {
    const name = planted[no] ?? ''
    const facts = [`${name}-case-${no}`, name, JSON.stringify({ origin: name, [name]: 'yes' })]
    set('UPDATE item SET key = ?, family = ?, factors = ? WHERE item_no = ?', ...facts, no)
    set('INSERT INTO item_tag (item_no, position, path) VALUES (?, 1, ?)', no, `source/${name}`)
  }
  set('UPDATE attachment SET file_name = ?', `${planted[0]}-leaflet.png`)
  database.close()
}

/** Every byte of a packet, unpacked. */
function unpacked(packet: Buffer): string {
  const parts = [packet]
  for (let at = packet.indexOf('PK\u0001\u0002'); at >= 0; at = packet.indexOf('PK\u0001\u0002', at + 4)) {
    const [size, start] = [packet.readUInt32LE(at + 20), packet.readUInt32LE(at + 42)]
    const from = start + 30 + packet.readUInt16LE(start + 26) + packet.readUInt16LE(start + 28)
    if (packet.readUInt16LE(at + 10) === 8) parts.push(inflateRawSync(packet.subarray(from, from + size)))
  }
  return parts.map((part) => `${part.toString('latin1')}${part.toString('utf16le')}`).join('\n')
}

const inStore = (window: Page) =>
  window.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie]))

withEveryKind('no kind of task names a system', async ({ window, hostOps, dataFolder }) => {
  withEveryKind.setTimeout(180_000)
  plantIn(join(dataFolder, 'everyKind.evenhand'))
  await window.reload()
  await new Home(window).open('Every kind of task')
  const study = new StudyWindow(window)
  await study.handOverTo('R01')
  const heard: string[] = []
  hear(window, heard)
  const looks: string[] = []
  const look = async () => {
    looks.push(await window.content(), await window.locator('body').ariaSnapshot(), window.url(), await window.title())
  }
  let tasks = 0
  for (let kind = await kindOnDesk(window); kind !== 'end'; kind = await kindOnDesk(window)) {
    const task = kind
    await look()
    await answerKind(window, task)
    await look()
    await movingOn(window, () => window.keyboard.press('Control+Enter'))
    tasks += 1
  }
  expect(tasks).toBe(18)
  await window.keyboard.press('m')
  await window.getByRole('dialog', { name: 'My tasks' }).waitFor()
  await look()
  await window.keyboard.press('Escape')
  looks.push(await inStore(window))
  expect(hostOps.output()).not.toMatch(names)
  expect(looks.filter((each) => names.test(each))).toEqual([])
  expect(heard.filter((each) => names.test(each))).toEqual([])
})

withEveryKind('a packet names no system, in none of its bytes', async ({ window, hostOps, scratch, dataFolder }) => {
  plantIn(join(dataFolder, 'everyKind.evenhand'))
  await window.reload()
  await new Home(window).open('Every kind of task')
  const packets = new PacketsPage(window, hostOps)
  await packets.open()
  const packet = await packets.handOutTo('R01')
  const bytes = unpacked(readFileSync(packet))
  expect(bytes, 'the packet holds the texts that are judged').toContain('half a gram, two times a day')
  expect(names.exec(bytes)?.[0]).toBeUndefined()
  expect(packet.slice(scratch.length)).not.toMatch(names)
})
