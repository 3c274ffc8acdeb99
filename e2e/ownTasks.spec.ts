import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './hosts/test.ts'
import { Home } from './pages/home.ts'
import { RaterDesk } from './pages/raterDesk.ts'
import { StudyWindow } from './pages/studyWindow.ts'

const place = (page: Page, ordinal: number) => expect(page.getByRole('banner')).toContainText(`${ordinal} of `)

test('a rater puts a task off, finds it in the own list with its history, changes a key and the look, and has both again next time', async ({
  window,
}) => {
  await new Home(window).beginSample('Classroom')
  const study = new StudyWindow(window)
  await study.openJudging()
  await study.handOverTo('R01')
  const desk = new RaterDesk(window)
  const first = await desk.task()
  if (!first) throw new Error('no task')

  // The tour speaks at this very task, by keyboard alone, and is not offered again.
  const tour = window.getByRole('complementary', { name: 'Tour of the desk' })
  await tour.getByRole('button', { name: 'Show me' }).focus()
  await window.keyboard.press('Enter')
  await expect(tour).toContainText('1 of 6')
  await window.keyboard.press('Enter')
  await window.keyboard.press('3')
  await expect(tour).toContainText('That is it.')
  await expectAccessible(window, 'the tour')
  for (let step = 2; step <= 6; step++) await window.keyboard.press('Enter')
  await expect(tour).toBeHidden()

  await desk.judge(first, () => 3)
  await desk.submit(first)
  await place(window, 2)
  await window.keyboard.press('l')
  await place(window, 3)

  await window.keyboard.press('m')
  const list = window.getByRole('dialog', { name: 'My tasks' })
  await expect(list.getByRole('listitem')).toHaveCount(3)
  await expectAccessible(window, 'the own tasks')
  await list.getByRole('radio', { name: 'Put off' }).check()
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await list.getByRole('radio', { name: 'All' }).check()
  await list.getByRole('button', { name: 'History of task 1' }).click()
  const history = window.getByRole('dialog', { name: 'What you did at task 1' })
  await expect(history.getByRole('listitem').last()).toContainText('Submitted')
  await expectAccessible(window, 'the history of a task')
  await history.getByRole('button', { name: 'Back to the list' }).click()
  await list.getByRole('button', { name: /^Open task 1:/ }).click()
  await place(window, 1)
  await expect(window.getByText('Submitted. You may still change it.')).toBeVisible()

  await window.keyboard.press('?')
  const keys = window.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await keys.getByRole('button', { name: 'Change keys' }).click()
  await keys.getByRole('button', { name: /^Flag: F/ }).click()
  await window.keyboard.press('c')
  await expect(keys).toContainText('C already means: Comment')
  await window.keyboard.press('g')
  await expect(keys.getByRole('button', { name: /^Flag: G/ })).toBeVisible()
  await expectAccessible(window, 'changing keys')
  await keys.getByRole('button', { name: 'Close' }).click()
  const flag = window.getByRole('button', { name: 'Flag' })
  await window.keyboard.press('f')
  await expect(flag).toHaveAttribute('aria-pressed', 'false')
  await window.keyboard.press('g')
  await expect(flag).toHaveAttribute('aria-pressed', 'true')

  await window.getByRole('banner').getByRole('button', { name: 'Text and colours' }).click()
  const comfort = window.getByRole('dialog', { name: 'Text and colours' })
  await comfort.getByRole('radio', { name: 'Sepia' }).check()
  await comfort.getByRole('radio', { name: 'Serif', exact: true }).check()
  await comfort.getByRole('checkbox', { name: 'High contrast' }).check()
  await expectAccessible(window, 'comfort in sepia with high contrast')
  await comfort.getByRole('button', { name: 'Done' }).click()
  await expectAccessible(window, 'a task in sepia with high contrast')

  // The comfort is the rater's: the coordinator's window keeps its own, and so does the next rater.
  await desk.handBack()
  const page = window.locator('html')
  await expect(page).toHaveAttribute('data-theme', 'light')
  await study.handOverTo('R02')
  await expect(page).toHaveAttribute('data-face', 'hyperlegible')
  await desk.handBack()
  await study.handOverTo('R01')
  await expect(page).toHaveAttribute('data-theme', 'sepia')
  await expect(page).toHaveAttribute('data-face', 'serif')
  await expect(page).toHaveAttribute('data-contrast', 'more')
  await desk.task()
  await expect(window.getByRole('complementary', { name: 'Tour of the desk' })).toBeHidden()
  await expect(flag).toHaveAttribute('aria-keyshortcuts', 'G')
})
