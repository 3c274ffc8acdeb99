import type { ItemId, RaterId, SystemId } from '#contract/ids.ts'
import type { Exclusion, ReportSettings } from '#contract/report.ts'
import { type Criterion, yesNoValues } from '#contract/rubric.ts'
import { excludedNow } from '#db/queries/exclusions.ts'
import { allItems } from '#db/queries/items.ts'
import { atOnce, between } from '#db/queries/pieces.ts'
import { readRaters } from '#db/queries/raters.ts'
import { readRatingColumns } from '#db/queries/ratingColumns.ts'
import { sourceGuesses, statedConfidences } from '#db/queries/reportContext.ts'
import {
  type PreferenceRow,
  preferenceRows,
  type RankingRow,
  rankingRows,
  unsubmittedCounts,
} from '#db/queries/results.ts'
import { judgedCriteria } from '#db/queries/rubric.ts'
import { newestEvent } from '#db/queries/stamp.ts'
import { readCounts } from '#db/queries/study.ts'
import type { StudyFile } from '#db/studyFile.ts'
import { namedSystems } from '../naming.ts'
import { type PackedInput, unpacked } from '../statistics/packed.ts'
import { packContext } from './gatherContext.ts'
import { type GatheredRatings, gatherRatings } from './gatherRatings.ts'
import { leftOut } from './givenRatings.ts'
import type { ReportCriterion, ReportInput } from './input.ts'
import { joined, Tally } from './tally.ts'

type Row = Pick<PreferenceRow, 'rater' | 'state' | 'occurrence'>

/** Reads what enters a report, and counts by reason what does not. Raters who were left out enter only when asked for. */
export const gatherReportInput = (file: StudyFile, settings: Pick<ReportSettings, 'withExcluded'> = {}): ReportInput =>
  unpacked(atOnce(packReportInput(file, settings)))

/** Of the work of reading, roughly: the ratings from the file, then sorting them. */
const shares = { read: 0.7, sorted: 0.9 }

/**
 * The same a piece at a time, packed for threads, of the log as it was at an event: later judgements do not matter.
 * Whether anything else changed in between, whoever drives it sees by `stampOf`. Yields the share that is done.
 */
export function* packReportInput(
  file: StudyFile,
  { withExcluded }: Pick<ReportSettings, 'withExcluded'> = {},
  asOf = newestEvent(file),
): Generator<number, PackedInput> {
  // What the log says beside ratings is read at once, before anything can be appended to it.
  const beside = { ...statedBeside(file), unsubmitted: unsubmitted(file) }
  yield 0
  const columns = yield* between(0, shares.read, readRatingColumns(file, {}, asOf))
  const people = new Set(
    readRaters(file)
      .filter(({ kind }) => kind === 'human')
      .map(({ id }) => id),
  )
  const { keyOf, responses } = itemsByKey(file)
  const { systems, naming } = namedSystems(file)
  const excluded = withExcluded ? new Map() : excludedNow(file)
  const items = columns.names.items.map(keyOf)
  const sorting = { judged: judgedCriteria(file), people, excluded, items }
  const ratings = yield* between(shares.read, shares.sorted, gatherRatings(columns, sorting))
  const left = new Tally()
  const entering = (what: Exclusion['what']) => entersFrom(what, people, excluded, left)
  const preferences = entering('preference')(beside.preferences)
  const rankings = entering('ranking')(beside.rankings)
  const rest = {
    criteria: ratings.criteria.map((criterion) => reportCriterion(criterion, ratings)),
    raters: ratersOf(file, people, ratings.raters, [...preferences, ...rankings]),
    systems: systems.map(({ id }) => id),
    responses: responses.toSorted(byItemThenSystem(systems.map(({ id }) => id))),
    preferences: preferences.map((row) => asPreference(row, keyOf(row.item))),
    rankings: rankings.map((row) => asRanking(row, keyOf(row.item))),
    positionsKnown: readCounts(file).importedJudgements === 0,
    exclusions: [...joined([...ratings.left, left]), ...beside.unsubmitted],
  }
  const context = yield* between(
    shares.sorted,
    1,
    packContext(file, { people, ratings, naming, systems, asOf, opinions: beside.opinions }),
  )
  return { names: ratings.names, rest, ratings: ratings.given, context }
}

