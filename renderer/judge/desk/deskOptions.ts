import type { CommandId, SeatId } from '#contract/ids.ts'
import type { RaterClient } from '#lib/client.ts'
import type { PlaceStore } from './place.ts'
import type { SittingStore } from './sitting/sittingStore.ts'

/** What a desk needs from the outside world. */
export type DeskOptions = {
  readonly client: RaterClient
  readonly seat: SeatId
  /** Takes the rater's seat again after the core was started anew. */
  readonly renewSeat: () => Promise<SeatId>
  readonly places: PlaceStore
  /** Absent: sittings are not remembered across a restart. */
  readonly sittings?: SittingStore
  readonly newCommand: () => CommandId
  /** Milliseconds that never go back. */
  readonly now: () => number
  /** Calls back after as long as drawing may wait for an answer. Absent: changes are drawn at once. */
  readonly soon?: (callBack: () => void) => void
  /** Makes the field in which something is being typed give it, without leaving it. Absent: fields give what they hold by themselves. */
  readonly giveTyped?: () => void
  /** Calls back after milliseconds; returns what cancels it. */
  readonly later: (callBack: () => void, milliseconds: number) => () => void
}
