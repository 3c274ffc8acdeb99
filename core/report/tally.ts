import type { Exclusion } from '#contract/report.ts'

/** Counts what stays out of a report, by reason. */
export class Tally {
  readonly #counts = new Map<string, Exclusion>()

  add(what: Exclusion['what'], reason: string, count = 1): void {
    const key = `${what} ${reason}`
    const known = this.#counts.get(key)
    if (known) known.count += count
    else this.#counts.set(key, { what, reason, count })
  }

  /** In the order in which each reason first came. */
  exclusions(): Exclusion[] {
    return [...this.#counts.values()]
  }
}

/** Several tallies in one, one after the other. */
export function joined(tallies: readonly Tally[]): Exclusion[] {
  const all = new Tally()
  for (const tally of tallies) for (const { what, reason, count } of tally.exclusions()) all.add(what, reason, count)
  return all.exclusions()
}
