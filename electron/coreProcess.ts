import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Connection, type Core, startCore } from '#core/core.ts'
import type { Served } from '#core/wire/door.ts'
import { servePort } from '#core/wire/port.ts'
import { type Printed, printerInMain } from './printerInMain.ts'

/** What main tells the core's process. A `serve` carries one port. */
type Order =
  | { readonly kind: 'start'; readonly dataFolder: string; readonly appVersion: string }
  /** With a path: for a window that was opened on that file. */
  | { readonly kind: 'serve'; readonly path?: string }
  | Printed
  | { readonly kind: 'stop' }

let core: Core | null = null
const printer = printerInMain((asked) => process.parentPort.postMessage(asked))
const log = (line: string) => process.stderr.write(`${line}\n`)

process.parentPort.on('message', ({ data: content, ports: [port] }) => {
  const order = content as Order
  if (order.kind === 'start') {
    core = startCore({
      dataFolder: order.dataFolder,
      appVersion: order.appVersion,
      workerUrl: pathToFileURL(join(import.meta.dirname, 'statisticsWorker.js')),
      printPdf: printer.print,
      log,
    })
  }
  if (order.kind === 'printed') printer.hear(order)
  if (order.kind === 'serve' && core && port) {
    servePort(port, servedTo(core, order.path))
  }
  if (order.kind === 'stop') void Promise.resolve(core?.close()).then(() => process.exit(0))
})

/** A window that was opened on a packet gets the rater's procedures for that packet and nothing else. */
function servedTo(running: Core, path: string | undefined): Served<Connection> {
  const door = { log }
  if (path === undefined || !running.isPacketFile(path)) {
    return { router: running.router, connection: { seat: null }, door }
  }
  return { router: running.raterRouter, connection: running.packetConnection(path), door }
}
