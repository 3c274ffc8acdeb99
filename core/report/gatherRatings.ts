import type { CriterionId, RaterId } from '#contract/ids.ts'
import type { Criterion } from '#contract/rubric.ts'
import { type RatingColumns, ratingStates } from '#db/queries/ratingColumns.ts'
import type { AnswerState } from '#db/queries/results.ts'
import type { PackedRatings } from '../statistics/columns.ts'
import type { PackedNames } from '../statistics/packed.ts'
import type { ReportContext } from './context.ts'
import { type Counted, countedAs, GivenRatings, leftOut } from './givenRatings.ts'
import { type Asking, askingsOf } from './optionCriteria.ts'
import { SaidAgain } from './saidAgain.ts'
import { Tally } from './tally.ts'

/** The ratings of a study sorted into those that enter a report, those by machines, and repeats; the rest is counted. */
export type GatheredRatings = {
  readonly criteria: readonly Criterion[]
  readonly names: PackedNames
  readonly given: PackedRatings
  /** Criteria of which turns were averaged. */
  readonly turned: ReadonlySet<CriterionId>
  readonly machines: ReportContext['machines']['raters']
  readonly byMachines: PackedRatings
  readonly repeats: ReportContext['repeats']
  /** People with at least one rating that was given. */
  readonly raters: ReadonlySet<RaterId>
  readonly notApplicable: ReadonlyMap<CriterionId, number>
  readonly cannotJudge: ReadonlyMap<CriterionId, number>
  readonly left: readonly Tally[]
}

export type Sorting = {
  /** All that was asked, words too. */
  readonly judged: readonly Criterion[]
  readonly people: ReadonlySet<RaterId>
  /** Raters whose judgements are left out of everything. */
  readonly excluded: { readonly has: (rater: RaterId) => boolean }
  /** Keys of the items of the columns. */
  readonly items: readonly string[]
}

/** Ratings sorted before others get their turn: some five milliseconds. */
const atATime = 25_000

/** Sorts ratings, a piece at a time. Yields the share that is done. */
export function* gatherRatings(columns: RatingColumns, sorting: Sorting): Generator<number, GatheredRatings> {
  const sorter = new Sorter(columns, sorting)
  for (let row = 0; row < columns.length; row++) {
    if (row % atATime === atATime - 1) yield row / columns.length
    sorter.sort(row)
  }
  return sorter.sorted()
}

/** What an answer to a criterion counts as: once for most, for each option of a multi-select. */
type Use = Asking & { readonly counted: Counted }

class Sorter {
  readonly #columns: RatingColumns
  readonly #items: readonly string[]
  readonly #criteria: readonly Criterion[]
  /** By place of the criterion in the columns. */
  readonly #uses: readonly (readonly Use[])[]
  readonly #byPerson: readonly boolean[]
  readonly #excluded: readonly boolean[]
  readonly #given = new GivenRatings()
  readonly #byMachines = new GivenRatings()
  readonly #again: SaidAgain
  readonly #raters = new Set<number>()
  readonly #notApplicable = new Map<CriterionId, number>()
  readonly #cannotJudge = new Map<CriterionId, number>()
  readonly #excludedTally = new Tally()
  readonly #enteringTally = new Tally()

  constructor(columns: RatingColumns, { judged, people, excluded, items }: Sorting) {
    const uses = judged.map((criterion) => askingsOf(criterion))
    const { names } = columns
    this.#columns = columns
    this.#items = items
    this.#criteria = uses.flatMap((askings) => askings.map(({ criterion }) => criterion))
    const places = new Map(this.#criteria.map(({ id }, place) => [id, place]))
    const byId = new Map(judged.map(({ id }, nth) => [id, uses[nth] ?? []]))
    this.#uses = names.criteria.map((id) =>
      (byId.get(id) ?? []).map((asking) => ({
        ...asking,
        counted: countedAs(asking.criterion, places.get(asking.criterion.id) ?? -1),
      })),
    )
    this.#byPerson = names.raters.map((id) => people.has(id))
    this.#excluded = names.raters.map((id) => excluded.has(id))
    this.#again = new SaidAgain(columns.occurrence.some((occurrence) => occurrence > 1))
  }

  sort(row: number): void {
    const { rater, item, response, criterion, state, turn, occurrence, details, names } = this.#columns
    const place = {
      rater: rater[row] as number,
      item: item[row] as number,
      system: names.systemOf[response[row] as number] as number,
    }
    if (this.#excluded[place.rater]) return this.#excludedTally.add('rating', 'rater-excluded')
    const byPerson = this.#byPerson[place.rater] === true
    const said = ratingStates[state[row] as number] as AnswerState
    const number = this.#columns.value[row] as number
    const plain = Number.isNaN(number) ? null : number
    for (const { counted, numberOf } of this.#uses[criterion[row] as number] ?? []) {
      const reason = leftOut(byPerson, said, occurrence[row] as number)
      this.#countUnsaid(counted.id, said)
      if (reason) this.#enteringTally.add('rating', reason)
      if (said !== 'given') continue
      const value = numberOf(plain, details.get(row) ?? null)
      if (!byPerson) this.#byMachines.add(place, counted, value, turn[row] as number)
      else if (turn[row] === 0) this.#again.add(place, counted, value, occurrence[row] as number)
      if (reason) continue
      this.#raters.add(place.rater)
      this.#given.add(place, counted, value, turn[row] as number)
    }
  }

  #countUnsaid(criterion: CriterionId, state: AnswerState): void {
    const counts =
      state === 'not-applicable' ? this.#notApplicable : state === 'cannot-judge' ? this.#cannotJudge : null
    counts?.set(criterion, 1 + (counts.get(criterion) ?? 0))
  }

  sorted(): GatheredRatings {
    const { names } = this.#columns
    const packedNames: PackedNames = {
      items: this.#items,
      raters: names.raters,
      systems: names.systems,
      criteria: this.#criteria.map(({ id }) => id),
    }
    const raterOf = (place: number): RaterId => names.raters[place] as RaterId
    const byMachines = this.#byMachines.made()
    return {
      criteria: this.#criteria.filter(({ kind }) => kind !== 'text'),
      names: packedNames,
      given: this.#given.made(),
      turned: this.#given.turned,
      machines: [...new Set(byMachines.rater)].map(raterOf),
      byMachines,
      repeats: this.#again.repeats(packedNames),
      raters: new Set([...this.#raters].map(raterOf)),
      notApplicable: this.#notApplicable,
      cannotJudge: this.#cannotJudge,
      left: [this.#excludedTally, this.#enteringTally, this.#given.left],
    }
  }
}
