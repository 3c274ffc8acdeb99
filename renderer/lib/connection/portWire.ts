import { RPCLink } from '@orpc/client/message-port'
import { cameFromCore, type OpenWire } from './healingLink.ts'

/** How a page in Electron gets a port to the core; see `ShellBridge`. */
export type PortSource = {
  readonly request: () => void
  readonly onPort: (hear: (port: MessagePort) => void) => () => void
  readonly onGone: (hear: () => void) => () => void
}

/**
 * A wire over a message port. The port's `close` event, which Electron adds to the web's ports, tells that the core is
 * gone; main answers the next request as soon as a core runs again.
 */
export function portWire(source: PortSource): OpenWire {
  return () =>
    new Promise((resolve) => {
      const settle = (outcome: Awaited<ReturnType<OpenWire>>) => {
        for (const stop of stops) stop()
        resolve(outcome)
      }
      const stops = [
        source.onPort((port) => {
          const link = new RPCLink({ port })
          port.start()
          const onLost = (hear: () => void) => port.addEventListener('close', hear, { once: true })
          settle({ link, onLost, isLoss: (error) => !cameFromCore(error) })
        }),
        source.onGone(() => settle('gone')),
      ]
      source.request()
    })
}
