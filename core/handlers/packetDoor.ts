import { fail } from '#contract/errors.ts'
import type { PacketEntry } from '../packets/packetEntry.ts'
import { api } from './base.ts'

/** The way into a packet, for a connection that was made for one. */
export function packetDoorHandlers() {
  const entryOf = (entry: PacketEntry | undefined): PacketEntry => entry ?? fail('NOT_A_PACKET', {})
  return {
    door: api.rater.door.handler(({ context }) => ({ packet: context.entry?.look() ?? null })),
    unlock: api.rater.unlock.handler(({ input, context }) => ({
      packet: entryOf(context.entry).unlock(input.passphrase),
    })),
    sit: api.rater.sit.handler(({ input, context }) => ({ seat: entryOf(context.entry).sit(input.person, input.pin) })),
    leave: api.rater.leave.handler(({ context }) => ({ document: context.entry?.leave() ?? '' })),
  }
}
