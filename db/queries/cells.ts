/** How an answer is kept in a column; 0: there is none. */
export const cellStates = { none: 0, given: 1, 'not-applicable': 2, 'cannot-judge': 3, cleared: 4 } as const

/** Answers in columns that grow, found by number: state, value, and words, options or a reason where there are any. */
export class Cells {
  #states = new Uint8Array(4096)
  #values = new Float64Array(4096).fill(Number.NaN)
  readonly #details = new Map<number, string>()
  #length = 0

  /** So many more cells without an answer; the number of the first of them. */
  add(count: number): number {
    const start = this.#length
    this.#length += count
    if (this.#length > this.#states.length) this.#grow()
    return start
  }

  set(cell: number, state: number, value: number | null, detail: string | null): void {
    this.#states[cell] = state
    this.#values[cell] = value ?? Number.NaN
    if (detail !== null) this.#details.set(cell, detail)
    else if (this.#details.size > 0) this.#details.delete(cell)
  }

  stateOf(cell: number): number {
    return this.#states[cell] ?? cellStates.none
  }

  /** NaN: no number. */
  valueOf(cell: number): number {
    return this.#values[cell] ?? Number.NaN
  }

  /** Chosen options as JSON, words as JSON, or the reason why somebody could not judge. */
  detailOf(cell: number): string | undefined {
    return this.#details.get(cell)
  }

  #grow(): void {
    const [states, values] = [this.#states, this.#values]
    const wanted = Math.max(this.#length, 2 * states.length)
    this.#states = new Uint8Array(wanted)
    this.#states.set(states)
    this.#values = new Float64Array(wanted).fill(Number.NaN, values.length)
    this.#values.set(values)
  }
}
