import type { TableRow } from '#formats/openTable.ts'
import { markOf } from './content.ts'
import type { ExistingStudy, PlannedItem, PlannedResponse } from './importPlan.ts'
import { knownNames } from './nearestName.ts'
import { clipped } from './problemLog.ts'
import type { NamePlace, Place, Reading } from './reading.ts'

type Judgement = { readonly item: string; readonly systems: readonly string[]; readonly rater: string }

/** Gives every text a number, so that keys made of several texts are short and cannot collide. */
export class Interned {
  readonly #numbers = new Map<string, number>()
  readonly #pairs = new Map<number, number>()

  key(...parts: readonly string[]): string {
    return parts.map((part) => this.#number(part)).join('.')
  }

  /** The same as a number: each further part is paired with the number of those before it. */
  number(...parts: readonly (string | number)[]): number {
    let soFar = 0
    for (const part of parts) {
      const own = typeof part === 'number' ? part : this.#number(part)
      // Both are below 2^26, so their pair is a whole number that a double holds exactly.
      const pair = soFar * 0x4000000 + own
      const known = this.#pairs.get(pair)
      if (known === undefined) this.#pairs.set(pair, this.#pairs.size + 1)
      soFar = known ?? this.#pairs.size
    }
    return soFar
  }

  #number(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    this.#numbers.set(text, this.#numbers.size)
    return this.#numbers.size - 1
  }
}

/**
 * The items, systems and raters that imported judgements speak of. In a study with texts they must be there already;
 * in a study without any text (a finished study that is only to be analysed) they are created as they are met.
 */
export class Judged {
  readonly items: PlannedItem[] = []
  readonly systems: string[] = []
  readonly responses: PlannedResponse[] = []
  readonly raters: string[] = []
  /** How often each name stands in the file, for finding slips. */
  readonly systemCounts = new Map<string, number>()
  readonly raterCounts = new Map<string, number>()
  readonly #existing: ExistingStudy
  readonly #reading: Reading
  readonly #withoutTexts: boolean
  readonly #knownSystems: Set<string>
  readonly #knownRaters: Set<string>
  readonly #answered = new Map<string, Set<string>>()

  constructor(existing: ExistingStudy, reading: Reading) {
    this.#existing = existing
    this.#reading = reading
    this.#withoutTexts = !hasTexts(existing)
    this.#knownSystems = new Set(existing.systems)
    this.#knownRaters = new Set(existing.raters)
  }

  /** Whether the study has, or may be given, this item; else a problem is noted. */
  knowsItem(item: string, row: TableRow, place: Place | null): boolean {
    if (this.#withoutTexts || this.#existing.items.has(item)) return true
    const { problems } = this.#reading
    problems.add('unknown-item', row.line, place?.name ?? '', item, () =>
      knownNames('an item of the study', item, this.#existing.items.keys()),
    )
    return false
  }

  /** Whether the study has, or may be given, a response of this system to the item; else a problem is noted. */
  knowsResponse(item: string, system: string, row: TableRow, { name }: NamePlace): boolean {
    if (this.#withoutTexts) return true
    const { problems } = this.#reading
    if (!this.#knownSystems.has(system)) {
      problems.add('unknown-system', row.line, name, system, () =>
        knownNames('a system of the study', system, this.#existing.systems),
      )
      return false
    }
    const responses = this.#existing.items.get(item)?.responses
    if (responses?.has(system)) return true
    problems.add('no-response', row.line, name, system, () =>
      knownNames(`a system that answered ${clipped(item, 60)}`, system, responses?.keys() ?? []),
    )
    return false
  }

  /** Plans whatever a judgement needs that is not there yet. Called only for judgements that are taken. */
  admit({ item, systems, rater }: Judgement): void {
    this.raterCounts.set(rater, (this.raterCounts.get(rater) ?? 0) + 1)
    for (const system of systems) this.systemCounts.set(system, (this.systemCounts.get(system) ?? 0) + 1)
    if (!this.#knownRaters.has(rater)) {
      this.#knownRaters.add(rater)
      this.raters.push(rater)
    }
    if (!this.#withoutTexts) return
    const answered = this.#answered.get(item) ?? this.#newItem(item)
    for (const system of systems) {
      if (answered.has(system)) continue
      answered.add(system)
      if (!this.#knownSystems.has(system)) {
        this.#knownSystems.add(system)
        this.systems.push(system)
      }
      this.responses.push({ item, system, text: '' })
    }
  }

  #newItem(key: string): Set<string> {
    const known = this.#existing.items.get(key)
    const answered = new Set(known?.responses.keys() ?? [])
    this.#answered.set(key, answered)
    if (!known) this.items.push({ key, title: clipped(key, 80), prompt: '', context: [], tags: [] })
    return answered
  }
}

const emptyMark = markOf('')

/** True when at least one response of the study has a text. */
export function hasTexts({ items }: ExistingStudy): boolean {
  for (const { responses } of items.values()) for (const mark of responses.values()) if (mark !== emptyMark) return true
  return false
}
