import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readLaunch, usage } from './launch.ts'
import type { ToServing } from './messages.ts'
import { openBrowser } from './openBrowser.ts'
import { freshSecrets } from './secrets.ts'
import { serveWhenTold } from './serving.ts'
import { watchServing } from './watch.ts'

/**
 * The second host: the same core in plain Node, the same page in a browser. One process watches; the other, forked from
 * this same file, serves.
 */
if (process.send) serveWhenTold()
else main()

function main(): void {
  const launch = readLaunch(process.argv.slice(2), process.env)
  if ('refusal' in launch) {
    console.error(`${launch.refusal}\n\n${usage}`)
    process.exit(2)
  }
  const order: ToServing = { kind: 'serve', launch, secrets: freshSecrets(), port: launch.port, ...places() }
  const watch = watchServing(import.meta.filename, order, {
    ready: ({ launchUrl, oneTimeUrl }) => {
      console.log(`Evenhand is at ${launchUrl}`)
      if (launch.openBrowser && !openBrowser(oneTimeUrl)) console.log('Open this address in a browser.')
    },
    restarted: () => console.error('Evenhand stopped unexpectedly and was started again. Saved judgements are safe.'),
    ended: (how) => {
      if (how.kind === 'refused') console.error(how.reason)
      if (how.kind === 'died-twice') console.error('Evenhand stopped unexpectedly twice. Saved judgements are safe.')
      process.exit(how.kind === 'stopped' ? 0 : how.kind === 'refused' ? 2 : 1)
    },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, watch.stop)
}

/** Where the app and its statistics thread lie, built (`out/main`) or from source. */
function places(): { readonly appFolder: string; readonly workerUrl: string } {
  const built = import.meta.filename.endsWith('.js')
  const appFolder = join(import.meta.dirname, built ? '../..' : '..')
  const worker = built ? join(import.meta.dirname, 'statisticsWorker.js') : join(appFolder, 'core/statistics/worker.ts')
  return { appFolder, workerUrl: pathToFileURL(worker).href }
}
