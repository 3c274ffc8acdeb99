import { ORPCError } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { afterEach, describe, expect, test } from 'vitest'
import type { echoContract } from './echo.ts'

export type EchoClient = ContractRouterClient<typeof echoContract>

/** A core that serves the echo contract over the wire under test. */
export type EchoHost = {
  /** A new client with a connection of its own, which the handlers see as `name`. */
  readonly connect: (name: string) => Promise<EchoClient>
  /** What the error door has logged so far. */
  readonly logged: () => Promise<string>
  /** Ends the core at once, as a crash does; null where core and client are one process. */
  readonly crash: (() => Promise<void>) | null
  readonly stop: () => Promise<void>
}

/** Every wire must do the same things; this is the list. */
export function wireConformance(wire: string, start: () => Promise<EchoHost>): void {
  describe(`over ${wire}`, () => {
    const hosts: EchoHost[] = []
    const open = async () => {
      const host = await start()
      hosts.push(host)
      return host
    }
    afterEach(async () => {
      for (const host of hosts.splice(0)) await host.stop()
    })

    answersAndErrors(open)
    progressAndCancel(open)
    sizeAndCompany(open)
  })
}

function answersAndErrors(open: () => Promise<EchoHost>): void {
  test('a call is answered', async () => {
    const client = await (await open()).connect('one')
    expect(await client.echo({ text: 'ä 漢 🙂', amount: 3 })).toEqual({ text: 'ä 漢 🙂', amount: 3, client: 'one' })
  })

  test('a declared failure arrives with its code and its facts', async () => {
    const client = await (await open()).connect('one')
    const error = await failureOf(client.refuse({ found: '7' }))
    expect(error).toMatchObject({
      defined: true,
      code: 'VALUE_NOT_ON_SCALE',
      data: { found: '7', expected: '1 to 5' },
    })
  })

  test('a bad input is refused before the handler sees it', async () => {
    const client = await (await open()).connect('one')
    for (const bad of [{ text: 'x' }, { text: 'x', amount: 1.5 }, { text: 'x', amount: 1, more: true }]) {
      expect(await failureOf(client.echo(bad as never))).toMatchObject({ defined: false, code: 'BAD_REQUEST' })
    }
  })

  test('a bug answers with an incident id and logs one line without content', async () => {
    const host = await open()
    const client = await host.connect('one')
    for (const call of [client.bug({ secret: 'PATIENT' }), client.lie({ secret: 'PATIENT' }), client.undeclared({})]) {
      const error = await failureOf(call)
      expect(error).toMatchObject({ defined: false, code: 'INTERNAL_SERVER_ERROR' })
      const { incident } = error.data as { incident: string }
      const lines = (await host.logged()).split('\n').filter((line) => line.includes(incident))
      expect(lines).toHaveLength(1)
    }
    const log = await host.logged()
    expect(log).toContain('in bug: TypeError')
    expect(log).toContain('in lie: ')
    expect(log).toContain('invalid_type@amount')
    expect(log).toContain('in undeclared: Error DISK_FULL')
    expect(log).not.toContain('PATIENT')
  })

  test('an unknown procedure is not found', async () => {
    const client = await (await open()).connect('one')
    const call = (client as unknown as { nowhere: { atAll: (input: object) => Promise<unknown> } }).nowhere
    if (call === undefined) return
    expect(await failureOf(call.atAll({}))).toMatchObject({ code: 'NOT_FOUND' })
  })
}

function progressAndCancel(open: () => Promise<EchoHost>): void {
  test('progress arrives in order and ends with the final value', async () => {
    const client = await (await open()).connect('one')
    const steps: number[] = []
    const progress = await client.count({ to: 200, failAt: null })
    let turn = await progress.next()
    for (; !turn.done; turn = await progress.next()) steps.push(turn.value.step)
    expect(steps).toEqual(Array.from({ length: 200 }, (_, index) => index + 1))
    expect(turn.value).toEqual({ sum: 20_100 })
  })

  test('a declared failure in the middle of progress arrives with its facts', async () => {
    const client = await (await open()).connect('one')
    const progress = await client.count({ to: 5, failAt: 3 })
    expect(await progress.next()).toEqual({ done: false, value: { step: 1 } })
    expect(await progress.next()).toEqual({ done: false, value: { step: 2 } })
    expect(await failureOf(progress.next())).toMatchObject({
      defined: true,
      code: 'TASK_INCOMPLETE',
      data: { missing: 3 },
    })
  })

  test('cancelling a call reaches the handler', async () => {
    const client = await (await open()).connect('one')
    const controller = new AbortController()
    const call = client.wait({ key: 'k' }, { signal: controller.signal }).catch((error: unknown) => error)
    await fateBecomes(client, 'k', 'running')
    controller.abort()
    await within(2000, call)
    await fateBecomes(client, 'k', 'aborted')
  })

  test('cancelling a running job reaches the handler', async () => {
    const client = await (await open()).connect('one')
    const controller = new AbortController()
    const progress = await client.stall({ key: 'k' }, { signal: controller.signal })
    expect(await progress.next()).toMatchObject({ value: { step: 1 } })
    const rest = progress.next().catch((error: unknown) => error)
    await fateBecomes(client, 'k', 'running')
    controller.abort()
    await within(2000, rest)
    await fateBecomes(client, 'k', 'aborted')
  })
}

function sizeAndCompany(open: () => Promise<EchoHost>): void {
  test('five megabytes go there and back', async () => {
    const client = await (await open()).connect('one')
    const text = 'abcde'.repeat(1_048_576)
    const answer = await client.echo({ text, amount: 0 })
    expect(answer.text.length).toBe(text.length)
    expect(answer.text === text).toBe(true)
  })

  test('two clients at once get their own answers', async () => {
    const host = await open()
    const [one, two] = [await host.connect('one'), await host.connect('two')]
    const calls = Array.from({ length: 40 }, (_, amount) => (amount % 2 ? two : one).echo({ text: 't', amount }))
    const answers = await Promise.all(calls)
    answers.forEach((answer, amount) => {
      expect(answer).toEqual({ text: 't', amount, client: amount % 2 ? 'two' : 'one' })
    })
  })

  test('a crash of the core settles every pending call', async (context) => {
    const host = await open()
    if (!host.crash) return context.skip('core and client share a process')
    const client = await host.connect('one')
    const progress = await client.stall({ key: 's' })
    await progress.next()
    const pending = [client.wait({ key: 'w' }), progress.next()].map((call) => call.then(() => 'answered', failed))
    await fateBecomes(client, 'w', 'running')
    await host.crash()
    expect(await within(3000, Promise.all(pending))).toEqual(['failed', 'failed'])
  })
}

const failed = () => 'failed'

async function failureOf(call: Promise<unknown>): Promise<ORPCError<string, unknown>> {
  const error = await call.then(
    () => expect.unreachable('the call was answered'),
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(ORPCError)
  return error as ORPCError<string, unknown>
}

async function fateBecomes(client: EchoClient, key: string, wanted: string): Promise<void> {
  await expect.poll(async () => (await client.fate({ key })).fate, { timeout: 3000, interval: 10 }).toBe(wanted)
}

/** The promise, or a failure after so many milliseconds. */
export async function within<Answer>(milliseconds: number, promise: Promise<Answer>): Promise<Answer> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`not settled within ${milliseconds} ms`)), milliseconds)
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
