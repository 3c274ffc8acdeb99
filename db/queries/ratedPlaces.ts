import { first, type StudyFile, tuples } from '../driver.ts'
import { Cells, cellStates } from './cells.ts'
import {
  type Numbers,
  noSettings,
  type PhaseSettings,
  type RatedNames,
  readNames,
  readPhases,
  readVersions,
  type VersionAsked,
} from './ratedNames.ts'
import type { AnswersWanted } from './results.ts'

/** One response shown in one submitted rating task; its answers to the criteria of its rubric lie side by side. */
export type RatedPlace = {
  readonly presentation: number
  /** Place shown, from 1, when several responses were rated together; else null. */
  readonly slot: number | null
  readonly occurrence: number
  readonly version: VersionAsked
  /** Places in the lists of `RatedNames`. */
  readonly rater: number
  readonly item: number
  readonly response: number
  readonly ordinal: number | null
  readonly imported: boolean
  readonly settings: PhaseSettings
  /** The cell of the first criterion. */
  readonly cell: number
}

/** The answer about one turn of a response. */
export type RatedTurn = {
  readonly place: RatedPlace
  readonly position: number
  readonly turn: number
  readonly cell: number
}

export type RatedPlaces = {
  readonly names: RatedNames
  readonly places: readonly RatedPlace[]
  readonly turns: readonly RatedTurn[]
  readonly cells: Cells
}

/** Presentations read before others get their turn: some five milliseconds. */
const atATime = 500

/**
 * Reads the rating tasks that were submitted by an event of the log, and their answers as they stood then, in one pass
 * over one index. A piece at a time; yields the share that is done.
 */
export function* readRatedPlaces(
  file: StudyFile,
  { firstAnswers = false }: AnswersWanted,
  asOf: number,
): Generator<number, RatedPlaces> {
  const reading = new Reading(file, asOf)
  const cutsSql = submissionsSql(firstAnswers ? 'min' : 'max')
  const presentations = first<{ count: number }>(file, 'SELECT count(*) AS count FROM presentation')?.count ?? 1
  let after = 0
  for (let read = 0; ; read += atATime) {
    const cuts = tuples<[presentation: number, cut: number]>(file, cutsSql, after, asOf, atATime)
    const [from, to] = [cuts[0]?.[0], cuts.at(-1)?.[0]]
    if (from === undefined || to === undefined) break
    reading.readRange(from, to, new Map(cuts))
    after = to
    yield Math.min(1, (read + cuts.length) / presentations)
  }
  return reading
}

const submissionsSql = (which: 'min' | 'max') => `SELECT presentation_no, ${which}(judgement_no) FROM judgement
  WHERE kind = 'submission' AND presentation_no > ? AND judgement_no <= ? GROUP BY presentation_no
  ORDER BY presentation_no LIMIT ?`

type ShownRow = [
  presentation: number,
  occurrence: number,
  version: number,
  rater: number,
  item: number,
  ordinal: number | null,
  batch: number | null,
  plan: number | null,
  phase: number | null,
  slot: number,
  response: number,
]

const shownSql = `SELECT p.presentation_no, p.occurrence, p.rubric_version, a.rater_no, a.item_no, a.ordinal, a.batch_no,
    a.plan_no, a.phase, s.position, s.response_no
  FROM presentation p JOIN assignment a USING (assignment_no) JOIN presentation_slot s USING (presentation_no)
  WHERE p.presentation_no BETWEEN ? AND ? AND a.kind = 'rating' ORDER BY p.presentation_no, s.position`

type AnswerRow = [
  presentation: number,
  criterionVersion: number,
  slot: number | null,
  turn: number | null,
  no: number,
  state: number,
  value: number | null,
  detail: string | null,
]

