import type { TableRow } from '#formats/readTable.ts'
import type { ExistingStudy, PlannedItem, PlannedResponse } from './importPlan.ts'
import { knownNames } from './nearestName.ts'
import { clipped } from './problemLog.ts'
import type { Place, Reading } from './reading.ts'

type Judgement = { readonly item: string; readonly systems: readonly string[]; readonly rater: string }

/** Gives every text a number, so that keys made of several texts are short and cannot collide. */
export class Interned {
  readonly #numbers = new Map<string, number>()

  key(...parts: readonly string[]): string {
    return parts.map((part) => this.#number(part)).join('.')
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
  knowsItem(item: string, row: TableRow, { name }: Place): boolean {
    if (this.#withoutTexts || this.#existing.items.has(item)) return true
    const { problems } = this.#reading
    problems.add('unknown-item', row.line, name, item, () =>
      knownNames('an item of the study', item, this.#existing.items.keys()),
    )
    return false
  }

  /** Whether the study has, or may be given, a response of this system to the item; else a problem is noted. */
  knowsResponse(item: string, system: string, row: TableRow, { name }: Place): boolean {
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

/** True when at least one response of the study has a text. */
export function hasTexts({ items }: ExistingStudy): boolean {
  for (const { responses } of items.values()) for (const text of responses.values()) if (text !== '') return true
  return false
}
