import { expect, test } from 'vitest'
import type { EchoClient } from '#contract/testing/conformance.ts'
import { createEchoRouter } from '#contract/testing/echo.ts'
import { startLoopbackHost } from '../../../loopback/host.ts'
import { freshSecrets, type Secrets } from '../../../loopback/secrets.ts'
import { connectOver } from './connect.ts'
import { httpWire } from './httpWire.ts'

const startHost = (secrets: Secrets, port = 0) =>
  startLoopbackHost({
    served: { router: createEchoRouter(), connection: { client: 'page' }, door: { log: () => undefined } },
    pageFolder: '/nonexistent',
    port,
    secrets,
  })

/** `fetch` as a page of that host has it: with the cookie and the origin. */
const browserFetch =
  (origin: string, port: number, session: string): typeof fetch =>
  (input, init) => {
    const request = new Request(input, init)
    request.headers.set('cookie', `evenhand-${port}=${session}`)
    request.headers.set('origin', origin)
    return fetch(request)
  }

test('a page heals when its host is started again at the same place with the same secrets', async () => {
  const secrets = freshSecrets()
  const first = await startHost(secrets)
  const { origin, port } = first
  const connection = await connectOver(httpWire(origin, browserFetch(origin, port, secrets.session)))
  const client = connection.client as unknown as EchoClient
  let reconnected = 0
  connection.onReconnect(() => reconnected++)
  expect(await client.echo({ text: 'a', amount: 1 })).toMatchObject({ amount: 1 })

  await first.close()
  await expect(client.echo({ text: 'b', amount: 2 })).rejects.toMatchObject({ kind: 'core-stopped', final: false })
  expect(connection.state()).toBe('core-stopped')
  const waiting = client.echo({ text: 'c', amount: 3 })
  const second = await startHost(secrets, port)
  expect(await waiting).toMatchObject({ amount: 3 })
  expect(reconnected).toBe(1)
  await second.close()
})

test('a page whose host was replaced by another learns that it is gone', async () => {
  const secrets = freshSecrets()
  const first = await startHost(secrets)
  const { origin, port } = first
  const connection = await connectOver(httpWire(origin, browserFetch(origin, port, secrets.session)))
  const client = connection.client as unknown as EchoClient
  await first.close()
  const second = await startHost(freshSecrets(), port)
  await expect(client.echo({ text: 'b', amount: 2 })).rejects.toMatchObject({ kind: 'core-stopped' })
  await expect.poll(() => connection.state()).toBe('gone')
  await second.close()
})
