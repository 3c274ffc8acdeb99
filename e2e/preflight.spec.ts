import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './hosts/test.ts'
import { BringIn } from './pages/bringIn.ts'
import { Home } from './pages/home.ts'
import { StudyWindow } from './pages/studyWindow.ts'

const rows = [
  {
    item: 'q1',
    system: 'Zanzibrix',
    prompt: 'How long do eggs keep?',
    response: 'As an AI language model I cannot say.',
  },
  {
    item: 'q1',
    system: 'Quorvane',
    prompt: 'How long do eggs keep?',
    response: 'ZANZIBRIX says three weeks. So do I.',
  },
]

test('what gives a source away is redacted or accepted before judging can open', async ({
  window,
  hostOps,
  scratch,
}) => {
  await new Home(window).newStudy('Eggs')
  const study = new StudyWindow(window)
  const file = join(scratch, 'eggs.jsonl')
  writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'))
  const bringIn = new BringIn(window, hostOps)
  await bringIn.choose(file, 'eggs.jsonl')
  await bringIn.import('eggs.jsonl')
  await study.useTemplate()
  await study.goTo('Prepare', /^Raters/)
  await window.getByRole('button', { name: /^Add R01/ }).click()

  await study.goTo('Prepare', 'Plan')
  await window.getByRole('button', { name: 'Open judging' }).click()
  await window.getByRole('dialog').getByRole('button', { name: 'Open judging' }).press('Enter')
  await expect(window.getByRole('dialog').getByRole('alert')).toContainText('2 things nobody has decided about')
  await window.getByRole('dialog').getByRole('button', { name: 'Not yet' }).press('Enter')

  await study.goTo('Prepare', 'Preflight')
  await expect(study.title()).toHaveText('2 findings stand between this study and its raters')
  await expectAccessible(window, 'the preflight page')
  await window.getByRole('button', { name: 'Redact “ZANZIBRIX”' }).press('Enter')
  await expect(study.title()).toHaveText('1 finding stands between this study and its raters')
  await window.getByRole('button', { name: 'Accept the rest…' }).press('Enter')
  await window.getByRole('button', { name: 'Accept 1 finding' }).press('Enter')
  await expect(study.title()).toHaveText('Every finding is decided')
  await study.openJudging()
  await study.handOverTo('R01')
  await expect(
    window.getByText('[…] says three weeks. So do I.').or(window.getByText('As an AI language model')),
  ).toBeVisible()
  expect(await window.content()).not.toMatch(/zanzibrix/i)
})
