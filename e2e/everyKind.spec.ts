import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect } from './hosts/test.ts'
import { answerKind, kindOnDesk, leaveField, movingOn, press, type TaskKind, test } from './pages/everyKind.ts'
import { Home } from './pages/home.ts'
import { StudyWindow } from './pages/studyWindow.ts'

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

/** What the pharmacist says comes after the first answer only, and folded. */
async function openReference(window: Page): Promise<void> {
  const reference = window.getByRole('button', { name: 'What the pharmacist says' })
  await expect(reference).toHaveAttribute('aria-expanded', 'false')
  await reference.focus()
  await press(window, 'Enter')
  await expect(window.getByText('Half a gram, morning and evening')).toBeVisible()
  await expect(window.getByRole('img', { name: /A torn leaflet/ })).toBeVisible()
  await leaveField(window)
}

/** What the browser's accessibility tree says of a slider beside its name and number. */
async function sliderSays(window: Page, name: RegExp): Promise<string> {
  const session = await window.context().newCDPSession(window)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  const slider = nodes.find((node) => node.role?.value === 'slider' && name.test(String(node.name?.value)))
  if (slider === undefined) throw new Error(`no slider is called ${name}`)
  return String(slider.description?.value ?? '')
}

test('every kind of task is judged by keyboard alone, and every screen of them is accessible', async ({ window }) => {
  test.setTimeout(240_000)
  await new Home(window).open('Every kind of task')
  await new StudyWindow(window).handOverTo('R01')
  const seen = new Map<TaskKind, number>()
  for (let kind = await kindOnDesk(window); kind !== 'end'; kind = await kindOnDesk(window)) {
    const isFirst = !seen.has(kind)
    seen.set(kind, (seen.get(kind) ?? 0) + 1)
    if (isFirst) await expectAccessible(window, `${kind}, untouched`)
    if (isFirst && kind === 'together') expect(await sliderSays(window, /How sure/)).toBe('no answer yet')
    if (isFirst && kind === 'rating')
      await expect(window.getByText('Shown after your first answer to this task.')).toBeVisible()
    if (kind === 'together' && (await window.locator('[data-marking]').count()) > 0) await mark(window)
    await answerKind(window, kind)
    if (isFirst && kind === 'together') await expect.poll(() => sliderSays(window, /How sure/)).toBe('')
    if (isFirst && kind === 'rating') await openReference(window)
    if (isFirst) await expectAccessible(window, `${kind}, answered`)
    await movingOn(window, () => press(window, 'Control+Enter'))
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
  await kindOnDesk(window)
  await expectAccessible(window, 'a rating in a small window')
  await window.setViewportSize({ width: 640, height: 450 })
  await expectAccessible(window, 'a rating at twice the size')
  const wide = await window.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)
  expect(wide, 'nothing is wider than the window').toBe(true)
})
