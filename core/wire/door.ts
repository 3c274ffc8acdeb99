import { randomBytes } from 'node:crypto'
import { mapEventIterator, ORPCError } from '@orpc/client'
import type { AnyRouter, Context } from '@orpc/server'
import type { RPCHandlerOptions } from '@orpc/server/node'
import { isAsyncIteratorObject } from '@orpc/shared'
import { ExpectedError } from '#contract/errors.ts'

/**
 * The error door of every wire. What a procedure declared goes out as a typed error with its facts; a refused input goes
 * out as it is; anything else is a bug: the caller gets an incident id, the log one line without item text.
 */
export type Door = {
  /** Gets one line per incident. The line names the procedure, the kind of error and where it arose, never a message. */
  readonly log: (line: string) => void
  readonly incidentId?: () => string
}

/** A router made with `implement(contract).$context<C>()`, and the connection every call is answered for. */
export type Served<Connection extends Context> = {
  readonly router: AnyRouter
  readonly connection: Connection
  readonly door: Door
}

type Interceptor = NonNullable<RPCHandlerOptions<Context>['clientInterceptors']>[number]
type RootInterceptor = NonNullable<RPCHandlerOptions<Context>['rootInterceptors']>[number]
type Call = Parameters<Interceptor>[0]

/** Codes that oRPC itself answers with and that say nothing about content. */
const ownCodes = new Set(['BAD_REQUEST', 'NOT_FOUND', 'METHOD_NOT_SUPPORTED', 'PAYLOAD_TOO_LARGE'])

/** Turns what a handler throws, at once or later from its iterator, into what may leave. */
export function errorDoor(door: Door): Interceptor {
  return async (call) => {
    const passed = (error: unknown) => outward(error, call, door)
    const output: unknown = await call.next().catch((error: unknown) => Promise.reject(passed(error)))
    if (!isAsyncIteratorObject(output)) return output
    return mapEventIterator(output, { value: async (value) => value, error: async (error) => passed(error) })
  }
}

/** Answers an unknown procedure the same way on every wire: a coordinator's procedure on a rater's wire does not exist. */
export const notFoundDoor: RootInterceptor = async (call) => {
  const result = await call.next()
  if (result.matched) return result
  const { defined, code, status, message } = new ORPCError('NOT_FOUND')
  return { matched: true, response: { status, headers: {}, body: { json: { defined, code, status, message } } } }
}

function outward(error: unknown, call: Call, door: Door): Error {
  const declared = call.procedure['~orpc'].errorMap
  if (error instanceof ExpectedError && error.failure.code in declared) {
    const status = declared[error.failure.code]?.status
    return new ORPCError(error.failure.code, { ...(status ? { status } : {}), data: error.failure.data })
  }
  if (error instanceof ORPCError && (error.code in declared || ownCodes.has(error.code))) return error
  if (call.signal?.aborted) return new ORPCError('CLIENT_CLOSED_REQUEST')
  const incident = door.incidentId?.() ?? randomBytes(5).toString('hex')
  door.log(`incident ${incident} in ${call.path.join('.')}: ${whatAndWhere(error)}`)
  return new ORPCError('INTERNAL_SERVER_ERROR', { message: `Incident ${incident}`, data: { incident } })
}

/** Kind and place of an error. Messages are left out: a parser's or a database's message may quote an item. */
function whatAndWhere(error: unknown): string {
  if (!(error instanceof Error)) return `a thrown ${typeof error}`
  const cause = error instanceof ORPCError && error.cause instanceof Error ? error.cause : error
  const code = error instanceof ExpectedError ? error.failure.code : 'code' in cause ? String(cause.code) : ''
  const issues = 'issues' in cause && Array.isArray(cause.issues) ? cause.issues.slice(0, 5).map(issuePlace) : []
  const frames = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const places = frames
    .slice(0, 4)
    .map((line) => line.trim().replace(/(?:file:\/\/)?\/(?:[^/\s()]+\/)*(?=[^/]+\/[^/]+:\d)/, ''))
  return [[cause.name, code, ...issues].filter(Boolean).join(' '), ...places].join(' | ')
}

function issuePlace(issue: { code?: unknown; path?: unknown }): string {
  const path = Array.isArray(issue.path)
    ? issue.path.map((step) => (typeof step === 'number' ? '[]' : String(step)))
    : []
  return `${String(issue.code)}@${path.join('.')}`
}
