import { utilityProcess } from 'electron'
import type { CoreRun } from './coreKeeper.ts'

/** How long a core may take to close its studies before it is ended. Nothing acknowledged is lost by that. */
const patienceMs = 3000

export type CoreOrder = { readonly dataFolder: string; readonly appVersion: string }

/** Runs the core in a utility process: SQLite never blocks a window, and its death does not take the app along. */
export function utilityCore(script: string, order: CoreOrder): CoreRun {
  const child = utilityProcess.fork(script, [], { serviceName: 'Evenhand core', stdio: 'inherit' })
  let running = true
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      running = false
      resolve()
    })
  })
  child.postMessage({ kind: 'start', ...order })
  return {
    serve: (port) => child.postMessage({ kind: 'serve' }, [port]),
    onExit: (hear) => void exited.then(hear),
    stop: async () => {
      if (!running) return
      child.postMessage({ kind: 'stop' })
      const timer = setTimeout(() => child.kill(), patienceMs)
      await exited
      clearTimeout(timer)
    },
  }
}
