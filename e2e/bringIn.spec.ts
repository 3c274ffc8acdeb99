import { join } from 'node:path'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './hosts/test.ts'
import { BringIn } from './pages/bringIn.ts'
import { Home } from './pages/home.ts'
import { StudyWindow } from './pages/studyWindow.ts'

const fixture = (name: string) => join(import.meta.dirname, '../fixtures/files', name)

test('a messy file is read as far as it can be, says what it cannot read, and writes only what was accepted', async ({
  window,
  hostOps,
}) => {
  await new Home(window).newStudy('Kitchen questions')
  const study = new StudyWindow(window)
  const bringIn = new BringIn(window, hostOps)
  await study.goTo('Prepare', 'Bring in')
  await expectAccessible(window, 'bringing in a file')
  await bringIn.choose(fixture('messy.csv'), 'messy.csv')
  const main = window.getByRole('main')
  await expect(main).toContainText('Semicolon separated, UTF-8')
  await expect(main).toContainText('The cell is empty.')
  await expect(main).toContainText('The same twice in this file.')
  await expect(main).toContainText('Creates 13 items and 36 responses from 4 systems. Skips 2 rows.')
  await expectAccessible(window, 'checking a file')

  await bringIn.import('messy.csv')
  await study.goTo('Prepare', /^Items/)
  await expect(study.title()).toContainText('13 items')

  await bringIn.choose(fixture('messy.csv'), 'messy.csv')
  await expect(main, 'the same file again holds nothing new').toContainText(/Creates nothing|Nothing here is new/)
})

test('finished judgements make a report at once', async ({ window, hostOps }) => {
  await new Home(window).newStudy('Judged elsewhere')
  const study = new StudyWindow(window)
  const bringIn = new BringIn(window, hostOps)
  for (const name of ['responses.jsonl', 'ratings-long.csv', 'preferences.csv']) {
    await bringIn.choose(fixture(name), name)
    await bringIn.import(name)
  }
  await study.goTo('Report', 'Consistency')
  await expect(window.getByRole('main')).toContainText(/reversals/)
  await study.goTo('Report', 'Agreement')
  await expect(window.getByRole('main')).toContainText(/Krippendorff/)
  await expectAccessible(window, 'the report of judgements brought in')
})
