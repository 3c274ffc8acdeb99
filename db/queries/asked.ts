import { cellStates } from './cells.ts'
import type { VersionAsked } from './ratedNames.ts'
import type { RatedPlace, RatedPlaces } from './ratedPlaces.ts'

/** How a criterion that is not asked of everybody is asked; `cause` is the place of the criterion it hangs on. */
type Condition = {
  readonly groups: readonly string[] | undefined
  readonly cause: { readonly position: number; readonly values: readonly number[] } | null
}

/**
 * Which answers there are rows for. None for criteria that a phase does not ask, and none for a missing answer to what
 * was never asked: other groups' criteria, conditions that were not met.
 */
export class Asked {
  readonly #reading: RatedPlaces
  readonly #conditions = new Map<VersionAsked, readonly (Condition | null)[]>()
  readonly #turnCells: ReadonlyMap<string, number>

  constructor(reading: RatedPlaces) {
    this.#reading = reading
    this.#turnCells = new Map(
      reading.turns.map(({ place, position, turn, cell }) => [`${place.cell + position} ${turn}`, cell]),
    )
  }

  /** Whether there is a row for the answer to the criterion at a position of the place's rubric. */
  ofWhole(place: RatedPlace, position: number, cell: number): boolean {
    if (!this.#isRow(place, position)) return false
    const { cells } = this.#reading
    const cellOf = (at: number): number | null => (this.#isRow(place, at) ? place.cell + at : null)
    return isAnswer(cells.stateOf(cell)) || this.#wasAsked(place, position, cellOf)
  }

  /** The same for an answer about one turn. */
  ofTurn(place: RatedPlace, position: number, turn: number, cell: number): boolean {
    const cellOf = (at: number): number | null => this.#turnCells.get(`${place.cell + at} ${turn}`) ?? null
    return isAnswer(this.#reading.cells.stateOf(cell)) || this.#wasAsked(place, position, cellOf)
  }

  #isRow({ cell, imported, settings, response, version }: RatedPlace, position: number): boolean {
    const { cells, names } = this.#reading
    if (imported && cells.stateOf(cell + position) === cellStates.none) return false
    if (settings.perTurn && names.turned[response]) return false
    return settings.only?.has(names.criteria[version.criteria[position] as number] as string) ?? true
  }

  #wasAsked({ version, rater }: RatedPlace, position: number, cellOf: (position: number) => number | null): boolean {
    const condition = this.#conditionsOf(version)[position]
    if (!condition) return true
    const own = this.#reading.names.groups[rater] ?? []
    if (condition.groups && !condition.groups.some((group) => own.includes(group))) return false
    if (!condition.cause) return true
    const cell = cellOf(condition.cause.position)
    const { values } = condition.cause
    return cell !== null && this.#chosen(cell).some((value) => values.includes(value))
  }

  #conditionsOf(version: VersionAsked): readonly (Condition | null)[] {
    const known = this.#conditions.get(version)
    if (known) return known
    const conditions = version.asked.map(({ groups, shownIf }): Condition | null => {
      if (!groups && !shownIf) return null
      const position = version.asked.findIndex(({ id }) => id === shownIf?.criterion)
      return { groups, cause: shownIf ? { position, values: shownIf.values } : null }
    })
    this.#conditions.set(version, conditions)
    return conditions
  }

  #chosen(cell: number): number[] {
    const { cells } = this.#reading
    if (cells.stateOf(cell) !== cellStates.given) return []
    const value = cells.valueOf(cell)
    if (!Number.isNaN(value)) return [value]
    const said: unknown = JSON.parse(cells.detailOf(cell) ?? '[]')
    return Array.isArray(said) ? said : []
  }
}

const isAnswer = (state: number): boolean => state !== cellStates.none && state !== cellStates.cleared
