import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Download, Page } from '@playwright/test'
import type { RunningHost } from './host.ts'
import { childrenOf } from './processes.ts'
import { hostAway, type Watched, watchPage } from './watchPage.ts'

const loopback = join(import.meta.dirname, '../../out/main/loopback.js')

type Served = { readonly process: ChildProcess; readonly url: string; readonly output: () => string }
type Opened = { readonly page: Page; readonly watched: Watched }

/** The loopback host as a process, and a page of it in Chromium. */
export async function startChromiumHost(
  browser: Browser,
  dataFolder: string,
  scratch: string,
  context: BrowserContextOptions,
): Promise<RunningHost> {
  const served: Served[] = []
  const opened: Opened[] = []
  const open = async (...args: string[]): Promise<Opened> => {
    const host = await serve(...args)
    served.push(host)
    const page = await (await browser.newContext({ ...context, acceptDownloads: true })).newPage()
    const one = { page, watched: watchPage(page, new URL(host.url).origin) }
    opened.push(one)
    await page.goto(host.url)
    return one
  }
  const { page: window, watched } = await open('--data', dataFolder)
  const [host] = served
  if (!host) throw new Error('no host')
  return {
    window,
    ops: {
      chooseFile: async (path, act) => {
        const [chooser] = await Promise.all([window.waitForEvent('filechooser'), act()])
        await chooser.setFiles(path)
      },
      savedFiles: (count, act) => downloads(window, count, act, scratch),
      killCore: () => killServing(host, watched),
      output: host.output,
      tolerate: watched.tolerate,
      launchRater: async (studyFile, pseudonym) => {
        const { page } = await open('--data', join(scratch, 'rater'), '--study', studyFile, '--rater', pseudonym)
        return page
      },
      launchPacket: async (packetFile) => {
        const { page } = await open('--data', join(scratch, `away-${opened.length}`), '--packet', packetFile)
        return page
      },
    },
    close: async () => {
      for (const { page } of opened) await page.context().close()
      for (const { process } of served) await end(process)
      return opened.flatMap((one) => one.watched.complaints())
    },
  }
}

async function serve(...args: string[]): Promise<Served> {
  const host = spawn(process.execPath, [loopback, '--no-open', ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  for (const stream of [host.stdout, host.stderr]) {
    stream.on('data', (chunk) => {
      output += String(chunk)
      const url = /^Evenhand is at (\S+)$/m.exec(output)?.[1]
      if (url) resolve(url)
    })
  }
  host.on('exit', () => reject(new Error(`the loopback host ended:\n${output}`)))
  return { process: host, url: await promise, output: () => output }
}

async function end(host: ChildProcess): Promise<void> {
  if (host.exitCode !== null || host.signalCode !== null) return
  host.kill('SIGTERM')
  await once(host, 'exit')
}

async function killServing(host: Served, watched: Watched): Promise<void> {
  watched.tolerate(hostAway)
  const [serving] = childrenOf(host.process.pid ?? 0)
  if (!serving) throw new Error('no serving process to kill')
  process.kill(serving.pid, 'SIGKILL')
  const deadline = Date.now() + 10_000
  while (!host.output().includes('was started again')) {
    if (Date.now() > deadline) throw new Error(`the core did not come back:\n${host.output()}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function downloads(page: Page, count: number, act: () => Promise<void>, folder: string): Promise<string[]> {
  const started: Download[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const hear = (download: Download) => {
    if (started.push(download) === count) resolve()
  }
  page.on('download', hear)
  await act()
  await promise
  page.off('download', hear)
  const paths: string[] = []
  for (const download of started) {
    const path = join(folder, download.suggestedFilename())
    await download.saveAs(path)
    paths.push(path)
  }
  return paths
}
