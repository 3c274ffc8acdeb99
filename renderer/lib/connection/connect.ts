import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { contract } from '#contract/index.ts'
import { corePortMessage, type ShellBridge } from '#contract/shell.ts'
import { type ConnectionState, HealingLink, type OpenWire } from './healingLink.ts'
import { httpWire } from './httpWire.ts'
import { portWire } from './portWire.ts'

/** Every procedure of the contract as a typed function. On a rater's own connection `coordinator` is not found. */
export type Client = ContractRouterClient<typeof contract>

export type Connection = {
  readonly client: Client
  readonly state: () => ConnectionState
  readonly onStateChange: (hear: (state: ConnectionState) => void) => () => void
  /**
   * Hears that the core died and runs again. Invalidate all queries then, and take seats anew: seats live only as long as
   * the core (`rater.seat` on a rater's connection, `judging.seat` on a coordinator's).
   */
  readonly onReconnect: (hear: () => void) => () => void
}

/**
 * Connects the page to its core: over the message port that Electron's preload hands over, else over HTTP to the
 * loopback host that served the page.
 *
 * Calls fail in one of three ways: a typed error of the contract (`isDefinedError`: `code` and `data`), `CoreStopped` when
 * the core died meanwhile, or an `ORPCError` `INTERNAL_SERVER_ERROR` with `data.incident` for a bug.
 *
 * For TanStack Query set `networkMode: 'always'` on queries and mutations: the default holds calls back while the
 * computer has no network, and this core needs none. Retry only `isCoreStopped(error) && !error.final`.
 */
export async function connect(): Promise<Connection> {
  const bridge = (globalThis as { evenhandShell?: ShellBridge }).evenhandShell
  return connectOver(bridge ? portWire(portsFrom(bridge)) : httpWire(location.origin))
}

/** The same over any wire. */
export async function connectOver(open: OpenWire): Promise<Connection> {
  const link = new HealingLink(open)
  await link.ready()
  return {
    client: createORPCClient<Client>(link),
    state: () => link.state,
    onStateChange: (hear) => link.onStateChange(hear),
    onReconnect: (hear) => link.onReconnect(hear),
  }
}

function portsFrom(bridge: ShellBridge) {
  return {
    request: bridge.requestCore,
    onGone: bridge.onCoreLost,
    onPort: (hear: (port: MessagePort) => void) => {
      const onMessage = ({ source, data: content, ports: [port] }: MessageEvent<unknown>) => {
        if (source === window && content === corePortMessage && port) hear(port)
      }
      window.addEventListener('message', onMessage)
      return () => window.removeEventListener('message', onMessage)
    },
  }
}
