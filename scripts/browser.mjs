// Finds a Chromium for the journeys, or gets one: installed, else Playwright's download, else apt when root on Debian.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const usual = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
}

/** The path of a Chromium-like browser on this machine, or null. */
export function installedBrowser() {
  const candidates = [process.env.EVENHAND_CHROMIUM, ...(usual[process.platform] ?? []), chromium.executablePath()]
  return candidates.find((path) => path && existsSync(path)) ?? null
}

const isDebianRoot = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

/** True when the Debian packages are installed now; only root on Debian can do that. */
export function aptInstall(...packages) {
  if (!isDebianRoot()) return false
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env })
  return spawnSync('apt-get', ['install', '-y', '-qq', ...packages], { stdio: 'ignore', env }).status === 0
}

/** A browser's path; gets one if there is none. Null when none can be had, after saying what to install. */
export function browserForJourneys() {
  const there = installedBrowser()
  if (there) return there
  console.log('No Chromium here yet: trying Playwright’s own download.')
  spawnSync('playwright', ['install', 'chromium'], {
    stdio: 'ignore',
    timeout: 180_000,
    shell: process.platform === 'win32',
  })
  if (installedBrowser()) return installedBrowser()
  if (isDebianRoot()) {
    console.log('Not to be had; installing the Debian package chromium.')
    aptInstall('chromium', 'fonts-dejavu-core', 'fonts-noto-cjk')
  }
  if (!installedBrowser()) {
    console.log('No browser for the journeys. Install Chromium or Chrome (Debian: apt-get install chromium),')
    console.log('or run `npx playwright install chromium`, or set EVENHAND_CHROMIUM to the path of one.')
  }
  return installedBrowser()
}
