/** Ratings in columns; all but the value are places in lists of names. */
export type PackedRatings = {
  readonly rater: Uint16Array
  readonly item: Uint32Array
  readonly system: Uint16Array
  readonly criterion: Uint16Array
  readonly value: Float64Array
}

/** Where in the own work, from 1, a rater rated a response. */
export type PackedPlaces = {
  readonly rater: Uint16Array
  readonly position: Uint32Array
  readonly item: Uint32Array
  readonly system: Uint16Array
}

/** How many milliseconds each task took. */
export type PackedPace = Pick<PackedPlaces, 'rater' | 'position'> & { readonly ms: Float64Array }

/** Numbers that come one by one, nobody knows how many. */
class Growing {
  #numbers = new Float64Array(1024)
  length = 0

  push(number: number): void {
    if (this.length === this.#numbers.length) {
      const larger = new Float64Array(2 * this.length)
      larger.set(this.#numbers)
      this.#numbers = larger
    }
    this.#numbers[this.length++] = number
  }

  /** Copies them into memory that threads share. */
  into<Shared extends Uint16Array | Uint32Array | Float64Array>(Kind: {
    new (buffer: SharedArrayBuffer): Shared
    readonly BYTES_PER_ELEMENT: number
  }): Shared {
    const shared = new Kind(new SharedArrayBuffer(Kind.BYTES_PER_ELEMENT * this.length))
    shared.set(this.#numbers.subarray(0, this.length))
    return shared
  }
}

/** Collects ratings into columns. */
export class RatingPacking {
  readonly #rater = new Growing()
  readonly #item = new Growing()
  readonly #system = new Growing()
  readonly #criterion = new Growing()
  readonly #value = new Growing()

  add(rater: number, item: number, system: number, criterion: number, value: number): void {
    this.#rater.push(rater)
    this.#item.push(item)
    this.#system.push(system)
    this.#criterion.push(criterion)
    this.#value.push(value)
  }

  made(): PackedRatings {
    return {
      rater: this.#rater.into(Uint16Array),
      item: this.#item.into(Uint32Array),
      system: this.#system.into(Uint16Array),
      criterion: this.#criterion.into(Uint16Array),
      value: this.#value.into(Float64Array),
    }
  }
}

/** Collects into columns where in their work raters rated what. */
export class PlacePacking {
  readonly #rater = new Growing()
  readonly #position = new Growing()
  readonly #item = new Growing()
  readonly #system = new Growing()

  add(rater: number, position: number, item: number, system: number): void {
    this.#rater.push(rater)
    this.#position.push(position)
    this.#item.push(item)
    this.#system.push(system)
  }

  made(): PackedPlaces {
    return {
      rater: this.#rater.into(Uint16Array),
      position: this.#position.into(Uint32Array),
      item: this.#item.into(Uint32Array),
      system: this.#system.into(Uint16Array),
    }
  }
}

/** Collects into columns how long tasks took. */
export class PacePacking {
  readonly #rater = new Growing()
  readonly #position = new Growing()
  readonly #ms = new Growing()

  add(rater: number, position: number, ms: number): void {
    this.#rater.push(rater)
    this.#position.push(position)
    this.#ms.push(ms)
  }

  made(): PackedPace {
    return {
      rater: this.#rater.into(Uint16Array),
      position: this.#position.into(Uint32Array),
      ms: this.#ms.into(Float64Array),
    }
  }
}
