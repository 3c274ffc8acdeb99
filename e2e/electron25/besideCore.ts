import { fork } from 'node:child_process'
import type { MessagePortMain } from 'electron'

/**
 * Stands in for the product's core process in the old Electron's utility process: starts our own Node with the product's
 * core process in it, and carries every port over the IPC channel. When either dies, so does the other.
 */
const { EVENHAND_NODE: node, EVENHAND_CORE_ADAPTER: adapter, NODE_OPTIONS: _options, ...env } = process.env
if (!node || !adapter) throw new Error('EVENHAND_NODE and EVENHAND_CORE_ADAPTER must be set')

const core = fork(adapter, [], { execPath: node, execArgv: [], env, serialization: 'advanced' })
const ports = new Map<number, MessagePortMain>()
let lastPort = 0

core.on('exit', (code) => process.exit(code ?? 1))
type FromCore = { readonly port: number; readonly content: unknown } | { readonly toMain: unknown }
core.on('message', (message: FromCore) => {
  if ('toMain' in message) process.parentPort.postMessage(message.toMain)
  else ports.get(message.port)?.postMessage(message.content)
})
process.parentPort.on('message', ({ data: order, ports: [port] }) => {
  if (port) carry(order, port)
  else core.send({ order })
})

function carry(order: unknown, port: MessagePortMain): void {
  const number = ++lastPort
  ports.set(number, port)
  core.send({ order, port: number })
  port.on('message', ({ data: content }) => core.send({ port: number, content }))
  port.on('close', () => {
    ports.delete(number)
    core.send({ closed: number })
  })
  port.start()
}
