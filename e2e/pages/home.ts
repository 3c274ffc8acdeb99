import type { Page } from '@playwright/test'

/** The title page. */
export class Home {
  readonly #page: Page
  constructor(page: Page) {
    this.#page = page
  }

  /** Makes a study of a sample, with the keyboard. */
  async beginSample(name: 'Clinic' | 'Classroom' | 'Research'): Promise<void> {
    await this.#page.getByRole('button', { name: new RegExp(`^${name}\\b`) }).focus()
    await this.#page.keyboard.press('Enter')
    await this.#page.getByRole('navigation', { name: 'Rooms' }).waitFor()
  }

  async newStudy(title: string): Promise<void> {
    await this.#page.getByRole('button', { name: 'New study' }).click()
    await this.#page.getByRole('textbox', { name: /^Title/ }).fill(title)
    await this.#page.getByRole('button', { name: 'Begin preparing' }).click()
    await this.#page.getByRole('navigation', { name: 'Rooms' }).waitFor()
  }

  /** Opens a study of the folder by its title, with the keyboard. */
  async open(title: string): Promise<void> {
    await this.#page
      .getByRole('link', { name: title })
      .or(this.#page.getByRole('button', { name: title }))
      .first()
      .focus()
    await this.#page.keyboard.press('Enter')
    await this.#page.getByRole('navigation', { name: 'Rooms' }).waitFor()
  }
}
