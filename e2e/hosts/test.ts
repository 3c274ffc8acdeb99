import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import { startChromiumHost } from './chromiumHost.ts'
import { electronBinary } from './electronBinary.ts'
import { startElectronHost } from './electronHost.ts'
import type { HostOps, RunningHost } from './host.ts'

export type HostOptions = { hostKind: 'chromium' | 'electron' }

type Hosts = {
  /** An empty folder of this test alone; away afterwards. */
  scratch: string
  /** The study folder of this test's core. */
  dataFolder: string
  host: RunningHost
  /** The app's page, in whichever host. */
  window: Page
  hostOps: HostOps
}

/**
 * The test of every journey. Each test has a fresh study folder and a fresh host; a console error, a page error or a
 * request that leaves the app fails it at the end.
 */
export const test = base.extend<HostOptions & Hosts>({
  hostKind: ['chromium', { option: true }],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
  scratch: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'evenhand-e2e-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },

  dataFolder: async ({ scratch }, use) => {
    const folder = join(scratch, 'studies')
    mkdirSync(folder)
    await use(folder)
  },

  host: async ({ hostKind, playwright, launchOptions, locale, viewport, dataFolder, scratch }, use, info) => {
    if (hostKind === 'electron') {
      const binary = electronBinary(join(import.meta.dirname, '../..'))
      if (!binary) return skipLoudly(info)
      await finish(await startElectronHost(binary, dataFolder, scratch), use)
      return
    }
    const browser = await playwright.chromium.launch(launchOptions)
    const options = { viewport, ...(locale ? { locale } : {}) }
    await finish(await startChromiumHost(browser, dataFolder, scratch, options), use)
    await browser.close()
  },

  window: async ({ host }, use) => use(host.window),
  hostOps: async ({ host }, use) => use(host.ops),
})

async function finish(host: RunningHost, use: (host: RunningHost) => Promise<void>): Promise<void> {
  await use(host)
  expect(await host.close(), 'the page must not complain and must not reach outside').toEqual([])
}

function skipLoudly(info: {
  readonly title: string
  readonly skip: (condition: boolean, reason: string) => void
}): void {
  const reason = 'no Electron binary (set EVENHAND_ELECTRON or run npx install-electron)'
  if (process.env.EVENHAND_REQUIRE_ELECTRON === '1') throw new Error(reason)
  console.warn(`!! SKIPPED in Electron: ${info.title}: ${reason}`)
  info.skip(true, reason)
}

export { expect } from '@playwright/test'
