import { expect, test } from './hosts/test.ts'
import { Home } from './pages/home.ts'
import { RaterDesk } from './pages/raterDesk.ts'
import { StudyWindow } from './pages/studyWindow.ts'

test('a core killed in the middle of a rating loses nothing that was called saved', async ({
  window,
  hostOps,
  hostKind,
}) => {
  await new Home(window).beginSample('Clinic')
  const study = new StudyWindow(window)
  await study.openJudging()
  await study.handOverTo('R01')
  const desk = new RaterDesk(window)
  const first = await desk.task()
  await desk.judge(first ?? { ordinal: 1, total: 1, kind: 'rating' }, () => 3)
  await desk.submit(first ?? { ordinal: 1, total: 1, kind: 'rating' })

  await desk.rate([4, 2])
  await expect(desk.criteria().nth(1).getByRole('radio', { checked: true })).toHaveCount(1)
  await expect(desk.saved()).toBeVisible()
  await hostOps.killCore()

  await desk.rate([5])
  await expect(desk.criteria().nth(2).getByRole('radio', { checked: true })).toHaveCount(1)
  await expect(desk.saved()).toBeVisible()
  // A browser's page is loaded anew; a window of its own is handed back and taken up again.
  if (hostKind === 'chromium') await window.reload()
  else {
    await desk.handBack()
    await study.handOverTo('R01')
  }
  expect(await desk.task()).toMatchObject({ ordinal: 2 })
  const chosen = (criterion: number) => desk.criteria().nth(criterion).getByRole('radio', { checked: true })
  await expect(chosen(0)).toHaveCount(1)
  await expect(chosen(1)).toHaveCount(1)
  await expect(chosen(2)).toHaveCount(1)
  await expect(chosen(3)).toHaveCount(0)
})
