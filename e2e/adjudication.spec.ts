import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './hosts/test.ts'
import { Home } from './pages/home.ts'
import { RaterDesk } from './pages/raterDesk.ts'
import { StudyWindow } from './pages/studyWindow.ts'

/** Said by each rater beside the first task, and findable wherever it travels. */
const said = ['Quixotic first rationale', 'Zephyrine second rationale']

test('disagreements are settled without a vote showing before the own decision', async ({ window }) => {
  test.setTimeout(120_000)
  await new Home(window).beginSample('Classroom')
  const study = new StudyWindow(window)
  await study.openJudging()
  const desk = new RaterDesk(window)
  for (const [place, rater] of ['R01', 'R02'].entries()) {
    await study.handOverTo(rater)
    for (let task = await desk.task(); task; task = await desk.task()) {
      await desk.judge(task, () => 1 + 3 * place)
      if (task.kind === 'rating') {
        await window.keyboard.press('c')
        await window.keyboard.type(said[place] ?? '')
        await window.keyboard.press('Escape')
      }
      await desk.submit(task)
      if (task.ordinal === task.total) break
    }
    await desk.handBack()
  }

  const heard: string[] = []
  window.on('response', async (response) => void heard.push(await response.text().catch(() => '')))
  await study.goTo('Review', 'Disagreements')
  const decide = window.getByRole('button', { name: 'Decide and see the votes' })
  await expect(decide).toBeVisible()
  await expectAccessible(window, 'a disagreement before the own decision')
  const seen = async () => `${await window.content()}\n${await window.locator('body').ariaSnapshot()}`
  expect(await seen()).not.toMatch(new RegExp(said.join('|')))
  expect(heard.join('\n')).not.toMatch(new RegExp(said.join('|')))
  await expect(decide).toHaveAttribute('aria-disabled', 'true')

  await chooseLevel(window, 2)
  await decide.press('Enter')
  for (const words of said) await expect(window.getByText(words).first()).toBeVisible()
  await expect(window.getByText('before any vote was shown')).toBeVisible()
  await expectAccessible(window, 'a disagreement with its votes')

  const record = window.getByRole('button', { name: 'Record and next' })
  await window.getByRole('button', { name: /Choose a reason/ }).press('Enter')
  await window.getByRole('option', { name: 'A slip' }).press('Enter')
  await record.press('Enter')
  await expect(window.getByText(/1 settled/)).toBeVisible()
  await expect(decide).toBeVisible()

  await window.getByRole('button', { name: 'Review', exact: true }).press('Enter')
  await study.goTo('Review', 'Raters')
  await expect(window.getByRole('row', { name: /R01/ })).toBeVisible()
  await expectAccessible(window, 'signals about raters')
})

async function chooseLevel(window: Page, digit: number): Promise<void> {
  await window
    .getByRole('radio', { name: new RegExp(`^${digit}`) })
    .first()
    .focus()
  await window.keyboard.press('Space')
}
