import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EchoClient, wireConformance } from '#contract/testing/conformance.ts'
import { createEchoRouter } from '#contract/testing/echo.ts'
import { bodyLimit } from './guard.ts'
import { type LoopbackHost, startLoopbackHost } from './host.ts'

let folder: string
let host: LoopbackHost
let cookie: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'evenhand-page-'))
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html><title>Evenhand</title>')
  writeFileSync(join(folder, 'page', 'assets', 'index-Ab_1.js'), 'export {}')
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  host = await startEcho()
  cookie = await cookieFrom(host)
})
afterAll(async () => {
  await host.close()
  rmSync(folder, { recursive: true })
})

const startEcho = (log: (line: string) => void = () => undefined) =>
  startLoopbackHost({
    served: { router: createEchoRouter(), connection: { client: 'page' }, door: { log } },
    pageFolder: join(folder, 'page'),
  })

async function cookieFrom(from: LoopbackHost): Promise<string> {
  const answer = await fetch(from.launchUrl, { redirect: 'manual' })
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

type Answer = { readonly status: number; readonly headers: IncomingMessage['headers']; readonly text: string }

/** A request with exactly the given headers; `fetch` would not let a test choose Host or an unclean path. */
function ask(path: string, options: { method?: string; headers?: OutgoingHttpHeaders; body?: string } = {}) {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const { method = 'GET', headers = {}, body } = options
  const call = httpRequest({ host: '127.0.0.1', port: host.port, path, method, headers, agent: false }, (response) => {
    let text = ''
    response.on('data', (chunk) => {
      text += String(chunk)
    })
    response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
  })
  call.on('error', reject)
  call.end(body)
  return promise
}

const callBody = JSON.stringify({ json: { text: 'x', amount: 1 } })
const callHeaders = (more: OutgoingHttpHeaders = {}): OutgoingHttpHeaders => ({
  cookie,
  origin: host.origin,
  'content-type': 'application/json',
  'content-length': callBody.length,
  ...more,
})
const call = (headers: OutgoingHttpHeaders, body = callBody) => ask('/rpc/echo', { method: 'POST', headers, body })

test('the printed address lets a browser in and leaves the token behind', async () => {
  expect(new URL(host.launchUrl).searchParams.get('t')).toMatch(/^[\w-]{43}$/)
  const answer = await fetch(host.launchUrl, { redirect: 'manual' })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/')
  expect(answer.headers.get('set-cookie')).toMatch(
    new RegExp(`^evenhand-${host.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
  )
  expect((await ask('/', { headers: { cookie } })).text).toContain('<title>Evenhand</title>')
})

test('a wrong or missing token is refused', async () => {
  for (const path of ['/start', '/start?t=', `/start?t=${'A'.repeat(43)}`]) {
    const answer = await ask(path)
    expect(answer.status).toBe(403)
    expect(answer.headers['set-cookie']).toBeUndefined()
  }
})

test('a one-time address lets one browser in and no second', async () => {
  const url = host.oneTimeUrl()
  expect((await fetch(url, { redirect: 'manual' })).status).toBe(303)
  expect((await fetch(url, { redirect: 'manual' })).status).toBe(403)
})

test('another name for this host is refused with 421, even with the cookie', async () => {
  for (const name of ['localhost', `localhost:${host.port}`, '127.0.0.1', 'evil.example', `[::1]:${host.port}`]) {
    expect((await ask('/', { headers: { cookie, host: name } })).status).toBe(421)
    expect((await call(callHeaders({ host: name }))).status).toBe(421)
  }
})

test('without the cookie nothing is served, not even a font', async () => {
  for (const path of ['/', '/assets/index-Ab_1.js', '/alive', '/nowhere']) {
    expect((await ask(path)).status).toBe(403)
  }
  expect((await call(callHeaders({ cookie: '' }))).status).toBe(403)
  expect((await call(callHeaders({ cookie: `evenhand-${host.port}=${'A'.repeat(43)}` }))).status).toBe(403)
})

test('a call from another origin, or from none, is refused', async () => {
  expect((await call(callHeaders())).status).toBe(200)
  for (const origin of ['http://evil.example', 'null', `http://127.0.0.1:${host.port + 1}`, `${host.origin}/`]) {
    expect((await call(callHeaders({ origin }))).status).toBe(403)
  }
  const { origin: _, ...without } = callHeaders()
  expect((await call(without)).status).toBe(403)
})

test('a call that a form could send is refused by its content type', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', '']) {
    expect((await call(callHeaders({ 'content-type': type }))).status).toBe(415)
  }
  expect((await call(callHeaders({ 'content-type': 'application/json; charset=utf-8' }))).status).toBe(200)
})

