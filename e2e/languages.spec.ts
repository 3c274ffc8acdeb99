import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './hosts/test.ts'
import { Home } from './pages/home.ts'
import { StudyWindow } from './pages/studyWindow.ts'

/** Chooses a language as a person did who chose it before the app was started. */
async function speak(page: Page, language: string): Promise<void> {
  await page.evaluate(
    (chosen) => localStorage.setItem('evenhand.settings', JSON.stringify({ state: { language: chosen }, version: 0 })),
    language,
  )
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', language)
  await page.getByRole('heading').first().waitFor({ state: 'attached' })
}

/**
 * Plain English words the page shows of its own. What comes from the study stands in an element with a direction of its own
 * (`dir="auto"`), apart from the words of the interface; keys and codes are no words.
 */
const englishWords = (page: Page) =>
  page.evaluate(() => {
    const content = '[dir="auto"], bdi, kbd, code, script, style, title'
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const shown: string[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement?.closest(content)) shown.push(node.textContent ?? '')
    }
    for (const element of document.querySelectorAll('[placeholder], [title], [alt]')) {
      if (element.closest(content)) continue
      for (const name of ['placeholder', 'title', 'alt']) shown.push(element.getAttribute(name) ?? '')
    }
    // What a sentence of the interface says of the study is set apart in it.
    const own = shown.map((text) => text.replaceAll(/\u2068.*?\u2069/g, ''))
    return own.flatMap((text) => (/(?<![\p{L}\d])[A-Za-z]{2,}(?![\p{L}\d])/u.test(text) ? [text] : []))
  })

test('every word of the interface is taken from the files of words', async ({ window }) => {
  await speak(window, 'en-XA')
  expect(await englishWords(window), 'home').toEqual([])
  await speak(window, 'en')
  await new Home(window).beginSample('Clinic')
  await new StudyWindow(window).openJudging()
  await speak(window, 'en-XA')
  const contents = window.getByRole('navigation').last().getByRole('link')
  for (let page = 0; page < (await contents.count()); page++) {
    await contents.nth(page).click()
    await window.waitForTimeout(100)
    expect(await englishWords(window), `page ${page} of Prepare`).toEqual([])
  }
  await window.keyboard.press('Control+2')
  await window.getByRole('table').getByRole('row').nth(1).getByRole('button').last().click()
  await window.getByRole('radiogroup').first().waitFor()
  expect(await englishWords(window), 'the desk').toEqual([])
  await window.keyboard.press('x')
  await window.getByRole('dialog').waitFor()
  expect(await englishWords(window), 'can’t judge').toEqual([])
  await window.keyboard.press('Escape')
  await window.keyboard.press('?')
  await window.getByRole('dialog').waitFor()
  expect(await englishWords(window), 'the keys').toEqual([])
})

test('in Arabic the page runs from right to left, and arrow keys go where they point', async ({ window }) => {
  await new Home(window).beginSample('Classroom')
  await new StudyWindow(window).goTo('Prepare', 'Protocol')
  await window.getByRole('radio', { name: /^Compare in pairs/ }).check()
  await expect(window.getByText(/^Saved on this computer/)).toBeVisible()
  await new StudyWindow(window).openJudging()
  await speak(window, 'ar')
  await expect(window.locator('html')).toHaveAttribute('dir', 'rtl')
  await expectAccessible(window, 'Prepare in Arabic')
  await window.keyboard.press('Control+2')
  await expectAccessible(window, 'the Judge room in Arabic')
  await window.getByRole('table').getByRole('row').nth(1).getByRole('button').last().click()
  const scale = window.getByRole('radiogroup').first()
  await scale.waitFor()
  const chosen = () => scale.locator('input:checked')
  const middle = async (value: string) => {
    const box = await scale.locator(`input[value="${value}"]`).locator('xpath=..').boundingBox()
    return (box?.x ?? 0) + (box?.width ?? 0) / 2
  }
  expect(await middle('-1'), 'the first answer stands at the right').toBeGreaterThan(await middle('1'))

  await window.keyboard.press('ArrowRight')
  await expect(chosen()).toHaveValue('-1')
  await window.keyboard.press('ArrowLeft')
  await expect(chosen()).toHaveValue('1')
  await scale.locator('input:checked').focus()
  await window.keyboard.press('ArrowRight')
  await expect(chosen(), 'the same with the focus inside the scale').toHaveValue('-1')
  await expectAccessible(window, 'the desk in Arabic')

  const answer = window.getByRole('article').first().locator('[dir]').first()
  expect(await answer.evaluate((element) => getComputedStyle(element).direction), 'English stays English').toBe('ltr')
})

test('a language is changed on the desk, and nothing there is lost', async ({ window }) => {
  await new Home(window).beginSample('Clinic')
  const study = new StudyWindow(window)
  await study.openJudging()
  await study.handOverTo('R01')
  await window.getByRole('radiogroup').first().waitFor()
  await window.keyboard.press('4')
  await window.keyboard.press('2')
  await window.keyboard.press('c')
  await window.getByRole('textbox').fill('half a thought')

  await window.getByRole('button', { name: 'Text and colours' }).click()
  for (const name of ['English', 'Deutsch', 'Français', 'Español', '简体中文', 'العربية']) {
    await expect(window.getByRole('radio', { name, exact: true })).toBeAttached()
  }
  await window.getByRole('radio', { name: 'Deutsch' }).check({ force: true })
  await expect(window.getByRole('dialog').getByRole('heading', { name: 'Text und Farben' })).toBeVisible()
  await expect(window.locator('html')).toHaveAttribute('lang', 'de')
  await expectAccessible(window, 'Text and colours in German')
  await window.getByRole('dialog').getByRole('button', { name: 'Fertig' }).click()

  await expect(window.locator('input:checked')).toHaveCount(2)
  await expect(window.getByRole('textbox')).toHaveValue('half a thought')
  await expect(window.getByText('Noch 2 Kriterien')).toBeVisible()
  await window.reload()
  await expect(window.locator('html')).toHaveAttribute('lang', 'de')
})
