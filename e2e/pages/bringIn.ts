import { expect, type Page } from '@playwright/test'
import type { HostOps } from '../hosts/host.ts'
import { StudyWindow } from './studyWindow.ts'

/** The way of a file into a study. */
export class BringIn {
  readonly #page: Page
  readonly #hostOps: HostOps
  readonly #study: StudyWindow
  constructor(page: Page, hostOps: HostOps) {
    this.#page = page
    this.#hostOps = hostOps
    this.#study = new StudyWindow(page)
  }

  /** Chooses a file and waits for what would be read from it. */
  async choose(path: string, name: string): Promise<void> {
    await this.#study.goTo('Prepare', 'Bring in')
    const another = this.#page.getByRole('button', { name: /^Bring in another file/ })
    const choose = this.#page.getByRole('button', { name: /^Choose a file/ })
    await another.or(choose).first().waitFor()
    if (await another.isVisible()) await another.click()
    await this.#hostOps.chooseFile(path, () => choose.click())
    await expect(this.#study.title()).toHaveText(`Check what will be read from ${name}`)
  }

  async import(name: string): Promise<void> {
    await this.#page.getByRole('button', { name: 'Import', exact: true }).click()
    await expect(this.#study.title()).toHaveText(`${name} is in the study`)
  }
}
