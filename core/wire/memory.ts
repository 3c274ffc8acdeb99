import type { AnyContractRouter } from '@orpc/contract'
import { type Context, createRouterClient, type Router, type RouterClient } from '@orpc/server'
import { errorDoor, type Served } from './door.ts'

/**
 * A client that calls a router in the same process: same validation, same error door, no copies made. For the command
 * line and for tests.
 */
export function memoryClient<R extends Router<AnyContractRouter, Connection>, Connection extends Context>(
  served: Served<Connection> & { readonly router: R },
): RouterClient<R> {
  const client = createRouterClient(served.router as Router<AnyContractRouter, Context>, {
    context: served.connection,
    interceptors: [errorDoor(served.door) as never],
  })
  return client as RouterClient<R>
}
