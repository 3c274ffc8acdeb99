import { expect, type Locator, type Page } from '@playwright/test'
import type { HostOps } from '../hosts/host.ts'

/** Prepare, Packets: handing out, and taking back. */
export class PacketsPage {
  readonly #page: Page
  readonly #ops: HostOps

  constructor(page: Page, ops: HostOps) {
    this.#page = page
    this.#ops = ops
  }

  async open(): Promise<void> {
    await this.#page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: 'Prepare' }).click()
    await this.#page.getByRole('navigation', { name: 'Prepare' }).getByRole('link', { name: 'Packets' }).click()
  }

  /** Makes a packet for one rater and saves it; the path of the file. */
  async handOutTo(rater: string, passphrase?: string): Promise<string> {
    await this.#page.getByRole('button', { name: `Make a packet for ${rater}` }).click()
    const dialog = this.#page.getByRole('dialog')
    if (passphrase !== undefined) {
      await dialog.getByText('Lock with a passphrase').click()
      await dialog.getByRole('textbox', { name: /^Passphrase/ }).fill(passphrase)
    }
    const make = dialog.getByRole('button', { name: 'Make and save…' })
    const [path = ''] = await this.#ops.savedFiles(1, () => make.click())
    await expect(dialog.getByText('The packet was made.')).toBeVisible()
    await dialog.getByRole('button', { name: 'Close' }).click()
    return path
  }

  async takeBack(...paths: readonly string[]): Promise<void> {
    const [chooser] = await Promise.all([
      this.#page.waitForEvent('filechooser'),
      this.#page.getByRole('button', { name: 'Choose files…' }).click(),
    ])
    await chooser.setFiles([...paths])
  }

  /** The row of a returned file, before merging or after. */
  row(fileName: string): Locator {
    return this.#page.getByRole('table', { name: /What/ }).getByRole('row', { name: fileName })
  }

  async merge(files: number): Promise<void> {
    const words = files === 1 ? 'Merge 1 file' : `Merge ${files} files`
    await this.#page.getByRole('button', { name: words }).click()
    await expect(this.#page.getByRole('table', { name: 'What was merged' })).toBeVisible()
  }
}
