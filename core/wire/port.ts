import type { SupportedMessagePort } from '@orpc/client/message-port'
import type { Context } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import { errorDoor, notFoundDoor, type Served } from './door.ts'

/** A port of either family: Node's worker threads, or Electron's `MessagePortMain` in a utility process. */
export type ServedPort = SupportedMessagePort & { readonly start?: () => void }

/**
 * Serves a router to whoever holds the other end of a message port. When that end closes, the calls still running see
 * their AbortSignal abort. Electron's ports start paused, so the port is started here, after the listeners are there.
 */
export function servePort<Connection extends Context>(port: ServedPort, served: Served<Connection>): void {
  const handler = new RPCHandler<Context>(served.router, {
    clientInterceptors: [errorDoor(served.door)],
    rootInterceptors: [notFoundDoor],
  })
  handler.upgrade(port, { context: served.connection })
  port.start?.()
}
