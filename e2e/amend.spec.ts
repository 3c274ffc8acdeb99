import { expectAccessible } from './accessible.ts'
import { expect, test } from './hosts/test.ts'
import { Home } from './pages/home.ts'
import { RaterDesk } from './pages/raterDesk.ts'
import { StudyWindow } from './pages/studyWindow.ts'

test('a rubric changed after opening is frozen for what was answered, and rated anew where it changed', async ({
  window,
}) => {
  test.setTimeout(60_000)
  await new Home(window).beginSample('Classroom')
  const study = new StudyWindow(window)
  await study.openJudging()
  const desk = new RaterDesk(window)
  await study.handOverTo('R01')
  for (let done = 0; done < 2; done++) {
    const task = await desk.task()
    if (!task) throw new Error('no task')
    await desk.judge(task, () => 2)
    await desk.submit(task)
  }
  await desk.handBack()

  await study.goTo('Prepare', /^Rubric/)
  await expect(window.getByText('judging has been opened: a change makes a new version')).toBeVisible()
  await window.getByRole('button', { name: /^Accuracy/ }).press('Enter')
  await window.getByRole('textbox', { name: /^What it asks/ }).fill('Is everything it says true of this piece of work?')
  await expect(window.getByRole('main')).toContainText(/answered|stay/)
  await window.getByRole('button', { name: 'Save as a new version' }).press('Enter')
  await expect(window.getByText(/Version 3 is saved|Saved on this computer/)).toBeVisible()

  await study.goTo('Review', 'Rubric versions')
  await expect(study.title()).toHaveText('1 criterion was changed after it was asked')
  await expectAccessible(window, 'the versions of the rubric')
  await window.getByRole('button', { name: 'Queue 2 tasks to be rated anew' }).press('Enter')
  await expect(window.getByRole('button', { name: /^Queue/ })).toHaveCount(0)

  await study.handOverTo('R01')
  const task = await desk.task()
  expect(task?.total, 'the touched criteria of two tasks at the end').toBe(38)
  await expect(window.getByRole('radiogroup', { name: /Accuracy/ })).toBeVisible()
})
