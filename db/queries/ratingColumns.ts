import type { CannotJudgeReason } from '#contract/judgement.ts'
import { kept, type StudyFile } from '../driver.ts'
import { Asked } from './asked.ts'
import { cellStates } from './cells.ts'
import { between } from './pieces.ts'
import type { RatedNames } from './ratedNames.ts'
import { type RatedPlace, type RatedPlaces, type RatedTurn, readRatedPlaces } from './ratedPlaces.ts'
import type { AnswerState, AnswersWanted, RatingRow } from './results.ts'
import { newestEvent, stampOf } from './stamp.ts'

/**
 * The rows of `ratingRows` in columns, in the same order: some 30 bytes a rating instead of an object. Numbers in
 * `rater`, `item`, `response` and `criterion` are places in the lists of `names`.
 */
export type RatingColumns = {
  readonly length: number
  readonly names: RatedNames
  readonly rater: Uint32Array
  readonly item: Uint32Array
  readonly response: Uint32Array
  readonly criterion: Uint16Array
  /** Places in `ratingStates`. */
  readonly state: Uint8Array
  /** NaN: no number was given. */
  readonly value: Float64Array
  /** From 1; 0: the whole response. */
  readonly turn: Uint16Array
  readonly occurrence: Uint16Array
  /** From 1; 0: an imported rating. */
  readonly ordinal: Uint32Array
  /** By row: options or words as JSON where they were given, the reason where somebody could not judge. */
  readonly details: ReadonlyMap<number, string>
}

/** States by their number in the columns. */
export const ratingStates: readonly AnswerState[] = ['missing', 'given', 'not-applicable', 'cannot-judge']

/** Ratings that are put in their rows before others get their turn. */
const atATime = 20_000

/**
 * Reads the ratings as they stood at an event of the log, a piece at a time: whoever drives it may stop or do something
 * else in between. Yields the share that is done. Later judgements do not matter; whether anything else changed in
 * between, the driver sees by `stampOf`. What was read last stays known while nothing changes.
 */
export function* readRatingColumns(
  file: StudyFile,
  wanted: AnswersWanted = {},
  asOf = newestEvent(file),
): Generator<number, RatingColumns> {
  const stamp = (): string => `${wanted.firstAnswers ?? false} ${stampOf(file, asOf)}`
  const before = stamp()
  const known = kept(file, 'ratings', (): Known => ({ stamp: '', columns: null }))
  const remembered = known.stamp === before ? known.columns : null
  if (remembered) return remembered
  const places = yield* between(0, 0.8, readRatedPlaces(file, wanted, asOf))
  const columns = yield* between(0.8, 1, inOrder(places))
  if (stamp() === before) Object.assign(known, { stamp: before, columns })
  return columns
}

type Known = { stamp: string; columns: RatingColumns | null }

/** The whole answers of all places in order, then those about turns. */
function* inOrder(reading: RatedPlaces): Generator<number, RatingColumns> {
  const rows = new Rows(reading)
  yield 0
  let atLast = 0
  for (const group of sameResponseAndRater(reading)) {
    if (group.length === 1) rows.addWhole(group[0] as RatedPlace)
    else rows.addTogether(group)
    if (rows.length - atLast > atATime) {
      atLast = rows.length
      yield atLast / rows.room
    }
  }
  rows.addTurns()
  return rows.made()
}

/** Places by response and rater: sorted by one number each, as there may be a million. */
function* sameResponseAndRater({ places, names }: RatedPlaces): Generator<RatedPlace[]> {
  const raters = names.raters.length
  const keyOf = ({ response, rater }: RatedPlace): number => response * raters + rater
  const keys = Float64Array.from(places, (place, nth) => keyOf(place) * places.length + nth).sort()
  let group: RatedPlace[] = []
  for (const key of keys) {
    const place = places[key % places.length] as RatedPlace
    const [one] = group
    if (one && keyOf(one) !== keyOf(place)) {
      yield group
      group = []
    }
    group.push(place)
  }
  if (group.length > 0) yield group
}

/** In the order of their rubric, of planned repeats, and of being shown. */
const byVersion = (one: RatedPlace, other: RatedPlace): number => one.version.version - other.version.version
const byOccurrence = (one: RatedPlace, other: RatedPlace): number =>
  one.occurrence - other.occurrence || one.presentation - other.presentation

