import { join } from 'node:path'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './hosts/test.ts'
import { Home } from './pages/home.ts'
import { StudyWindow } from './pages/studyWindow.ts'

const fixture = (name: string) => join(import.meta.dirname, '../fixtures/files', name)

test('a workbook of answers and ratings is brought in with the keyboard alone', async ({ window, hostOps }) => {
  await new Home(window).newStudy('Kitchen workbook')
  const study = new StudyWindow(window)
  await study.goTo('Prepare', 'Bring in')
  await expectAccessible(window, 'the start of bringing in')
  await hostOps.chooseFile(fixture('kitchen.xlsx'), async () => {
    await window.getByRole('button', { name: /^Choose a file/ }).focus()
    await window.keyboard.press('Enter')
  })
  await expect(study.title()).toHaveText('Check what will be read from kitchen.xlsx')
  const main = window.getByRole('main')
  await expect(main).toContainText('A sheet of an Excel workbook.')
  await expect(main).toContainText('Creates 3 items, 6 responses, 24 judgements, 2 criteria, and 2 raters')
  await expectAccessible(window, 'checking a workbook')

  await window.getByRole('checkbox', { name: 'kitchen.xlsx, Ratings' }).focus()
  await window.keyboard.press('Space')
  await expect(main).toContainText('Creates 3 items and 6 responses')
  await window.keyboard.press('Space')
  await window.getByRole('button', { name: 'Look at kitchen.xlsx, Ratings' }).focus()
  await window.keyboard.press('Enter')
  await expect(main.getByRole('button', { name: /This file holds/ })).toContainText('Finished ratings')

  await window.getByRole('button', { name: 'Keep as a template…' }).focus()
  await window.keyboard.press('Enter')
  await window.getByRole('textbox', { name: /Name of the template/ }).focus()
  await window.keyboard.type('Our ratings')
  await window.keyboard.press('Enter')
  await expect(main).toContainText('Kept as “Our ratings”.')

  await expect(main).toContainText('Creates 3 items, 6 responses, 24 judgements')
  await window.getByRole('button', { name: 'Import', exact: true }).focus()
  await window.keyboard.press('Enter')
  await expect(study.title()).toHaveText('kitchen.xlsx is in the study')
  await expect(main).toContainText('Created 3 items, 6 responses, 24 judgements')
})
