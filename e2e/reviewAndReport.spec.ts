import type { Page } from '@playwright/test'
import { expectAccessible, inEveryLook } from './accessible.ts'
import { expect, test } from './hosts/test.ts'
import { Home } from './pages/home.ts'
import { StudyWindow } from './pages/studyWindow.ts'

/** Pages by where their links stand, because their words differ by language. */
const rooms = [
  { key: 'Control+3', pages: ['progress', 'raters', 'packets', 'disagreements', 'versions'], room: 'Review' },
  {
    key: 'Control+4',
    pages: ['overview', 'agreement', 'consistency', 'systems', 'raters', 'blinding', 'methods', 'export', 'unblind'],
    room: 'Report',
  },
] as const

/** Opens each page of both rooms, and waits until it is whole. */
async function onEachPage(window: Page, look: (page: string) => Promise<void>): Promise<void> {
  const contents = window.locator('nav').nth(1)
  for (const { key, room, pages } of rooms) {
    // A window that was just loaded hears keys once its study is there.
    await expect(async () => {
      await window.keyboard.press(key)
      await expect(contents.getByRole('link')).toHaveCount(pages.length, { timeout: 2000 })
    }).toPass({ timeout: 20_000 })
    for (const [place, page] of pages.entries()) {
      // Disagreements have a list where the contents were, with the way back above it.
      if ((await contents.count()) === 0) await window.locator('aside').getByRole('button').first().click()
      await contents.getByRole('link').nth(place).click()
      await window.getByRole('main').getByRole('heading', { level: 1 }).waitFor({ timeout: 60_000 })
      await expect(window.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 })
      await look(`${room}, ${page}`)
    }
  }
}

test('every page of Review and Report is accessible in every look', async ({ window }, testInfo) => {
  test.setTimeout(300_000)
  await new Home(window).beginSample('Research')
  await onEachPage(window, async (page) => {
    await inEveryLook(window, page)
    await window.screenshot({ path: testInfo.outputPath(`${page.replace(', ', '-')}.png`) })
  })
})

test('every page of Review and Report is accessible from right to left, and nothing sticks out', async ({
  window,
  hostKind,
}) => {
  test.skip(hostKind === 'electron', 'the size of the window is set as only a browser lets it')
  test.setTimeout(300_000)
  await new Home(window).beginSample('Research')
  await window.evaluate(() =>
    localStorage.setItem('evenhand.settings', JSON.stringify({ state: { language: 'ar' }, version: 0 })),
  )
  await window.reload()
  await expect(window.locator('html')).toHaveAttribute('dir', 'rtl')
  for (const size of [
    { width: 1280, height: 800 },
    { width: 900, height: 600 },
  ]) {
    await window.setViewportSize(size)
    await onEachPage(window, async (page) => {
      await expectAccessible(window, `${page} in Arabic, ${size.width} wide`)
      const outside = await window.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(outside, `${page} in Arabic, ${size.width} wide`).toBeLessThanOrEqual(0)
    })
  }
})

test('the dialogs of a PIN and of the key are accessible in every look', async ({ window }) => {
  test.setTimeout(120_000)
  await new Home(window).beginSample('Classroom')
  const study = new StudyWindow(window)
  await study.openJudging()
  await study.goTo('Judge')
  await window.getByRole('button', { name: 'Set a PIN for R01' }).click()
  const pin = window.getByRole('dialog', { name: 'A PIN for R01' })
  await pin.waitFor()
  await inEveryLook(window, 'setting a PIN')
  await pin.getByRole('textbox').first().fill('4711')
  await window.keyboard.press('Escape')

  await study.goTo('Prepare', /key/i)
  for (const name of [/^Passphrase/, 'Once more'])
    await window.getByRole('main').getByRole('textbox', { name }).fill('quiet river 9')
  await window.getByRole('button', { name: 'Seal the key' }).click()
  await window.getByRole('alertdialog').or(window.getByRole('dialog')).waitFor()
  await inEveryLook(window, 'sealing the key')
})
