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
