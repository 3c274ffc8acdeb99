import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { afterEach, expect, test } from 'vitest'
import { CommandId } from '#contract/ids.ts'
import type { contract } from '#contract/index.ts'

type Client = ContractRouterClient<typeof contract>
type Host = { readonly process: ChildProcess; readonly output: () => string; readonly line: Promise<string> }

const running: ChildProcess[] = []
const folders: string[] = []
afterEach(async () => {
  for (const process of running.splice(0)) {
    if (process.exitCode !== null || process.signalCode !== null) continue
    process.kill('SIGTERM')
    await once(process, 'exit')
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

const freshFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-loopback-'))
  folders.push(folder)
  return folder
}
let commands = 0
const command = () => CommandId.parse(`command${String(commands++).padStart(8, '0')}`)

/** Starts the program as a user does. */
function start(...args: string[]): Host {
  const main = join(import.meta.dirname, 'main.ts')
  const started = spawn(process.execPath, [main, '--no-open', ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  running.push(started)
  let output = ''
  const { promise, resolve } = Promise.withResolvers<string>()
  for (const stream of [started.stdout, started.stderr]) {
    stream.on('data', (chunk) => {
      output += String(chunk)
      if (output.includes('\n')) resolve(output.slice(0, output.indexOf('\n')))
    })
  }
  return { process: started, output: () => output, line: promise }
}

async function clientOf(host: Host): Promise<Client> {
  const launchUrl = /^Evenhand is at (\S+)$/.exec(await host.line)?.[1] ?? ''
  const { origin } = new URL(launchUrl)
  const answer = await fetch(launchUrl, { redirect: 'manual' })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  return createORPCClient<Client>(new RPCLink({ url: `${origin}/rpc`, headers: { cookie, origin } }))
}

const exitOf = async (host: Host) => ((await once(host.process, 'exit')) as [number | null])[0]
const servingPid = (host: Host) =>
  Number(readFileSync(`/proc/${host.process.pid}/task/${host.process.pid}/children`, 'utf8').trim())
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'answered',
    (error: unknown) => (error instanceof ORPCError ? error.code : 'failed'),
  )

/** A study with a rater's seat to take: the Research sample comes with its raters. */
async function studyWithRater(folder: string) {
  const host = start('--data', folder)
  const client = await clientOf(host)
  const { study } = await client.coordinator.library.createFromSample({ command: command(), sample: 'research' })
  const { raters } = await client.coordinator.study.overview({ study })
  host.process.kill('SIGTERM')
  await exitOf(host)
  const [fileName = ''] = readdirSync(folder)
  return { path: join(folder, fileName), pseudonym: raters[0]?.pseudonym ?? '' }
}

test('a coordinator’s launch serves everything, over a real study folder', async () => {
  const folder = freshFolder()
  const client = await clientOf(start('--data', folder))
  expect(await client.rater.seat({})).toEqual({ seat: null })
  const { study } = await client.coordinator.library.create({ command: command(), title: 'Pilot' })
  expect((await client.coordinator.study.overview({ study })).words.title).toBe('Pilot')
  await expect(client.coordinator.study.overview({ study: 'nosuchstudy00' as never })).rejects.toMatchObject({
    defined: true,
    code: 'STUDY_NOT_FOUND',
  })
})

test('being told to end closes the study files: one file each, no journal left', async () => {
  const folder = freshFolder()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const host = start('--data', folder)
    await (await clientOf(host)).coordinator.library.create({ command: command(), title: `Ended by ${signal}` })
    expect(readdirSync(folder).some((name) => name.endsWith('-wal'))).toBe(true)
    host.process.kill(signal)
    expect(await exitOf(host)).toBe(0)
  }
  expect(readdirSync(folder).sort()).toEqual(['ended-by-sigint.evenhand', 'ended-by-sigterm.evenhand'])
})

test('a rater’s launch knows its seat and no coordinator’s procedure', async () => {
  const { path, pseudonym } = await studyWithRater(freshFolder())
  const client = await clientOf(start('--data', freshFolder(), '--study', path, '--rater', pseudonym))
  const { seat } = await client.rater.seat({})
  expect(seat).toMatch(/^[0-9a-z]{10,32}$/)
  if (seat === null) return
  expect((await client.rater.desk({ seat })).rater).toBe(pseudonym)
  expect(await codeOf(client.coordinator.library.list({}))).toBe('NOT_FOUND')
  expect(await codeOf(client.coordinator.judging.progress({ study: 'x' as never }))).toBe('NOT_FOUND')
  expect(await codeOf(client.rater.desk({ seat: `${seat.slice(1)}0` as never }))).toBe('SEAT_UNKNOWN')
})

test('an unknown rater, a missing study and a port in use are refused in one line', async () => {
  const { path } = await studyWithRater(freshFolder())
  const nobody = start('--data', freshFolder(), '--study', path, '--rater', 'Nobody')
  expect(await exitOf(nobody)).toBe(2)
  expect(nobody.output()).toBe('This study knows no rater of that pseudonym.\n')

  const missing = start('--data', freshFolder(), '--study', `${path}x`, '--rater', 'R1')
  expect(await exitOf(missing)).toBe(2)
  expect(missing.output()).toBe('There is no study at that path.\n')

  const first = start('--data', freshFolder())
  const { port } = new URL((await first.line).split(' ').at(-1) ?? '')
  const second = start('--data', freshFolder(), '--port', port)
  expect(await exitOf(second)).toBe(2)
  expect(second.output()).toBe(`Port ${port} of 127.0.0.1 is in use. Choose another with --port.\n`)

  const bad = start('--prot', '1')
  expect(await exitOf(bad)).toBe(2)
  expect(bad.output()).toContain('Usage: ')
})

test.skipIf(process.platform !== 'linux')(
  'a serving process that is killed is started again once, with nothing lost',
  async () => {
    const host = start('--data', freshFolder())
    const client = await clientOf(host)
    const { study } = await client.coordinator.library.create({ command: command(), title: 'Kept' })
    process.kill(servingPid(host), 'SIGKILL')
    await expect.poll(host.output, { timeout: 5000 }).toContain('was started again')
    expect((await client.coordinator.study.overview({ study })).words.title).toBe('Kept')
    process.kill(servingPid(host), 'SIGKILL')
    expect(await exitOf(host)).toBe(1)
    expect(host.output()).toContain('stopped unexpectedly twice')
  },
)

test.skipIf(process.platform !== 'linux')('no serving process outlives its watcher', async () => {
  const host = start('--data', freshFolder())
  await host.line
  const pid = servingPid(host)
  host.process.kill('SIGKILL')
  await exitOf(host)
  const alive = () => {
    try {
      return process.kill(pid, 0)
    } catch {
      return false
    }
  }
  await expect.poll(alive, { timeout: 5000 }).toBe(false)
})
