import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { childrenOf } from '../processes.ts'

/** The loopback host for one rater of a study, and its address. */
export type Serving = { readonly host: ChildProcess; readonly url: string }

export async function serve(file: string, folder: string): Promise<Serving> {
  const args = ['out/main/loopback.js', '--study', file, '--rater', 'R01', '--no-open', '--data', folder]
  const host = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  for await (const chunk of host.stdout) {
    const url = /http:\/\/\S+/.exec(String(chunk))?.[0]
    if (url) return { host, url }
  }
  throw new Error('the loopback host said no address')
}

/** Kills the serving process alone; its watcher starts another. */
export function killCore({ host }: Serving): void {
  for (const { pid } of childrenOf(host.pid ?? 0)) process.kill(pid, 'SIGKILL')
}

/** Kills watcher and serving process in the same moment. */
export async function killHost({ host }: Serving): Promise<void> {
  if (host.exitCode !== null || host.signalCode !== null) return
  const children = childrenOf(host.pid ?? 0)
  process.kill(host.pid ?? 0, 'SIGKILL')
  for (const { pid } of children) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It was gone already.
    }
  }
  await once(host, 'exit')
}
