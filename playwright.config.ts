import { defineConfig } from '@playwright/test'
import { browserFlags, chromiumPath } from './e2e/hosts/chromiumBinary.ts'
import type { HostOptions } from './e2e/hosts/test.ts'

/**
 * One set of journeys, two hosts: Chromium over the loopback host always, real Electron where a binary is
 * (`EVENHAND_ELECTRON`, or the one that `npx install-electron` fetched).
 */
export default defineConfig<HostOptions>({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/hosts/build.ts',
  outputDir: 'test-results',
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    locale: 'en-US',
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: chromiumPath(), args: browserFlags },
  },
  projects: [
    { name: 'chromium', use: { hostKind: 'chromium' } },
    { name: 'electron', use: { hostKind: 'electron' } },
  ],
})
