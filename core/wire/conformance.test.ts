import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel, Worker } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink as HttpLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { type EchoClient, type EchoHost, wireConformance } from '#contract/testing/conformance.ts'
import { createEchoRouter } from '#contract/testing/echo.ts'
import { memoryClient } from './memory.ts'

wireConformance('memory', async (): Promise<EchoHost> => {
  const lines: string[] = []
  const router = createEchoRouter()
  return {
    connect: async (client) =>
      memoryClient({ router, connection: { client }, door: { log: (line) => void lines.push(line) } }),
    logged: async () => lines.join('\n'),
    crash: null,
    stop: async () => undefined,
  }
})

wireConformance('a message port', async (): Promise<EchoHost> => {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-port-'))
  const logFile = join(folder, 'log')
  const thread = new Worker(new URL('./testing/echoPortThread.ts', import.meta.url), { workerData: { logFile } })
  await once(thread, 'online')
  return {
    connect: async (client) => {
      const { port1, port2 } = new MessageChannel()
      thread.postMessage({ port: port1, client }, [port1])
      return createORPCClient<EchoClient>(new PortLink({ port: port2 }))
    },
    logged: async () => readFileSync(logFile, 'utf8'),
    crash: async () => void (await thread.terminate()),
    stop: async () => {
      await thread.terminate()
      rmSync(folder, { recursive: true })
    },
  }
})

wireConformance('HTTP', async (): Promise<EchoHost> => {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-http-'))
  const logFile = join(folder, 'log')
  const script = new URL('./testing/echoHttpProcess.ts', import.meta.url).pathname
  const host = spawn(process.execPath, [script, logFile], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [chunk] = (await once(host.stdout, 'data')) as [Buffer]
  const url = `http://127.0.0.1:${Number(String(chunk))}/rpc`
  const crash = async () => {
    if (host.exitCode !== null || host.signalCode !== null) return
    host.kill('SIGKILL')
    await once(host, 'exit')
  }
  return {
    connect: async (client) => createORPCClient<EchoClient>(new HttpLink({ url, headers: { 'x-client': client } })),
    logged: async () => readFileSync(logFile, 'utf8'),
    crash,
    stop: async () => {
      await crash()
      rmSync(folder, { recursive: true })
    },
  }
})
