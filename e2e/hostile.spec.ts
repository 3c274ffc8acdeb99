import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { heavyTexts, intrudingTexts, sentinel } from '#fixtures/hostile/texts.ts'
import { expectAccessible } from './accessible.ts'
import type { HostOps } from './hosts/host.ts'
import { expect, test } from './hosts/test.ts'
import { BringIn } from './pages/bringIn.ts'
import { Home } from './pages/home.ts'
import { RaterDesk } from './pages/raterDesk.ts'
import { StudyWindow } from './pages/studyWindow.ts'

/** A study of these answers, two to an item, handed over to its first rater. */
async function handOver(
  window: Page,
  hostOps: HostOps,
  folder: string,
  answers: Readonly<Record<string, string>>,
): Promise<void> {
  const file = join(folder, 'answers.jsonl')
  const rows = Object.values(answers).map((answer, index) => ({
    case_id: `case-${Math.floor(index / 2)}`,
    question: `Question ${Math.floor(index / 2)}: is this harmless?`,
    source: index % 2 === 0 ? 'Alder' : 'Birch',
    answer,
  }))
  writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'))
  await new Home(window).newStudy('Hostile answers')
  const study = new StudyWindow(window)
  const bringIn = new BringIn(window, hostOps)
  await bringIn.choose(file, 'answers.jsonl')
  await bringIn.import('answers.jsonl')
  await study.useTemplate()
  await study.goTo('Prepare', /^Raters/)
  await window.getByRole('button', { name: /^Add R01/ }).click()
  await study.openJudging()
  await study.handOverTo('R01')
}

for (const [name, answers] of Object.entries({ intruding: intrudingTexts, heavy: heavyTexts })) {
  test(`${name} answers are judged like any others`, async ({ window, hostOps, scratch }) => {
    test.setTimeout(240_000)
    const dialogs: string[] = []
    window.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
    await handOver(window, hostOps, scratch, answers)
    const desk = new RaterDesk(window)
    let judged = 0
    for (let task = await desk.task(); task; task = await desk.task()) {
      if (task.kind === 'rating') {
        await window.keyboard.press('3')
        await expect(desk.criteria().first().getByRole('radio', { checked: true })).toHaveCount(1)
        await expectAccessible(window, `task ${task.ordinal}`)
        const criteria = await desk.criteria().count()
        await desk.rate(Array.from({ length: criteria - 1 }, () => 3))
      } else {
        await desk.judge(task, () => 3)
      }
      expect(await window.evaluate((global) => global in globalThis, sentinel), `task ${task.ordinal}`).toBe(false)
      judged += 1
      await desk.submit(task)
      if (task.ordinal === task.total) break
    }
    expect(judged).toBeGreaterThanOrEqual(Object.keys(answers).length)
    expect(dialogs).toEqual([])
    expect(window.url()).not.toContain('outside.example')
  })
}
