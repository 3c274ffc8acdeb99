import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './hosts/test.ts'
import { Home } from './pages/home.ts'
import { PacketsPage } from './pages/packets.ts'
import { call, judge, newCommand } from './pages/procedures.ts'
import { RaterDesk } from './pages/raterDesk.ts'
import { StudyWindow } from './pages/studyWindow.ts'

const cli = join(import.meta.dirname, '../out/main/cli.js')

const overHttp = 'this journey calls procedures over HTTP; the last one runs in Electron too'

/** A study that is being judged by these raters, shown in Prepare. */
async function judgedStudy(window: Page, pseudonyms: readonly string[]): Promise<string> {
  const sample = { command: newCommand(), sample: 'clinic' }
  const { study } = await call<{ study: string }>(window, 'coordinator/library/createFromSample', sample)
  await call(window, 'coordinator/raters/save', { study, command: newCommand(), pseudonyms })
  await call(window, 'coordinator/plan/open', { study, command: newCommand() })
  await window.reload()
  await window.getByRole('link', { name: /Clinic/ }).click()
  return study
}

const run = (...args: readonly string[]) => spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' })

/** The numbers of the report of a study file, without what every run has of its own. */
function reportOf(study: string, folder: string): string {
  const { status, stdout, stderr } = run('report', study, '--out', folder, '--resamples', '100', '--json')
  expect(status, stderr).toBe(0)
  const { madeAt: _, ...report } = (JSON.parse(stdout) as { report: Record<string, unknown> }).report
  return JSON.stringify(report)
}

/** Copies a study as it lies on disk while its host runs: the file and its journal. */
function copyStudy(from: string, to: string): string {
  for (const ending of ['', '-wal'])
    if (existsSync(`${from}${ending}`)) copyFileSync(`${from}${ending}`, `${to}${ending}`)
  return to
}

test('three raters judge on three computers, and the merged report is the same in every order', async ({
  window,
  hostOps,
  scratch,
  dataFolder,
  hostKind,
}) => {
  test.skip(hostKind === 'electron', overHttp)
  test.setTimeout(180_000)
  await judgedStudy(window, ['R01', 'R02', 'R03'])
  const packets = new PacketsPage(window, hostOps)
  await packets.open()
  await expectAccessible(window, 'Packets before anything is handed out')
  const files: string[] = []
  for (const rater of ['R01', 'R02', 'R03']) files.push(await packets.handOutTo(rater))
  const [fileName = ''] = readdirSync(dataFolder).filter((name) => name.endsWith('.evenhand'))
  const study = join(dataFolder, fileName)
  const handedOut = copyStudy(study, join(scratch, 'handed-out.evenhand'))

  // Three hosts beside the coordinator's, all running at once, each with a data folder of its own.
  const windows = await Promise.all(files.map((file) => hostOps.launchPacket(file)))
  for (const page of windows) await expect(page.getByRole('button', { name: 'Hand back' })).toBeVisible()
  await Promise.all(windows.map((page, place) => judge(page, 6 + place, place)))
  for (const [place, page] of windows.entries()) {
    const asked = await page.request.post(new URL('/rpc/coordinator/library/list', page.url()).href, {
      headers: { origin: new URL(page.url()).origin },
      data: { json: {} },
    })
    expect(asked.status(), 'a packet’s window reaches nothing of a coordinator').toBe(404)
    await page.getByRole('button', { name: 'Hand back' }).click()
    await expect(page.getByText(basename(files[place] ?? ''))).toBeVisible()
  }
  await expectAccessible(windows[0] as Page, 'A packet that was left')

  await packets.takeBack(...files)
  for (const file of files) await expect(packets.row(basename(file))).toContainText('tasks submitted')
  await expectAccessible(window, 'Packets before merging')
  await packets.merge(3)
  const wanted = reportOf(copyStudy(study, join(scratch, 'merged.evenhand')), join(scratch, 'report'))
  for (const order of ['012', '021', '102', '120', '201', '210']) {
    const copy = copyStudy(handedOut, join(scratch, `order-${order}.evenhand`))
    for (const place of order) {
      const { status, stderr } = run('merge', copy, files[Number(place)] ?? '')
      expect(status, stderr).toBe(0)
    }
    expect(reportOf(copy, join(scratch, `report-${order}`)), `merged in the order ${order}`).toBe(wanted)
  }
})

