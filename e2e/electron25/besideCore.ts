import { type ChildProcess, fork } from 'node:child_process'
import type { MessagePortMain } from 'electron'

/**
 * Stands in for `electron/main/utilityCore.ts` in the old Electron: the product's core process runs in our own Node as a
 * child process, and each port is carried over its IPC channel. Same shape, same promises.
 */
export function utilityCore(_script: string, order: { readonly dataFolder: string; readonly appVersion: string }) {
  const node = process.env.EVENHAND_NODE
  const adapter = process.env.EVENHAND_CORE_ADAPTER
  if (!node || !adapter) throw new Error('EVENHAND_NODE and EVENHAND_CORE_ADAPTER must be set')
  const child = fork(adapter, [], { execPath: node, execArgv: [], env: withoutElectron(), serialization: 'advanced' })
  const ports = new Map<number, MessagePortMain>()
  let running = true
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      running = false
      for (const port of ports.values()) port.close()
      resolve()
    })
  })
  child.on('message', (message: { readonly port: number; readonly content: unknown }) => {
    ports.get(message.port)?.postMessage(message.content)
  })
  child.send({ order: { kind: 'start', ...order } })
  return {
    pid: child.pid,
    serve: (port: MessagePortMain) => carry(child, ports, port, () => running),
    onExit: (hear: () => void) => void exited.then(hear),
    stop: async () => {
      if (!running) return
      child.send({ order: { kind: 'stop' } })
      const timer = setTimeout(() => child.kill('SIGKILL'), 3000)
      await exited
      clearTimeout(timer)
    },
  }
}

let lastPort = 0

function carry(
  child: ChildProcess,
  ports: Map<number, MessagePortMain>,
  port: MessagePortMain,
  running: () => boolean,
) {
  const number = ++lastPort
  if (!running()) return port.close()
  ports.set(number, port)
  child.send({ order: { kind: 'serve' }, port: number })
  port.on('message', ({ data: content }) => {
    if (running()) child.send({ port: number, content })
  })
  port.on('close', () => {
    ports.delete(number)
    if (running()) child.send({ closed: number })
  })
  port.start()
}

function withoutElectron(): NodeJS.ProcessEnv {
  const { ELECTRON_RUN_AS_NODE: _asNode, NODE_OPTIONS: _options, ...rest } = process.env
  return rest
}
