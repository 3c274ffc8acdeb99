import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** `EVENHAND_CHROMIUM`, else an installed Chromium, else Playwright's own. */
export function chromiumPath(): string {
  const given = process.env.EVENHAND_CHROMIUM
  return given || (usual.find((path) => existsSync(path)) ?? chromium.executablePath())
}

/** Quiet, and without a sandbox only where Chromium refuses to give root one. */
export const browserFlags = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
