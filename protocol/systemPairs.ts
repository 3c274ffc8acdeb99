/** Counts for every two of a number of systems: how often the first came before the second, less the reverse. */
export class PairBalance {
  readonly #systems: number
  readonly #lead: Int32Array

  constructor(systems: number) {
    this.#systems = systems
    this.#lead = new Int32Array(systems * systems)
  }

  /** By how much `one` leads `other`; negative when `other` leads, 0 for a system and itself. */
  lead(one: number, other: number): number {
    return this.#lead[one * this.#systems + other] as number
  }

  add(before: number, after: number, times = 1): void {
    if (before === after) return
    const { [before * this.#systems + after]: forth = 0, [after * this.#systems + before]: back = 0 } = this.#lead
    this.#lead[before * this.#systems + after] = forth + times
    this.#lead[after * this.#systems + before] = back - times
  }

  /** Every two systems of an order, the earlier before the later. */
  addOrder(order: ArrayLike<number>, times = 1): void {
    for (let early = 0; early < order.length; early++) {
      for (let late = early + 1; late < order.length; late++) {
        this.add(order[early] as number, order[late] as number, times)
      }
    }
  }

  /** The sum of all leads above one. */
  excess(): number {
    return this.#lead.reduce((sum, lead) => sum + Math.max(0, lead - 1), 0)
  }
}