test('a packet that was tampered with is refused by name, and the others are merged', async ({
  window,
  hostOps,
  scratch,
  hostKind,
}) => {
  test.skip(hostKind === 'electron', overHttp)
  await judgedStudy(window, ['R01', 'R02'])
  const packets = new PacketsPage(window, hostOps)
  await packets.open()
  const good = await packets.handOutTo('R01')
  const bad = await packets.handOutTo('R02')
  for (const file of [good, bad]) {
    const page = await hostOps.launchPacket(file)
    await expect(page.getByRole('button', { name: 'Hand back' })).toBeVisible()
    await judge(page, 2, 0)
    await page.getByRole('button', { name: 'Hand back' }).click()
    await expect(page.getByText(basename(file))).toBeVisible()
  }
  // Somebody writes another word into the texts that were judged.
  const bytes = readFileSync(bad)
  let changed = 0
  for (let at = bytes.indexOf(' the '); at >= 0; at = bytes.indexOf(' the ', at + 1), changed++)
    bytes.write(' teh ', at)
  expect(changed).toBeGreaterThan(0)
  const tampered = join(scratch, 'tampered.evenhand')
  writeFileSync(tampered, bytes)
  await packets.takeBack(good, tampered)
  await expect(packets.row('tampered.evenhand')).toContainText('Refused: its texts or tasks are not those handed out.')
  await packets.merge(1)
  await expect(packets.row(basename(good))).toContainText('2 of 80 tasks submitted')
  await expect(packets.row('tampered.evenhand')).toContainText('Refused')
})

test('a forgotten passphrase keeps everybody else out and loses no work', async ({ window, hostOps, hostKind }) => {
  test.skip(hostKind === 'electron', overHttp)
  await judgedStudy(window, ['R01'])
  const packets = new PacketsPage(window, hostOps)
  await packets.open()
  const file = await packets.handOutTo('R01', 'a quiet river')
  expect(readFileSync(file).includes('SQLite')).toBe(false)
  const page = await hostOps.launchPacket(file)
  const field = page.getByRole('textbox', { name: 'Passphrase' })
  await expect(field).toBeFocused()
  await expectAccessible(page, 'A locked packet')
  await field.fill('a quiet pond')
  await page.keyboard.press('Enter')
  await expect(page.getByText('This passphrase does not open the file.')).toBeVisible()
  await field.fill('a quiet river')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Hand back' })).toBeVisible()
  await judge(page, 3, 0)
  await page.getByRole('button', { name: 'Hand back' }).click()
  await expect(page.getByRole('heading', { name: 'Everything is saved in the file' })).toBeVisible()

  // Forgotten from here on: the file goes back as it is, and the rest is handed out anew.
  await packets.takeBack(file)
  await packets.merge(1)
  await expect(packets.row(basename(file))).toContainText('3 of 80 tasks submitted')
  const again = await packets.handOutTo('R01', 'another river')
  const second = await hostOps.launchPacket(again)
  await second.getByRole('textbox', { name: 'Passphrase' }).fill('another river')
  await second.keyboard.press('Enter')
  await expect(second.getByText('1 of 77', { exact: true })).toBeVisible()
})

test('a double click on a packet opens the desk of its rater and nothing else', async ({ window, hostOps }) => {
  await new Home(window).beginSample('Classroom')
  await new StudyWindow(window).openJudging()
  const packets = new PacketsPage(window, hostOps)
  await packets.open()
  const file = await packets.handOutTo('R01')
  const page = await hostOps.launchPacket(file)
  const desk = new RaterDesk(page)
  const task = await desk.task()
  expect(task).not.toBeNull()
  await expect(page.getByRole('navigation', { name: 'Rooms' })).toHaveCount(0)
  if (task) {
    await desk.judge(task, () => 2)
    await desk.submit(task)
  }
  await page.getByRole('button', { name: 'Hand back' }).click()
  await expect(page.getByText(basename(file))).toBeVisible()
  await packets.takeBack(file)
  await expect(packets.row(basename(file))).toContainText('1 of 36 tasks submitted')
})