const statedBeside = (file: StudyFile) => ({
  preferences: preferenceRows(file),
  rankings: rankingRows(file),
  opinions: { confidences: statedConfidences(file), guesses: sourceGuesses(file) },
})

/**
 * Items go by the key of their file and come in its order, responses by item and system: ids are random, and the same
 * data must give the same resamples in every study that holds it.
 */
function itemsByKey(file: StudyFile) {
  const items = allItems(file)
  const keys = new Map(items.map(({ id, key }) => [id, key]))
  return {
    keyOf: (item: ItemId) => keys.get(item) ?? item,
    responses: items.flatMap(({ key, responses }) =>
      [...new Set(responses.map(({ system }) => system))].map((system) => ({ item: key, system })),
    ),
  }
}

type Response = ReportInput['responses'][number]

const byItemThenSystem = (systems: readonly SystemId[]) => {
  const places = new Map(systems.map((system, place) => [system, place]))
  return (one: Response, other: Response) =>
    one.item === other.item
      ? (places.get(one.system) ?? 0) - (places.get(other.system) ?? 0)
      : one.item < other.item
        ? -1
        : 1
}

/** Only people's first, given answers enter; everything else is counted with its reason, the left out raters' first. */
const entersFrom =
  (what: Exclusion['what'], people: ReadonlySet<RaterId>, excluded: ReadonlyMap<RaterId, unknown>, left: Tally) =>
  <Stated extends Row>(rows: readonly Stated[]): Stated[] => {
    const stays = rows.filter(({ rater }) => !excluded.has(rater))
    if (stays.length < rows.length) left.add(what, 'rater-excluded', rows.length - stays.length)
    return stays.filter(({ rater, state, occurrence }) => {
      const reason = leftOut(people.has(rater), state, occurrence)
      if (reason) left.add(what, reason)
      return reason === null
    })
  }

function unsubmitted(file: StudyFile): Exclusion[] {
  return unsubmittedCounts(file).flatMap(({ untouched, started, changedSince }): Exclusion[] => [
    ...(untouched > 0 ? [{ what: 'task', reason: 'untouched', count: untouched } as const] : []),
    ...(started > 0 ? [{ what: 'task', reason: 'not-submitted', count: started } as const] : []),
    ...(changedSince > 0 ? [{ what: 'task', reason: 'changed-since-submission', count: changedSince } as const] : []),
  ])
}

/** Where ratings of turns were averaged, values lie between those of the scale. */
function reportCriterion(criterion: Criterion, { turned: all, ...counts }: GatheredRatings): ReportCriterion {
  const { id, name, measurement, direction, weight } = criterion
  const turned = all.has(id)
  return {
    id,
    name,
    measurement: turned && measurement === 'ordinal' ? 'interval' : measurement,
    direction,
    weight,
    values: turned ? null : valuesOf(criterion),
    notApplicable: counts.notApplicable.get(id) ?? 0,
    cannotJudge: counts.cannotJudge.get(id) ?? 0,
  }
}

function valuesOf(criterion: Criterion): readonly number[] | null {
  switch (criterion.kind) {
    case 'ordinal':
      return criterion.levels.filter(({ notAQuantity }) => !notAQuantity).map(({ value }) => value)
    case 'single':
      return criterion.options.map(({ value }) => value).sort((one, other) => one - other)
    case 'yes-no':
      return [yesNoValues.no, yesNoValues.yes]
    default:
      return null
  }
}

/** Raters who judged something, by pseudonym: a rater without a judgement is no column. */
function ratersOf(
  file: StudyFile,
  people: ReadonlySet<RaterId>,
  rating: ReadonlySet<RaterId>,
  rows: readonly Row[],
): RaterId[] {
  const judging = new Set([...rating, ...rows.map(({ rater }) => rater)])
  return readRaters(file)
    .filter(({ id }) => people.has(id) && judging.has(id))
    .sort((one, other) => (one.pseudonym < other.pseudonym ? -1 : 1))
    .map(({ id }) => id)
}

const asPreference = ({ rater, firstSystem, secondSystem, outcome }: PreferenceRow, item: string) => ({
  rater,
  item,
  first: firstSystem,
  second: secondSystem,
  outcome: outcome ?? 0,
})

const asRanking = ({ rater, ranks }: RankingRow, item: string) => ({
  rater,
  item,
  ranks: ranks.flatMap(({ system, rank }) => (rank === null ? [] : [{ system, rank }])),
})