/** Only answers that are no number need their row of the log: `reason` and `body` are not in the index. */
const answersSql = `SELECT presentation_no, criterion_version_no, slot, turn, judgement_no,
    CASE state WHEN 'given' THEN ${cellStates.given} WHEN 'not-applicable' THEN ${cellStates['not-applicable']}
      WHEN 'cannot-judge' THEN ${cellStates['cannot-judge']} ELSE ${cellStates.cleared} END,
    value,
    CASE WHEN state = 'cannot-judge' THEN reason WHEN state = 'given' AND value IS NULL THEN body END
  FROM judgement INDEXED BY judgement_by_place WHERE presentation_no BETWEEN ? AND ? AND kind = 'rating' AND judgement_no <= ?
  ORDER BY presentation_no, kind, criterion_version_no, slot, turn, judgement_no`

class Reading implements RatedPlaces {
  readonly names: RatedNames
  readonly places: RatedPlace[] = []
  readonly turns: RatedTurn[] = []
  readonly cells = new Cells()
  readonly #file: StudyFile
  readonly #asOf: number
  readonly #numbers: Numbers
  readonly #versions: ReadonlyMap<number, VersionAsked>
  readonly #phases: ReadonlyMap<string, PhaseSettings>
  /** By cell of the whole response and turn. */
  readonly #turnCells = new Map<number, Map<number, number>>()

  constructor(file: StudyFile, asOf: number) {
    const { names, numbers } = readNames(file)
    this.names = names
    this.#file = file
    this.#asOf = asOf
    this.#numbers = numbers
    this.#versions = readVersions(file, new Map(names.criteria.map((id, place) => [id, place])))
    this.#phases = readPhases(file)
  }

  /** Reads the presentations of a range of numbers that have a cut: the submission that makes what came before it count. */
  readRange(from: number, to: number, cuts: ReadonlyMap<number, number>): void {
    const shown = new Map<number, RatedPlace[]>()
    for (const row of tuples<ShownRow>(this.#file, shownSql, from, to)) {
      if (cuts.has(row[0])) this.#addPlace(row, shown)
    }
    for (const row of tuples<AnswerRow>(this.#file, answersSql, from, to, this.#asOf)) {
      const [presentation, , , , no] = row
      if (no < (cuts.get(presentation) ?? 0)) this.#addAnswer(row, shown.get(presentation) ?? [])
    }
  }

  #addPlace(row: ShownRow, shown: Map<number, RatedPlace[]>): void {
    const [presentation, occurrence, versionNo, raterNo, itemNo, ordinal, batch, plan, phase, position, responseNo] =
      row
    const item = this.#numbers.items.get(itemNo)
    const version = this.#versions.get(versionNo)
    if (item === undefined || version === undefined) return
    const settings = this.#phases.get(`${plan} ${phase}`) ?? noSettings
    const place: RatedPlace = {
      presentation,
      slot: settings.together ? position : null,
      occurrence,
      version,
      rater: this.#numbers.raters.get(raterNo) as number,
      item,
      response: this.#numbers.responses.get(responseNo) as number,
      ordinal,
      imported: batch !== null,
      settings,
      cell: this.cells.add(version.criteria.length),
    }
    this.places.push(place)
    const others = shown.get(presentation)
    if (others) others.push(place)
    else shown.set(presentation, [place])
  }

  /** Answers come in the order of the log: the last one stays. */
  #addAnswer([, criterionVersion, slot, turn, , state, value, detail]: AnswerRow, shown: readonly RatedPlace[]): void {
    for (const place of shown) {
      const position = place.version.positions.get(criterionVersion)
      if (position === undefined || place.slot !== slot) continue
      this.cells.set(
        turn === null ? place.cell + position : this.#turnCell(place, position, turn),
        state,
        value,
        detail,
      )
    }
  }

  #turnCell(place: RatedPlace, position: number, turn: number): number {
    const known = this.#turnCells.get(place.cell + position) ?? new Map<number, number>()
    this.#turnCells.set(place.cell + position, known)
    const cell = known.get(turn) ?? this.cells.add(1)
    if (!known.has(turn)) this.turns.push({ place, position, turn, cell })
    known.set(turn, cell)
    return cell
  }
}
