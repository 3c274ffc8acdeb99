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

  /** The sum of all leads above one; with another balance, of both together. */
  excess(other: PairBalance | null = null): number {
    const more = other === null ? null : other.#lead
    return this.#lead.reduce((sum, lead, cell) => sum + Math.max(0, lead + (more ? (more[cell] as number) : 0) - 1), 0)
  }

  /** The largest lead of any system over any other. */
  worst(): number {
    return this.#lead.reduce((most, lead) => Math.max(most, lead), 0)
  }

  /** Takes over all leads of another, the given number of times (−1: turned round). */
  addAll(other: PairBalance, times = 1): void {
    for (let cell = 0; cell < this.#lead.length; cell++) {
      this.#lead[cell] = (this.#lead[cell] as number) + times * (other.#lead[cell] as number)
    }
  }

  /** The sum over all pairs of lead times lead: above 0 when both favour the same systems. */
  likeness(other: PairBalance): number {
    return this.#lead.reduce((sum, lead, cell) => sum + lead * (other.#lead[cell] as number), 0)
  }
}
