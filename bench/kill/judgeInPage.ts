import { setTimeout as wait } from 'node:timers/promises'
import { type BrowserServer, chromium, type Page } from '@playwright/test'
import { renderersOf } from '../processes.ts'
import type { Job, Round } from './round.ts'
import { killHost, serve } from './serve.ts'

/**
 * Judges by keyboard in a Chromium page until the page's process is killed. What was sent is read off the wire; acknowledged is what
 * had arrived in the page.
 */
export async function judgeInPage(server: BrowserServer, { file, folder, after }: Job): Promise<Round> {
  const serving = await serve(file, folder)
  const browser = await chromium.connect(server.wsEndpoint())
  const page = await (await browser.newContext({ locale: 'en-US' })).newPage()
  const sent: string[] = []
  const acknowledged: string[] = []
  page.on('request', (request) => {
    const command = commandOf(request.url(), request.postData())
    if (command) sent.push(command)
  })
  page.on('requestfinished', async (request) => {
    const command = commandOf(request.url(), request.postData())
    const answer = await request.response().catch(() => null)
    if (command && answer?.status() === 200) acknowledged.push(command)
  })
  await page.goto(serving.url)
  await page.getByRole('radiogroup').first().waitFor()
  const { promise: crashed, resolve } = Promise.withResolvers<void>()
  page.on('crash', () => resolve())
  const judging = judge(page).catch(() => undefined)
  await wait(after)
  for (const { pid } of renderersOf(server.process().pid ?? 0)) process.kill(pid, 'SIGKILL')
  await crashed
  await judging
  await browser.close()
  // What had left the page may still be on its way through the host: the file is looked at when the host is gone.
  await killHost(serving)
  return { sent, acknowledged }
}

async function judge(page: Page): Promise<void> {
  for (;;) {
    for (const digit of ['3', '4', '2', '5', 'Enter']) await page.keyboard.press(digit, { delay: 1 })
    await wait(5)
  }
}

function commandOf(url: string, body: string | null): string | null {
  if (!/\/rater\/(?:record|submit)$/.test(url) || body === null) return null
  return (JSON.parse(body) as { json: { command: string } }).json.command
}
