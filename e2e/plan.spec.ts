import { expect, type Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { test } from './hosts/test.ts'
import { Home } from './pages/home.ts'
import { StudyWindow } from './pages/studyWindow.ts'

/** Ticks a box, or chooses a radio, as somebody without a pointer does. */
async function press(window: Page, role: 'checkbox' | 'radio', name: RegExp): Promise<void> {
  await window.getByRole(role, { name }).first().focus()
  await window.keyboard.press('Space')
}

test('a protocol is designed, planned and tried out from the keyboard alone', async ({ window }) => {
  const study = new StudyWindow(window)
  await new Home(window).beginSample('Clinic')

  // One item becomes practice, with an answer that is expected.
  await study.goTo('Prepare', /^Items/)
  const [role] = await window.getByRole('button', { name: /Role of/ }).all()
  await role?.focus()
  await window.keyboard.press('Enter')
  await window.getByRole('option', { name: /^Practice/ }).waitFor()
  await window.keyboard.press('End')
  await window.keyboard.press('Enter')
  const expected = window.getByRole('button', { name: /^What is expected of/ })
  await expected.focus()
  await window.keyboard.press('Enter')
  const dialog = window.getByRole('dialog')
  await dialog.getByRole('button', { name: /Medical accuracy/ }).focus()
  await window.keyboard.press('Enter')
  await window.getByRole('option').nth(2).waitFor()
  await window.keyboard.press('End')
  await window.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Save' }).focus()
  await window.keyboard.press('Enter')
  await expect(expected).toHaveText('Expected: 1')
  await expectAccessible(window, 'items with roles')

  // Pairs told apart by shapes, some of them shown twice.
  await study.goTo('Prepare', 'Protocol')
  await press(window, 'radio', /^Compare in pairs/)
  await press(window, 'radio', /^Shapes/)
  await press(window, 'checkbox', /^Show some items a second time/)
  await expect(window.getByText(/Responses are told apart by shapes\. Items shown twice: 5/)).toBeVisible()
  await expect(window.getByText(/Saved on this computer/)).toBeVisible()
  await expectAccessible(window, 'the protocol')

  await study.goTo('Prepare', 'Plan')
  await expect(study.title()).toContainText('each system is shown first equally often')
  await expect(window.getByText(/Repeated tasks: 30;/)).toBeVisible()
  await expectAccessible(window, 'the plan')

  // The dry run shows what a rater would see, says that it is none, and leads back.
  await window.getByRole('button', { name: 'Begin the dry run' }).focus()
  await window.keyboard.press('Enter')
  await expect(window.getByText('Dry run, nothing is kept: Clinic: answers to patients')).toBeVisible()
  await window.getByRole('button', { name: 'Hand back' }).focus()
  await window.keyboard.press('Enter')
  await expect(study.title()).toContainText('each system is shown first equally often')
  await expect(window.getByRole('contentinfo')).toContainText('In preparation')
})

test('the protocol prints on one page, without the app around it', async ({ window, hostKind }) => {
  test.skip(hostKind === 'electron', 'Electron prints through its own window')
  const study = new StudyWindow(window)
  await new Home(window).beginSample('Research')
  await study.goTo('Prepare', 'Protocol')
  await window.getByRole('button', { name: 'Summary to print' }).click()
  await expect(window.getByRole('dialog').getByText(/^Seed of every draw/)).toBeVisible()
  const pdf = (await window.pdf()).toString('latin1')
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1)
})
