import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Core, startCore } from '#core/core.ts'
import { servePort } from '#core/wire/port.ts'

/** What main tells the core's process. A `serve` carries one port. */
type Order =
  | { readonly kind: 'start'; readonly dataFolder: string; readonly appVersion: string }
  | { readonly kind: 'serve' }
  | { readonly kind: 'stop' }

let core: Core | null = null
const log = (line: string) => process.stderr.write(`${line}\n`)

process.parentPort.on('message', ({ data: content, ports: [port] }) => {
  const order = content as Order
  if (order.kind === 'start') {
    core = startCore({
      dataFolder: order.dataFolder,
      appVersion: order.appVersion,
      workerUrl: pathToFileURL(join(import.meta.dirname, 'statisticsWorker.js')),
      log,
    })
  }
  if (order.kind === 'serve' && core && port) {
    servePort(port, { router: core.router, connection: { seat: null }, door: { log } })
  }
  if (order.kind === 'stop') void Promise.resolve(core?.close()).then(() => process.exit(0))
})
