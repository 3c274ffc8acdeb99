import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel, Worker } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { afterEach, expect, test } from 'vitest'
import { type EchoClient, type EchoHost, wireConformance, within } from '#contract/testing/conformance.ts'
import { type Connection, connectOver } from './connect.ts'
import { CoreStopped, isCoreStopped } from './coreStopped.ts'
import { httpWire } from './httpWire.ts'
import { type PortSource, portWire } from './portWire.ts'

/** A core in a thread that can die and be started again, and pages that hold ports to it as Electron's do. */
class ThreadCore {
  readonly #logFile: string
  #thread: Worker | null = null
  #waiting: (() => void)[] = []
  gone = false
  readonly onGone = new Set<() => void>()

  constructor(folder: string) {
    this.#logFile = join(folder, 'log')
  }

  async start(): Promise<this> {
    const url = new URL('../../../core/wire/testing/echoPortThread.ts', import.meta.url)
    this.#thread = new Worker(url, { workerData: { logFile: this.#logFile } })
    await once(this.#thread, 'online')
    for (const serve of this.#waiting.splice(0)) serve()
    return this
  }

  async kill(): Promise<void> {
    const thread = this.#thread
    this.#thread = null
    await thread?.terminate()
  }

  giveUp(): void {
    this.gone = true
    for (const hear of this.onGone) hear()
  }

  logged = async () => readFileSync(this.#logFile, 'utf8')

  /** What preload and main do for one page. */
  portsFor(client: string): PortSource {
    const hearers = new Set<(port: MessagePort) => void>()
    const serve = () => {
      const { port1, port2 } = new MessageChannel()
      this.#thread?.postMessage({ port: port1, client }, [port1])
      for (const hear of hearers) hear(port2 as unknown as MessagePort)
    }
    return {
      request: () => {
        if (this.gone) this.giveUp()
        else if (this.#thread) queueMicrotask(serve)
        else this.#waiting.push(serve)
      },
      onPort: (hear) => {
        hearers.add(hear)
        return () => hearers.delete(hear)
      },
      onGone: (hear) => {
        this.onGone.add(hear)
        return () => this.onGone.delete(hear)
      },
    }
  }
}

const folders: string[] = []
const cores: ThreadCore[] = []
const freshFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-connection-'))
  folders.push(folder)
  return folder
}
const freshCore = async () => {
  const core = await new ThreadCore(freshFolder()).start()
  cores.push(core)
  return core
}
afterEach(async () => {
  for (const core of cores.splice(0)) await core.kill()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

const echo = ({ client }: Connection) => client as unknown as EchoClient
const failure = (call: Promise<unknown>) =>
  call.then(
    () => 'answered',
    (error: unknown) => error,
  )

wireConformance('the page’s port', async (): Promise<EchoHost> => {
  const core = await freshCore()
  return {
    connect: async (name) => echo(await connectOver(portWire(core.portsFor(name)))),
    logged: core.logged,
    crash: () => core.kill(),
    stop: () => core.kill(),
  }
})

wireConformance('the page’s HTTP', async (): Promise<EchoHost> => {
  const logFile = join(freshFolder(), 'log')
  const host = await startHttp(logFile)
  const ask =
    (name: string): typeof fetch =>
    (input, init) => {
      const request = new Request(input, init)
      request.headers.set('x-client', name)
      return new URL(request.url).pathname === '/alive'
        ? Promise.resolve(new Response(null, { status: 204 }))
        : fetch(request)
    }
  return {
    connect: async (name) => echo(await connectOver(httpWire(host.origin, ask(name)))),
    logged: async () => readFileSync(logFile, 'utf8'),
    crash: host.kill,
    stop: host.kill,
  }
})

async function startHttp(logFile: string) {
  const script = new URL('../../../core/wire/testing/echoHttpProcess.ts', import.meta.url).pathname
  const host = spawn(process.execPath, [script, logFile], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [chunk] = (await once(host.stdout, 'data')) as [Buffer]
  const kill = async () => {
    if (host.exitCode !== null || host.signalCode !== null) return
    host.kill('SIGKILL')
    await once(host, 'exit')
  }
  return { origin: `http://127.0.0.1:${Number(String(chunk))}`, kill }
}

test('a call on its way when the core dies settles as core-stopped, and the connection heals when it is back', async () => {
  const core = await freshCore()
  const connection = await connectOver(portWire(core.portsFor('one')))
  const states: string[] = []
  let reconnected = 0
  connection.onStateChange((state) => states.push(state))
  connection.onReconnect(() => reconnected++)

  const pending = failure(echo(connection).wait({ key: 'w' }))
  const job = await echo(connection).stall({ key: 's' })
  await job.next()
  const rest = failure(job.next())
  await core.kill()
  for (const outcome of await within(2000, Promise.all([pending, rest]))) {
    expect(outcome).toBeInstanceOf(CoreStopped)
    expect(outcome).toMatchObject({ kind: 'core-stopped', final: false })
  }
  expect(states).toEqual(['core-stopped'])

  const waiting = echo(connection).echo({ text: 'again', amount: 1 })
  await core.start()
  expect(await within(2000, waiting)).toEqual({ text: 'again', amount: 1, client: 'one' })
  expect(states).toEqual(['core-stopped', 'open'])
  expect(reconnected).toBe(1)
})

test('a second death heals as the first did', async () => {
  const core = await freshCore()
  const connection = await connectOver(portWire(core.portsFor('one')))
  for (const amount of [1, 2, 3]) {
    await core.kill()
    await expect.poll(() => connection.state()).toBe('core-stopped')
    await core.start()
    expect(await within(2000, echo(connection).echo({ text: 't', amount }))).toMatchObject({ amount })
  }
})

test('a core that is gone for good settles waiting and later calls as final', async () => {
  const core = await freshCore()
  const connection = await connectOver(portWire(core.portsFor('one')))
  await core.kill()
  await expect.poll(() => connection.state()).toBe('core-stopped')
  const waiting = failure(echo(connection).echo({ text: 't', amount: 1 }))
  core.giveUp()
  expect(await within(2000, waiting)).toMatchObject({ kind: 'core-stopped', final: true })
  expect(connection.state()).toBe('gone')
  expect(await failure(echo(connection).echo({ text: 't', amount: 1 }))).toSatisfy(isCoreStopped)
})

test('a waiting call can still be cancelled', async () => {
  const core = await freshCore()
  const connection = await connectOver(portWire(core.portsFor('one')))
  await core.kill()
  await expect.poll(() => connection.state()).toBe('core-stopped')
  const controller = new AbortController()
  const waiting = failure(echo(connection).echo({ text: 't', amount: 1 }, { signal: controller.signal }))
  controller.abort()
  expect(await within(1000, waiting)).toMatchObject({ name: 'AbortError' })
})

test('typed errors and bugs do not count as a lost core', async () => {
  const core = await freshCore()
  const connection = await connectOver(portWire(core.portsFor('one')))
  await failure(echo(connection).refuse({ found: '9' }))
  await failure(echo(connection).bug({ secret: 's' }))
  expect(connection.state()).toBe('open')
})

test('a bare port link never settles a call made after the port closed, which is why the healing link stands above it', async () => {
  const { port1, port2 } = new MessageChannel()
  const bare = createORPCClient<EchoClient>(new RPCLink({ port: port2 }))
  const closed = once(port2, 'close')
  port1.close()
  await closed
  const call = failure(bare.echo({ text: 't', amount: 1 }))
  expect(await Promise.race([call, new Promise((resolve) => setTimeout(() => resolve('pending'), 300))])).toBe(
    'pending',
  )
})
