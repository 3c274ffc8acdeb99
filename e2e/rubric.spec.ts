import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './hosts/test.ts'
import { Home } from './pages/home.ts'
import { StudyWindow } from './pages/studyWindow.ts'

test('a rubric is written with the keyboard alone, and tried out as a rater would', async ({ window }) => {
  await new Home(window).newStudy('By keyboard')
  const study = new StudyWindow(window)
  await study.goTo('Prepare', /^Rubric/)
  const { keyboard } = window
  await window.getByRole('button', { name: 'Add a criterion' }).focus()
  await keyboard.press('Enter')
  await expect(window.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await keyboard.type('Harmful')
  await keyboard.press('Tab')
  await keyboard.type('Could it harm?')
  await keyboard.press('Tab')
  await keyboard.press('Enter')
  await keyboard.type('Yes')
  await keyboard.press('Enter')
  await expect(window.getByRole('radiogroup', { name: 'Harmful' })).toBeVisible()

  await window.getByRole('button', { name: 'Add a criterion' }).focus()
  await keyboard.press('Enter')
  await keyboard.type('What is wrong')
  await window.getByRole('button', { name: /^Always/ }).focus()
  await keyboard.press('Enter')
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await expectAccessible(window, 'the editor of a criterion')
  // Still in the editor, so it shows; once another is opened it waits for its answer.
  await window.getByRole('button', { name: /^Harmful/ }).focus()
  await keyboard.press('Enter')
  await expect(window.getByRole('radiogroup', { name: 'What is wrong' })).toHaveCount(0)
  await window.getByRole('radio', { name: 'No' }).focus()
  await keyboard.press('y')
  await expect(window.getByRole('radiogroup', { name: 'What is wrong' })).toBeVisible()

  await window.getByRole('button', { name: 'Move What is wrong up' }).focus()
  await keyboard.press('Enter')
  await expect(window.getByText('1 criterion needs attention')).toBeVisible()
  await window.getByRole('button', { name: 'Move What is wrong down' }).focus()
  await keyboard.press('Enter')
  await window.getByRole('button', { name: 'Save as a new version' }).focus()
  await keyboard.press('Enter')
  await expect(window.getByText(/^Saved on this computer/)).toBeVisible()
})

test('versions are told apart word by word, and an earlier one can be edited again', async ({ window }) => {
  await new Home(window).newStudy('Versions')
  await new StudyWindow(window).goTo('Prepare', /^Rubric/)
  const save = async () => {
    await window.getByRole('button', { name: 'Save as a new version' }).click()
    await expect(window.getByText(/^Saved on this computer/)).toBeVisible()
  }
  await window.getByRole('button', { name: /Start from a template/ }).click()
  await window.getByRole('menuitem', { name: /^General quality/ }).click()
  await save()
  await window.getByRole('button', { name: /^Overall quality/ }).click()
  await window.getByRole('textbox', { name: /^What it asks/ }).fill('How good is this answer as a whole?')
  await expect(window.getByRole('region', { name: 'What version 3 changes' }).locator('del')).toHaveText('response')
  await expectAccessible(window, 'what a version changes')
  await save()
  await window.getByRole('button', { name: 'Versions' }).click()
  const dialog = window.getByRole('dialog')
  await expect(dialog.locator('ins')).toHaveText('answer')
  await expectAccessible(window, 'the versions of a rubric')
  await dialog.getByRole('button', { name: /Version 3/ }).click()
  await window.getByRole('option', { name: /Version 2/ }).click()
  await dialog.getByRole('button', { name: 'Edit version 2 again' }).click()
  await expect(window.getByText('Not saved yet.')).toBeVisible()
  await window.getByRole('button', { name: /^Overall quality/ }).click()
  await expect(window.getByRole('textbox', { name: /^What it asks/ })).toHaveValue(
    'How good is this response as a whole?',
  )
})

test('a rubric goes into a file and comes back; a file that does not fit says where', async ({ window, hostOps }) => {
  await new Home(window).newStudy('Files')
  await new StudyWindow(window).goTo('Prepare', /^Rubric/)
  await window.getByRole('button', { name: /Start from a template/ }).click()
  await window.getByRole('menuitem', { name: /^Health equity, one/ }).click()
  const [saved = ''] = await hostOps.savedFiles(1, () => window.getByRole('button', { name: 'Save as a file' }).click())
  const file = JSON.parse(readFileSync(saved, 'utf8')) as { readonly criteria: readonly { readonly name: string }[] }
  expect(file.criteria.map(({ name }) => name)).toEqual(['Bias', 'Kinds of bias', 'Where and why'])
  await window.getByRole('button', { name: 'Discard changes' }).click()
  const open = window.getByRole('button', { name: 'Open from a file' })
  const path = join(mkdtempSync(join(tmpdir(), 'evenhand-rubric-')), 'rubric.json')
  copyFileSync(saved, path)
  await hostOps.chooseFile(path, () => open.click())
  await expect(window.getByRole('heading', { level: 1 })).toHaveText('Responses are rated on 3 criteria')
  writeFileSync(path, '{"evenhandRubric": 1, "criteria": [{"kind": "stars", "name": "Stars"}]}')
  await hostOps.chooseFile(path, () => open.click())
  await expect(window.getByRole('dialog')).toContainText('criteria[0].kind has to be one of')
  await expectAccessible(window, 'why a file is refused')
  await window.getByRole('button', { name: 'Close' }).click()
  await expect(window.getByRole('heading', { level: 1 })).toHaveText('Responses are rated on 3 criteria')
})
