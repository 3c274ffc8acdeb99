import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { test as base, expect } from '../hosts/test.ts'

/** The study of every kind of task lies in the study folder before the app starts (`core/testing/everyKindStudy.ts` made it). */
export const test = base.extend({
  dataFolder: async ({ dataFolder }, use) => {
    const study = join(import.meta.dirname, '../../fixtures/desk/everyKind.evenhand')
    copyFileSync(study, join(dataFolder, 'everyKind.evenhand'))
    await use(dataFolder)
  },
})

export type TaskKind = 'turns' | 'rating' | 'together' | 'pair' | 'ranking' | 'best-worst'

/** The kind of task in front, by what stands on the page. */
export async function kindOnDesk(window: Page): Promise<TaskKind | 'end'> {
  const last = window.getByRole('heading', { name: 'That was the last one' })
  await window.getByRole('main').or(last).first().waitFor()
  const is = async (selector: string) => (await window.locator(selector).count()) > 0
  if (await is('[data-verdict]')) return 'pair'
  if (await is('[data-slot]')) return 'together'
  if (await is('table input[type="radio"]')) return 'best-worst'
  if (await is('[role="grid"]')) return 'ranking'
  if (!(await is('[data-criterion]'))) return 'end'
  return (await is('[data-place="/3"]')) ? 'turns' : 'rating'
}

/** Does what moves the desk on, and waits until another task or the end is there. */
export async function movingOn(window: Page, act: () => Promise<void>): Promise<void> {
  const place = await window.getByRole('banner').textContent()
  await act()
  await expect(window.getByRole('banner')).not.toHaveText(place ?? '')
}

/** Puts tasks off until one of each kind has been in front, and does `look` at each of those. */
export async function onEachKind(window: Page, look: (kind: TaskKind) => Promise<void>): Promise<readonly TaskKind[]> {
  const seen: TaskKind[] = []
  while (seen.length < 6) {
    const kind = await kindOnDesk(window)
    if (kind === 'end') break
    if (!seen.includes(kind)) {
      seen.push(kind)
      await look(kind)
      if (seen.length === 6) break
    }
    await movingOn(window, () => window.keyboard.press('l'))
  }
  return seen
}

/** The answers of one kind, by keyboard alone; Ctrl+Enter then submits it. */
export async function answerKind(window: Page, kind: TaskKind): Promise<void> {
  await answers[kind](window)
}

export const press = async (window: Page, ...keys: readonly string[]) => {
  for (const key of keys) await window.keyboard.press(key)
}

/** Nothing is being written: keys of the desk work again. */
export const leaveField = (window: Page) => window.evaluate(() => (document.activeElement as HTMLElement).blur())

/** The criteria of one response or turn: helpful, no error, tone; the optional ones are passed over with J. */
const rateWhole = (window: Page) => press(window, '4', 'n', 'j', '3', 'j', 'j')

const answers: Readonly<Record<TaskKind, (window: Page) => Promise<void>>> = {
  rating: rateWhole,
  turns: async (window) => {
    await rateWhole(window)
    await rateWhole(window)
  },
  together: async (window) => {
    await leaveField(window)
    await press(window, ...Array.from({ length: 6 }, () => '3'))
    await window.getByRole('slider', { name: /How sure/ }).focus()
    await press(window, 'PageUp')
    await leaveField(window)
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
