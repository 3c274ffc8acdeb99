import { readFileSync } from 'node:fs'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './hosts/test.ts'
import { Home } from './pages/home.ts'
import { RaterDesk } from './pages/raterDesk.ts'
import { StudyWindow } from './pages/studyWindow.ts'

test('from a sample: two raters judge by keyboard alone, the study is closed, reported, exported and unblinded', async ({
  window,
  hostOps,
}) => {
  test.setTimeout(180_000)
  await expectAccessible(window, 'the title page')
  await new Home(window).beginSample('Classroom')
  const study = new StudyWindow(window)
  await expect(study.title()).toHaveText('12 items, 24 responses')
  await study.openJudging()
  await expectAccessible(window, 'the plan')

  const desk = new RaterDesk(window)
  for (const [place, rater] of ['R01', 'R02'].entries()) {
    await study.handOverTo(rater)
    await expectAccessible(window, 'a rating task')
    const done = await desk.judgeAll(({ ordinal }, criterion) => 1 + ((ordinal * 3 + criterion + place) % 4))
    expect(done).toBe(36)
    await expect(window.getByRole('heading', { level: 1 }).first()).toHaveText('That was the last one')
    await expectAccessible(window, 'the end of the desk')
    await desk.handBack()
  }
  await study.closeJudging()

  await study.goTo('Report', 'Agreement')
  await expect(study.title()).not.toBeEmpty()
  await expectAccessible(window, 'the agreement page')
  await expect(window.getByRole('main')).toContainText(/Krippendorff/)
  await study.goTo('Report', 'Consistency')
  await expectAccessible(window, 'the consistency page')
  await expect(window.getByRole('main')).toContainText('24')

  await study.goTo('Report', 'Export')
  const [html = ''] = await hostOps.savedFiles(1, () => window.getByRole('button', { name: /HTML/ }).click())
  const page = readFileSync(html, 'utf8')
  expect(page).toContain('Krippendorff')
  expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/)
  expect(page, 'systems have codes before unblinding').toContain('S1')
})
