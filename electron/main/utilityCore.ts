import { utilityProcess } from 'electron'
import type { ToPrint } from '../printerInMain.ts'
import type { CoreRun } from './coreKeeper.ts'
import { printPage } from './printPage.ts'

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
  // Only main has windows: what the core wants printed is printed here and goes back.
  child.on('message', (asked: ToPrint) => {
    if (asked.kind !== 'print') return
    const answer = (pdf: Uint8Array | null) => child.postMessage({ kind: 'printed', id: asked.id, pdf })
    printPage(asked.html).then(answer, () => answer(null))
  })
  child.postMessage({ kind: 'start', ...order })
  return {
    serve: (port, path) => child.postMessage({ kind: 'serve', ...(path === null ? {} : { path }) }, [port]),
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
