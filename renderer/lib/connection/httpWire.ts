import { ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { cameFromCore, type OpenWire, type Wire } from './healingLink.ts'

/** Milliseconds between two knocks at a host that does not answer. */
const knockEveryMs = 250

/**
 * A wire over HTTP to the host that served the page. A host that was started again for this page is found by knocking; one
 * that does not know this page's cookie any more is gone for good.
 *
 * @param origin of the page, for example `http://127.0.0.1:40123`
 * @param ask `fetch`, or in tests something that adds the cookie as a browser would
 */
export function httpWire(origin: string, ask: typeof fetch = (input, init) => fetch(input, init)): OpenWire {
  const wire: Wire = {
    link: new RPCLink({ url: `${origin}/rpc`, fetch: ask }),
    onLost: () => undefined,
    isLoss: (error) => !cameFromCore(error) || isRefusalOfHost(error),
  }
  return async () => {
    for (;;) {
      const status = await ask(`${origin}/alive`).then(
        (answer) => answer.status,
        () => null,
      )
      if (status === 204) return wire
      if (status !== null) return 'gone'
      await new Promise((resolve) => setTimeout(resolve, knockEveryMs))
    }
  }
}

/** The host's own 403 or 421; the core has no such answers. */
function isRefusalOfHost(error: unknown): boolean {
  return error instanceof ORPCError && (error.status === 403 || error.status === 421)
}