/** Columns that are filled row by row. */
class Rows {
  readonly room: number
  length = 0
  readonly #reading: RatedPlaces
  readonly #columns: Omit<RatingColumns, 'length' | 'names'>
  readonly #details = new Map<number, string>()
  readonly #asked: Asked

  constructor(reading: RatedPlaces) {
    const { places, turns } = reading
    this.#reading = reading
    this.#asked = new Asked(reading)
    this.room = places.reduce((sum, { version }) => sum + version.criteria.length, turns.length)
    this.#columns = {
      rater: new Uint32Array(this.room),
      item: new Uint32Array(this.room),
      response: new Uint32Array(this.room),
      criterion: new Uint16Array(this.room),
      state: new Uint8Array(this.room),
      value: new Float64Array(this.room),
      turn: new Uint16Array(this.room),
      occurrence: new Uint16Array(this.room),
      ordinal: new Uint32Array(this.room),
      details: this.#details,
    }
  }

  addWhole(place: RatedPlace): void {
    for (const position of place.version.criteria.keys()) this.#addAt(place, position)
  }

  /** Criterion by criterion, and on each what was said the first time and again. */
  addTogether(group: readonly RatedPlace[]): void {
    for (const places of Map.groupBy(group.toSorted(byVersion), ({ version }) => version).values()) {
      const again = places.sort(byOccurrence)
      for (const position of again[0]?.version.criteria.keys() ?? [])
        for (const place of again) this.#addAt(place, position)
    }
  }

  addTurns(): void {
    const raters = this.#reading.names.raters.length
    const keyOf = ({ place }: RatedTurn): number => place.response * raters + place.rater
    const sorted = this.#reading.turns.toSorted(
      (one, other) =>
        keyOf(one) - keyOf(other) ||
        byVersion(one.place, other.place) ||
        one.position - other.position ||
        byOccurrence(one.place, other.place) ||
        one.turn - other.turn,
    )
    for (const { place, position, turn, cell } of sorted) {
      if (this.#asked.ofTurn(place, position, turn, cell)) this.#add(place, position, turn, cell)
    }
  }

  made(): RatingColumns {
    return { length: this.length, names: this.#reading.names, ...this.#columns }
  }

  #addAt(place: RatedPlace, position: number): void {
    const cell = place.cell + position
    if (this.#asked.ofWhole(place, position, cell)) this.#add(place, position, 0, cell)
  }

  #add(place: RatedPlace, position: number, turn: number, cell: number): void {
    const row = this.length++
    const { rater, item, response, criterion, state, value, ...columns } = this.#columns
    const { cells } = this.#reading
    const said = cells.stateOf(cell)
    const detail = cells.detailOf(cell)
    rater[row] = place.rater
    item[row] = place.item
    response[row] = place.response
    criterion[row] = place.version.criteria[position] as number
    state[row] = said === cellStates.cleared ? cellStates.none : said
    value[row] = cells.valueOf(cell)
    columns.turn[row] = turn
    columns.occurrence[row] = place.occurrence
    columns.ordinal[row] = place.ordinal ?? 0
    if (detail !== undefined) this.#details.set(row, detail)
  }
}

/** One row of the columns as an object. */
export function ratingRow(columns: RatingColumns, row: number): RatingRow {
  const { names, details } = columns
  const at = (column: { readonly [row: number]: number }): number => column[row] as number
  const response = at(columns.response)
  const state = ratingStates[at(columns.state)] as AnswerState
  const value = at(columns.value)
  const detail = details.get(row) ?? null
  return {
    rater: names.raters[at(columns.rater)] as RatingRow['rater'],
    item: names.items[at(columns.item)] as RatingRow['item'],
    response: names.responses[response] as RatingRow['response'],
    system: names.systems[names.systemOf[response] as number] as RatingRow['system'],
    criterion: names.criteria[at(columns.criterion)] as RatingRow['criterion'],
    state,
    value: Number.isNaN(value) ? null : value,
    body: state === 'given' ? detail : null,
    reason: state === 'cannot-judge' ? (detail as CannotJudgeReason | null) : null,
    turn: at(columns.turn) || null,
    occurrence: at(columns.occurrence),
    ordinal: at(columns.ordinal) || null,
  }
}