test('a body over the limit is refused before it is read, and the connection ends', async () => {
  const answer = await answerToHead(bodyLimit + 1)
  expect(answer).toMatch(/^HTTP\/1\.1 413 /)
  expect(answer.toLowerCase()).toContain('connection: close')
})

test('a body without a length is refused', async () => {
  const { 'content-length': _, ...headers } = callHeaders({ 'transfer-encoding': 'chunked' })
  expect((await call(headers)).status).toBe(411)
})

test('the largest piece of an import passes', async () => {
  const client = createORPCClient<EchoClient>(link(host, cookie))
  const text = 'A'.repeat(12_000_000)
  expect((await client.echo({ text, amount: 1 })).text.length).toBe(text.length)
})

test('other methods are refused', async () => {
  for (const method of ['HEAD', 'PUT', 'DELETE', 'OPTIONS', 'POST']) {
    expect((await ask('/', { method, headers: { cookie, 'content-length': 0 } })).status).toBe(405)
  }
  expect((await ask('/rpc/echo?data=%7B%7D', { headers: { cookie } })).status).toBe(405)
})

test('no path leads out of the folder of the page', async () => {
  for (const path of [
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/../../secret.txt',
    '/.env',
    '//etc/passwd',
    '/assets/..\\..\\secret.txt',
    '/no-such.js',
  ]) {
    const answer = await ask(path, { headers: { cookie } })
    expect([path, answer.status]).toEqual([path, 404])
    expect(answer.text).not.toContain('secret')
  }
})

test('rooms of the page are answered by the page', async () => {
  for (const path of ['/', '/report', '/study/0k3jd8s0aq/judge']) {
    expect((await ask(path, { headers: { cookie } })).text).toContain('<title>Evenhand</title>')
  }
  const script = await ask('/assets/index-Ab_1.js', { headers: { cookie } })
  expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8')
})

test('every answer carries the headers, refusals too', async () => {
  for (const answer of [await ask('/', { headers: { cookie } }), await ask('/'), await call(callHeaders())]) {
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
  }
})

test('it listens on 127.0.0.1 only', async () => {
  const { promise, resolve } = Promise.withResolvers<string>()
  connect({ host: '::1', port: host.port })
    .on('connect', () => resolve('reached'))
    .on('error', () => resolve('refused'))
  expect(await promise).toBe('refused')
})

function link(to: LoopbackHost, withCookie: string) {
  return new RPCLink({ url: `${to.origin}/rpc`, headers: { cookie: withCookie, origin: to.origin } })
}

/** The answer to a request of which only the head is sent. */
function answerToHead(length: number): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const head = Object.entries({ host: `127.0.0.1:${host.port}`, ...callHeaders({ 'content-length': length }) })
  const socket = connect({ host: '127.0.0.1', port: host.port })
  let text = ''
  socket.on('data', (chunk) => {
    text += String(chunk)
  })
  socket.on('close', () => resolve(text)).on('error', reject)
  socket.write(`POST /rpc/echo HTTP/1.1\r\n${head.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n`)
  return promise
}

wireConformance('the loopback host', async () => {
  const lines: string[] = []
  const hosts: LoopbackHost[] = []
  const router = createEchoRouter()
  return {
    connect: async (client) => {
      const served = { router, connection: { client }, door: { log: (line: string) => void lines.push(line) } }
      const started = await startLoopbackHost({ served, pageFolder: join(folder, 'page') })
      hosts.push(started)
      return createORPCClient<EchoClient>(link(started, await cookieFrom(started)))
    },
    logged: async () => lines.join('\n'),
    crash: async () => void (await Promise.all(hosts.splice(0).map((started) => started.close()))),
    stop: async () => void (await Promise.all(hosts.splice(0).map((started) => started.close()))),
  }
})
