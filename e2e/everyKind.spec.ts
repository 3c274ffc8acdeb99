import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { test as base, expect } from './hosts/test.ts'
import { Home } from './pages/home.ts'
import { StudyWindow } from './pages/studyWindow.ts'

/** The study of every kind of task lies in the study folder before the app starts (`core/testing/everyKindStudy.ts` made it). */
const test = base.extend({
  dataFolder: async ({ dataFolder }, use) => {
    const study = join(import.meta.dirname, '../fixtures/desk/everyKind.evenhand')
    copyFileSync(study, join(dataFolder, 'everyKind.evenhand'))
    await use(dataFolder)
  },
})

type Screen = 'turns' | 'rating' | 'together' | 'pair' | 'ranking' | 'best-worst' | 'end'

/** The kind of task in front, by what stands on the page. */
async function screenOf(window: Page): Promise<Screen> {
  const main = window.getByRole('main').or(window.getByRole('heading', { name: 'That was the last one' }))
  await main.first().waitFor()
  const is = async (selector: string) => (await window.locator(selector).count()) > 0
  if (await is('[data-verdict]')) return 'pair'
  if (await is('[data-slot]')) return 'together'
  if (await is('table input[type="radio"]')) return 'best-worst'
  if (await is('[role="grid"]')) return 'ranking'
  if (!(await is('[data-criterion]'))) return 'end'
  return (await is('[data-place="/3"]')) ? 'turns' : 'rating'
}

const press = async (window: Page, ...keys: readonly string[]) => {
  for (const key of keys) await window.keyboard.press(key)
}

/** The criteria of one response or turn: helpful, no error, tone; the optional ones are passed over with J. */
const rateWhole = (window: Page) => press(window, '4', 'n', 'j', '3', 'j', 'j')

/** Marks two words of the first text, by keyboard alone: select, Enter, a kind, a severity, Enter. */
async function mark(window: Page): Promise<void> {
  const text = window.locator('[data-marking]', { hasText: 'two times a day' })
  await text.focus()
  await press(window, 'ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Enter')
  await expect(window.getByRole('form', { name: 'What this mark says' })).toBeVisible()
  await press(window, '2')
  await expect(window.getByRole('radio', { name: 'Minor' })).toBeFocused()
  await press(window, '1')
  await expect(window.getByRole('button', { name: 'Keep the mark' })).toBeFocused()
  await expectAccessible(window, 'a mark being made')
  await press(window, 'Enter')
  await expect(text.locator('mark').first()).toBeVisible()
}

async function sure(window: Page): Promise<void> {
  await window.getByRole('slider', { name: /How sure/ }).focus()
  await press(window, 'PageUp')
  await window.evaluate(() => (document.activeElement as HTMLElement).blur())
}

const judge: Readonly<Record<Exclude<Screen, 'end'>, (window: Page, isFirst: boolean) => Promise<void>>> = {
  rating: async (window, isFirst) => {
    if (isFirst) await expect(window.getByText('Shown after your first answer to this task.')).toBeVisible()
    await rateWhole(window)
    const reference = window.getByRole('button', { name: 'What the pharmacist says' })
    await expect(reference).toHaveAttribute('aria-expanded', 'false')
    if (!isFirst) return
    await reference.focus()
    await press(window, 'Enter')
    await expect(window.getByText('Half a gram, morning and evening')).toBeVisible()
    await expect(window.getByRole('img', { name: /A torn leaflet/ })).toBeVisible()
    await window.evaluate(() => (document.activeElement as HTMLElement).blur())
  },
  turns: async (window) => {
    await rateWhole(window)
    await rateWhole(window)
  },
  together: async (window) => {
    if ((await window.locator('[data-marking]').count()) > 0) await mark(window)
    await window.evaluate(() => (document.activeElement as HTMLElement).blur())
    await press(window, ...Array.from({ length: 6 }, () => '3'))
    await sure(window)
  },
  pair: async (window) => {
    await press(window, 'ArrowLeft', '2', 'j', 'ArrowRight', 'j', 'b')
    await window.getByRole('textbox', { name: 'Your reason' }).fill('Says when to come back.')
    await press(window, 'Escape')
  },
  ranking: async (window) => {
    for (const place of ['1', '2', '2']) await press(window, 'ArrowDown', place)
    await press(window, 'ArrowDown', '3', 'ArrowDown', '3')
    for (const place of ['1', '2', '3']) await press(window, 'ArrowDown', place)
  },
  'best-worst': (window) => press(window, 'b', 'ArrowDown', 'w'),
}

test('every kind of task is judged by keyboard alone, and every screen of them is accessible', async ({ window }) => {
  test.setTimeout(240_000)
  await new Home(window).open('Every kind of task')
  const study = new StudyWindow(window)
  await study.handOverTo('R01')
  const seen = new Map<Screen, number>()
  for (let kind = await screenOf(window); kind !== 'end'; kind = await screenOf(window)) {
    const before = seen.get(kind) ?? 0
    seen.set(kind, before + 1)
    if (before === 0) await expectAccessible(window, `${kind}, untouched`)
    await judge[kind](window, before === 0)
    if (before === 0) await expectAccessible(window, `${kind}, answered`)
    const place = await window.getByRole('banner').textContent()
    await press(window, 'Control+Enter')
    await expect(window.getByRole('banner')).not.toHaveText(place ?? '')
  }
  expect(Object.fromEntries(seen)).toEqual({
    rating: 3,
    turns: 3,
    together: 2,
    pair: 6,
    ranking: 2,
    'best-worst': 2,
  })
})

test('at a size of 900 by 600 and at twice the text, what judges can still be reached', async ({ window }) => {
  await window.setViewportSize({ width: 900, height: 600 })
  await new Home(window).open('Every kind of task')
  await new StudyWindow(window).handOverTo('R01')
  await screenOf(window)
  await expectAccessible(window, 'a rating in a small window')
  await window.setViewportSize({ width: 640, height: 450 })
  await expectAccessible(window, 'a rating at twice the size')
  const wide = await window.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)
  expect(wide, 'nothing is wider than the window').toBe(true)
})
