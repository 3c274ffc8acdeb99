import type { IncomingMessage } from 'node:http'
import { rpcPrefix } from '#core/wire/http.ts'
import { sameSecret } from './secrets.ts'

/** What the guard must know of the host it stands before. */
export type Gate = { readonly authority: string; readonly cookieName: string; readonly session: string }

export type Refusal = { readonly status: 403 | 405 | 411 | 413 | 415 | 421; readonly reason: string }

/**
 * Largest body in bytes. The contract's largest input is a piece of a file of 12,000,000 characters; the rest of the
 * message is small.
 */
export const bodyLimit = 16 * 1024 * 1024

/** Everything but the right name of this host: another name may be a page that made a name point to 127.0.0.1. */
export function refuseHost(request: IncomingMessage, gate: Gate): Refusal | null {
  return request.headers.host === gate.authority ? null : { status: 421, reason: 'This is not the host you asked for.' }
}

/** Everything a stranger or a foreign page could send. Null: the request may come in. */
export function refuse(request: IncomingMessage, path: string, gate: Gate): Refusal | null {
  if (!sameSecret(cookieOf(request, gate.cookieName), gate.session)) {
    return { status: 403, reason: 'Open Evenhand by the address it printed when it started.' }
  }
  const forProcedures = path === rpcPrefix || path.startsWith(`${rpcPrefix}/`)
  if (request.method !== (forProcedures ? 'POST' : 'GET')) return { status: 405, reason: 'This is not done here.' }
  return forProcedures ? refuseCall(request, gate) : null
}

function refuseCall({ headers }: IncomingMessage, gate: Gate): Refusal | null {
  if (headers.origin !== `http://${gate.authority}`) return { status: 403, reason: 'Only the page itself may call.' }
  if (headers['content-type']?.split(';')[0]?.trim() !== 'application/json') {
    return { status: 415, reason: 'Only application/json is read.' }
  }
  const length = headers['content-length']
  if (length === undefined) return { status: 411, reason: 'The length of the body must be given.' }
  return Number(length) <= bodyLimit ? null : { status: 413, reason: `A body has at most ${bodyLimit} bytes.` }
}

function cookieOf(request: IncomingMessage, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}
