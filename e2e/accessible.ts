import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** WCAG 2.2 A and AA, on the screen as it stands. Legacy mode, because Electron cannot open axe's second page. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  await page.getByRole('heading').first().waitFor({ state: 'attached' })
  // A screen that is still fading in has other colours than the one that stays. A window without frames never ends it.
  await page.evaluate(() =>
    Promise.race([
      Promise.allSettled(document.getAnimations().map(({ finished }) => finished)),
      new Promise((resolve) => setTimeout(resolve, 1000)),
    ]),
  )
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    // Off in axe unless asked for: targets of 24 pixels at least, or that much room around them.
    .options({ rules: { 'target-size': { enabled: true } } })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  expect(found, `${screen} is accessible`).toEqual([])
}

const looks = [
  { name: 'light', theme: 'light', contrast: 'system' },
  { name: 'dark', theme: 'dark', contrast: 'system' },
  { name: 'sepia', theme: 'sepia', contrast: 'system' },
  { name: 'high contrast', theme: 'light', contrast: 'more' },
  { name: 'high contrast in the dark', theme: 'dark', contrast: 'more' },
] as const

/** The screen as it stands, in every look. How a look is chosen is tried in ownTasks.spec.ts. */
export async function inEveryLook(window: Page, screen: string): Promise<void> {
  for (const { name, ...look } of looks) {
    await window.evaluate((chosen) => void Object.assign(document.documentElement.dataset, chosen), look)
    await expectAccessible(window, `${screen}, ${name}`)
  }
  await window.evaluate(
    () => void Object.assign(document.documentElement.dataset, { theme: 'light', contrast: 'system' }),
  )
}
