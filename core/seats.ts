import { fail } from '#contract/errors.ts'
import { type RaterId, SeatId, type StudyId } from '#contract/ids.ts'

type Place = { readonly study: StudyId; readonly rater: RaterId }

/** Who sits where: seats live as long as the core and are known by a random code only. */
export class Seats {
  readonly #places = new Map<SeatId, Place>()
  readonly #randomCode: () => string

  constructor(randomCode: () => string) {
    this.#randomCode = randomCode
  }

  /** The seat of a rater in a study; asking twice gives the same seat. */
  take(study: StudyId, rater: RaterId): SeatId {
    for (const [seat, place] of this.#places) if (place.study === study && place.rater === rater) return seat
    const seat = SeatId.parse(this.#randomCode())
    this.#places.set(seat, { study, rater })
    return seat
  }

  at(seat: SeatId): Place {
    return this.#places.get(seat) ?? fail('SEAT_UNKNOWN', {})
  }
}
