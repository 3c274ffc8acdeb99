import { oc } from '@orpc/contract'
import { z } from 'zod'
import { mayFailWith, openingFailures } from './errors.ts'
import { SeatId } from './ids.ts'

/** A packet before the rater sits down: its document's name, whether it is locked, and whose desks are in it. */
export const PacketDoor = z.strictObject({
  /** What the packet is called on disk: this is what the rater hands back. */
  document: z.string(),
  locked: z.boolean(),
  title: z.string(),
  people: z.array(z.strictObject({ person: z.string(), pin: z.boolean() })),
})
export type PacketDoor = z.infer<typeof PacketDoor>

const opening = [...openingFailures, 'NOT_A_PACKET'] as const

/** The way into a packet, on a connection that was made for one file and reaches nothing else. */
export const packetDoor = {
  /** null: this connection is not for a packet. */
  door: oc
    .input(z.strictObject({}))
    .output(z.strictObject({ packet: PacketDoor.nullable() }))
    .errors(mayFailWith(...opening)),

  unlock: oc
    .input(z.strictObject({ passphrase: z.string().max(200) }))
    .output(z.strictObject({ packet: PacketDoor }))
    .errors(mayFailWith(...opening, 'PASSPHRASE_WRONG')),

  /** Sits a person down. The seat is this connection's from then on. */
  sit: oc
    .input(z.strictObject({ person: z.string(), pin: z.string().max(12).nullable() }))
    .output(z.strictObject({ seat: SeatId }))
    .errors(mayFailWith(...opening, 'PASSPHRASE_NEEDED', 'RATER_UNKNOWN', 'PIN_NEEDED', 'PIN_WRONG', 'PIN_WAIT')),

  /** Folds everything into the one file and lets go of it, so that it can be handed back. */
  leave: oc.input(z.strictObject({})).output(z.strictObject({ document: z.string() })),
}
