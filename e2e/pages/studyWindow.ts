import { expect, type Locator, type Page } from '@playwright/test'

/** A coordinator's window on one study. */
export class StudyWindow {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  async goTo(room: 'Prepare' | 'Judge' | 'Review' | 'Report', place?: string | RegExp): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: room }).click()
    if (place === undefined) return
    const contents = this.page.getByRole('navigation', { name: room, exact: true })
    await contents.getByRole('link', { name: place }).click()
  }

  /** The finding at the head of the sheet. */
  title(): Locator {
    return this.page.getByRole('main').getByRole('heading', { level: 1 })
  }

  /** Takes the first template as the rubric. */
  async useTemplate(): Promise<void> {
    await this.goTo('Prepare', /^Rubric/)
    await this.page.getByRole('button', { name: /Start from a template/ }).click()
    await this.page.getByRole('menuitem').or(this.page.getByRole('option')).first().click()
    await this.page.getByRole('button', { name: 'Save as a new version' }).click()
  }

  async openJudging(): Promise<void> {
    await this.goTo('Prepare', 'Plan')
    await this.page.getByRole('button', { name: 'Open judging' }).click()
    await this.page.getByRole('dialog').getByRole('button', { name: 'Open judging' }).click()
    await expect(this.page.getByRole('contentinfo')).toContainText('Judging is open')
  }

  async handOverTo(rater: string): Promise<void> {
    await this.goTo('Judge')
    await this.page.getByRole('button', { name: `Hand over to ${rater}` }).focus()
    await this.page.keyboard.press('Enter')
    await this.page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' })
  }

  async closeJudging(): Promise<void> {
    await this.goTo('Judge')
    await this.page.getByRole('button', { name: 'Close judging…' }).click()
    await this.page.getByRole('dialog').getByRole('button', { name: 'Close judging' }).click()
    await expect(this.title()).toHaveText('Judging is closed')
  }
}
