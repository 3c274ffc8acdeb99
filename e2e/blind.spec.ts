import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './hosts/test.ts'
import { BringIn } from './pages/bringIn.ts'
import { Home } from './pages/home.ts'
import { RaterDesk } from './pages/raterDesk.ts'
import { StudyWindow } from './pages/studyWindow.ts'

/** Planted wherever a file can carry a name: as a system, in ids of items, in tags, in the file's own name. */
const planted = ['Zanzibrix', 'Quorvane', 'Plimtoss']

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
  const listen = (page: Page) => {
    page.on('response', async (response) => {
      heard.push(response.url(), JSON.stringify(response.headers()), await response.text().catch(() => ''))
    })
    page.on('console', (message) => void heard.push(message.text()))
  }
  await study.handOverTo('R01')
  listen(window)
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
