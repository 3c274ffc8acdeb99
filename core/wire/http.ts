import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from '@orpc/server'
import { RPCHandler } from '@orpc/server/node'
import { errorDoor, notFoundDoor, type Served } from './door.ts'

/** Where procedures live on an HTTP wire. */
export const rpcPrefix = '/rpc'

/**
 * Serves a router over HTTP: POST `/rpc/<path>/<of>/<procedure>`. Progress comes as server-sent events; a caller that
 * closes the request aborts the handler's signal. Who may come in is the host's business, not decided here.
 */
export function serveHttp<Connection extends Context>(
  served: Served<Connection>,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const handler = new RPCHandler<Context>(served.router, {
    clientInterceptors: [errorDoor(served.door)],
    rootInterceptors: [notFoundDoor],
  })
  return async (request, response) => {
    await handler.handle(request, response, { prefix: rpcPrefix, context: served.connection })
  }
}
