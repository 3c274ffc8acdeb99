/** First-shown counts of two systems for one rater, or all raters (null). */
export type PositionTally = {
  readonly rater: string | null
  readonly systems: [string, string]
  readonly first: [number, number]
}

/** How often each of two systems was shown before the other. Systems are numbers here, codes in what comes out. */
export class FirstShown {
  readonly #codes: readonly string[]
  readonly #times: Int32Array

  constructor(codes: readonly string[]) {
    this.#codes = codes
    this.#times = new Int32Array(codes.length ** 2)
  }

  addOrder(order: ArrayLike<number>, size: number = order.length): void {
    for (let early = 0; early < size; early++) {
      for (let late = early + 1; late < size; late++) {
        if (order[early] === order[late]) continue
        const cell = (order[early] as number) * this.#codes.length + (order[late] as number)
        this.#times[cell] = (this.#times[cell] as number) + 1
      }
    }
  }

  addAll(other: FirstShown): void {
    for (let cell = 0; cell < this.#times.length; cell++) {
      this.#times[cell] = (this.#times[cell] as number) + (other.#times[cell] as number)
    }
  }

  #both(one: number, other: number): [number, number] {
    const size = this.#codes.length
    return [this.#times[one * size + other] as number, this.#times[other * size + one] as number]
  }

  #pairs(): [number, number][] {
    return this.#codes.flatMap((_, one) =>
      this.#codes.slice(one + 1).map((_, offset): [number, number] => [one, one + 1 + offset]),
    )
  }

  /** The largest lead of one system over another. */
  worst(): number {
    return this.#pairs().reduce((most, [one, other]) => {
      const [forth, back] = this.#both(one, other)
      return Math.max(most, Math.abs(forth - back))
    }, 0)
  }

  /** Pairs that were shown at all. */
  tallies(rater: string | null): PositionTally[] {
    return this.#pairs()
      .map(
        ([one, other]): PositionTally => ({
          rater,
          systems: [this.#codes[one] as string, this.#codes[other] as string],
          first: this.#both(one, other),
        }),
      )
      .filter(({ first }) => first[0] + first[1] > 0)
  }
}
