import type { Plan, PlannedTask } from './plan.ts'

/** First-shown counts of two systems for one rater, or all raters (null). */
export type PositionTally = {
  readonly rater: string | null
  readonly systems: [string, string]
  readonly first: [number, number]
}

/** What a plan promises, counted from the plan as it is handed out, not from how it was drawn. */
export type Certificate = {
  readonly algorithm: string
  readonly seed: number
  readonly assignments: number
  readonly perRater: { rater: string; assignments: number }[]
  readonly positions: PositionTally[]
  readonly worstImbalance: number
  readonly hash: string
}

export type CertificateNames = {
  /** The code of each system by its id; a certificate never holds a name. */
  readonly systemCode: ReadonlyMap<string, string>
  /** The pseudonym of each rater by id. */
  readonly raterName: ReadonlyMap<string, string>
  /** SHA-256 of a text, as hex. */
  readonly hash: (text: string) => string
}

/**
 * Counts a plan through. `positions` are the responses compared on one screen (pairs and rankings); a plan of ratings
 * only shows the order in which the responses of an item are rated instead. `worstImbalance` is the largest lead over
 * raters, phases and the phases of a rater together. The hash covers every task in order, with ids.
 */
export function certify(plan: Plan, { systemCode, raterName, hash }: CertificateNames): Certificate {
  const systems = [...systemCode.keys()]
  const numbers = new Map(systems.map((system, number) => [system, number]))
  const codes = systems.map((system) => systemCode.get(system) ?? system)
  const compares = plan.phases.some(({ kind }) => kind !== 'rating')
  const pooled = new FirstShown(codes)
  const positions: PositionTally[] = []
  const perRater: Certificate['perRater'] = []
  const hashes: string[] = []
  let worst = 0
  plan.raters.forEach((rater, place) => {
    const counted = countRater(plan, place, numbers, codes)
    const shown = counted.phases.filter((_, phase) => !compares || plan.phases[phase]?.kind !== 'rating')
    const own = new FirstShown(codes)
    for (const phase of shown) {
      own.addAll(phase.first)
      pooled.addAll(phase.first)
    }
    worst = Math.max(worst, own.worst(), ...counted.phases.map(({ first }) => first.worst()))
    const name = raterName.get(rater) ?? rater
    positions.push(...own.tallies(name))
    perRater.push({ rater: name, assignments: counted.assignments })
    hashes.push(hash(`${rater}\n${counted.text}`))
  })
  return {
    algorithm: plan.algorithm,
    seed: plan.seed,
    assignments: plan.assignments,
    perRater,
    positions: [...pooled.tallies(null), ...positions],
    worstImbalance: worst,
    hash: hash([plan.algorithm, String(plan.seed), JSON.stringify(plan.phases), ...hashes].join('\n')),
  }
}

type CountedPhase = { readonly first: FirstShown }

function countRater(
  plan: Plan,
  rater: number,
  numbers: ReadonlyMap<string, number>,
  codes: readonly string[],
): { phases: CountedPhase[]; assignments: number; text: string } {
  const phases = plan.phases.map(() => ({ first: new FirstShown(codes) }))
  const lines: string[] = []
  let rated: { item: string; order: number[] } = { item: '', order: [] }
  const closeRated = (phase: number): void => {
    phases[phase]?.first.addOrder(rated.order)
    rated = { item: '', order: [] }
  }
  let phase = 0
  for (const task of plan.tasks(rater)) {
    const order = task.systems.map((system) => numbers.get(system) ?? -1)
    if (rated.item !== task.item || phase !== task.phase) closeRated(phase - 1)
    phase = task.phase
    if (order.length === 1) rated = { item: task.item, order: [...rated.order, ...order] }
    else phases[phase - 1]?.first.addOrder(order)
    lines.push(lineOf(task))
  }
  closeRated(phase - 1)
  return { phases, assignments: lines.length, text: lines.join('\n') }
}

const lineOf = ({ phase, item, responses, blindLabels }: PlannedTask): string =>
  `${phase} ${item} ${responses.join(' ')} ${blindLabels.join('')}`

/** How often each of two systems was shown before the other. */
class FirstShown {
  readonly #codes: readonly string[]
  readonly #times: Float64Array

  constructor(codes: readonly string[]) {
    this.#codes = codes
    this.#times = new Float64Array(codes.length ** 2)
  }

  addOrder(order: readonly number[]): void {
    for (let early = 0; early < order.length; early++) {
      for (let late = early + 1; late < order.length; late++) {
        if (order[early] !== order[late])
          this.#add((order[early] as number) * this.#codes.length + (order[late] as number), 1)
      }
    }
  }

  addAll(other: FirstShown): void {
    other.#times.forEach((times, cell) => {
      if (times > 0) this.#add(cell, times)
    })
  }

  #add(cell: number, times: number): void {
    this.#times[cell] = (this.#times[cell] as number) + times
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

  worst(): number {
    return Math.max(0, ...this.#pairs().map(([one, other]) => Math.abs(this.#both(one, other).reduce((a, b) => a - b))))
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
