import type { RaterLoad } from './certificate.ts'
import { FirstShown } from './firstShown.ts'
import { roleOf } from './obstacles.ts'
import type { ItemRole, Plan } from './planTypes.ts'
import { type CodedTask, emptyTask, readTask } from './taskCodes.ts'

/** The tasks of one rater, counted through. */
export type CountedRater = {
  readonly codes: Int32Array
  readonly load: RaterLoad
  readonly phases: readonly CountedPhase[]
  /** Which items of the study the rater sees, one flag an item of the plan. */
  readonly sees: Uint8Array
  readonly smallestGap: number
  readonly largestGap: number
  /** By place on the screen, then by system: how often it stands there. */
  readonly places: Int32Array
  /** Most responses on one screen. */
  readonly widest: number
}

export type CountedPhase = {
  /** Whether several responses stand on one screen. */
  readonly compared: boolean
  readonly assignments: number
  /** What enters results, repeats included. */
  readonly shown: FirstShown
  /** Largest lead with repeats, and without them. */
  readonly worst: number
}

/** Systems of each item's responses as numbers. */
export type NumberedResponses = { readonly systems: readonly Int32Array[]; readonly count: number }

export function numberedResponses({ items }: Plan, systems: readonly string[]): NumberedResponses {
  const numbers = new Map(systems.map((system, number) => [system, number]))
  return {
    systems: items.map(({ responses }) => Int32Array.from(responses, ({ system }) => numbers.get(system) ?? -1)),
    count: systems.length,
  }
}

/** Only items of the study itself enter results. */
const counts = (role: ItemRole): boolean => role === 'study'

/** Most responses a screen of a plan may hold; see labels.ts. */
const slots = 16

/** Goes through the tasks of one rater once. */
export function countRater(plan: Plan, rater: number, numbered: NumberedResponses, name: string): CountedRater {
  const codes = plan.codes(rater)
  const count = new RaterCount(plan, numbered, name)
  const task = emptyTask()
  for (let start = 0; start < codes.length; start = task.next) {
    readTask(codes, start, task)
    count.add(codes, task)
  }
  return count.finished(codes)
}

class RaterCount {
  readonly #plan: Plan
  readonly #numbered: NumberedResponses
  readonly #roles: readonly ItemRole[]
  readonly #load: { -readonly [Part in keyof RaterLoad]: RaterLoad[Part] }
  readonly #phases: readonly PhaseCount[]
  readonly #sees: Uint8Array
  readonly #places: Int32Array
  /** By item and phase: how many tasks were done when the first showing ended. */
  readonly #ended: Int32Array
  readonly #order = new Int32Array(slots)
  #smallestGap = Number.POSITIVE_INFINITY
  #largestGap = 0
  #widest = 0
  #last = -1

  constructor(plan: Plan, numbered: NumberedResponses, name: string) {
    const none = Array.from({ length: numbered.count }, () => '')
    this.#plan = plan
    this.#numbered = numbered
    this.#roles = plan.items.map(roleOf)
    this.#load = {
      rater: name,
      assignments: 0,
      items: 0,
      practice: 0,
      qualification: 0,
      gold: 0,
      attention: 0,
      repeats: 0,
    }
    this.#phases = plan.phases.map(() => new PhaseCount(none))
    this.#sees = new Uint8Array(plan.items.length)
    this.#places = new Int32Array(slots * numbered.count)
    this.#ended = new Int32Array(plan.items.length * plan.phases.length)
  }

  add(codes: Int32Array, { item, occurrence, phase, size, at }: CodedTask): void {
    const role = this.#roles[item] as ItemRole
    const systems = this.#numbered.systems[item] as Int32Array
    for (let place = 0; place < size; place++) this.#order[place] = systems[codes[at + place] as number] as number
    const about = item * this.#plan.phases.length + phase - 1
    const goesOn = this.#last === about * 2 + occurrence
    this.#last = about * 2 + occurrence
    if (occurrence > 1) this.#repeat(goesOn ? null : this.#load.assignments - (this.#ended[about] as number))
    if (role === 'study') this.#sees[item] = 1
    else this.#load[role]++
    this.#phases[phase - 1]?.add({ order: this.#order, size, occurrence, goesOn, counts: counts(role) })
    if (size > 1 && counts(role)) this.#place(size)
    this.#load.assignments++
    if (occurrence === 1) this.#ended[about] = this.#load.assignments
  }

  #repeat(gap: number | null): void {
    this.#load.repeats++
    if (gap === null) return
    this.#smallestGap = Math.min(this.#smallestGap, gap)
    this.#largestGap = Math.max(this.#largestGap, gap)
  }

  #place(size: number): void {
    this.#widest = Math.max(this.#widest, size)
    for (let place = 0; place < size; place++) {
      const cell = place * this.#numbered.count + (this.#order[place] as number)
      this.#places[cell] = (this.#places[cell] as number) + 1
    }
  }

  finished(codes: Int32Array): CountedRater {
    return {
      codes,
      load: { ...this.#load, items: this.#sees.reduce((sum, seen) => sum + seen, 0) },
      phases: this.#phases.map((phase) => phase.finished()),
      sees: this.#sees,
      smallestGap: this.#smallestGap,
      largestGap: this.#largestGap,
      places: this.#places,
      widest: this.#widest,
    }
  }
}

type Added = {
  readonly order: Int32Array
  readonly size: number
  readonly occurrence: number
  /** The same item as the task before: single ratings of an item make one order. */
  readonly goesOn: boolean
  readonly counts: boolean
}

/** Counts of one rater in one phase. */
class PhaseCount {
  readonly #first: FirstShown
  readonly #repeated: FirstShown
  readonly #none: readonly string[]
  #rated: number[] = []
  #ratedAgain = false
  #assignments = 0
  #compared = false

  constructor(none: readonly string[]) {
    this.#none = none
    this.#first = new FirstShown(none)
    this.#repeated = new FirstShown(none)
  }

  add({ order, size, occurrence, goesOn, counts: enters }: Added): void {
    this.#assignments++
    if (!goesOn) this.#close()
    if (size > 1) this.#compared = true
    if (!enters) return
    if (size > 1) (occurrence > 1 ? this.#repeated : this.#first).addOrder(order, size)
    else {
      this.#rated.push(order[0] as number)
      this.#ratedAgain = occurrence > 1
    }
  }

  #close(): void {
    if (this.#rated.length > 1) (this.#ratedAgain ? this.#repeated : this.#first).addOrder(this.#rated)
    if (this.#rated.length > 0) this.#rated = []
  }

  finished(): CountedPhase {
    this.#close()
    const shown = new FirstShown(this.#none)
    shown.addAll(this.#first)
    shown.addAll(this.#repeated)
    return {
      compared: this.#compared,
      assignments: this.#assignments,
      shown,
      worst: Math.max(shown.worst(), this.#first.worst()),
    }
  }
}
