import { createHash } from 'node:crypto'
import { fail } from '#contract/errors.ts'
import { type RaterId, SeatId, type StudyId } from '#contract/ids.ts'

/** A rater's place in a study. */
export type Place = { readonly study: StudyId; readonly rater: RaterId }

/**
 * Who sits where. A seat's code follows from study and rater, so that a core that was started again knows the seats of
 * the one before: a rater in the middle of a task notices nothing.
 */
export class Seats {
  readonly #places = new Map<SeatId, Place>()
  readonly #everyPlace: () => Iterable<Place>

  /** `everyPlace` goes through the raters of all studies that can be reached; asked only for an unknown seat. */
  constructor(everyPlace: () => Iterable<Place>) {
    this.#everyPlace = everyPlace
  }

  take(study: StudyId, rater: RaterId): SeatId {
    const seat = seatOf({ study, rater })
    this.#places.set(seat, { study, rater })
    return seat
  }

  at(seat: SeatId): Place {
    return this.#places.get(seat) ?? this.#found(seat) ?? fail('SEAT_UNKNOWN', {})
  }

  #found(seat: SeatId): Place | null {
    for (const place of this.#everyPlace()) {
      if (seatOf(place) !== seat) continue
      this.#places.set(seat, place)
      return place
    }
    return null
  }
}

function seatOf({ study, rater }: Place): SeatId {
  return SeatId.parse(createHash('sha256').update(`seat ${study} ${rater}`).digest('hex').slice(0, 32))
}
