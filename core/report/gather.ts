import type { ItemId, RaterId, SystemId } from '#contract/ids.ts'
import type { Exclusion, ReportSettings } from '#contract/report.ts'
import { type Criterion, yesNoValues } from '#contract/rubric.ts'
import { excludedNow } from '#db/queries/exclusions.ts'
import { allItems } from '#db/queries/items.ts'
import { readRaters } from '#db/queries/raters.ts'
import {
  type PreferenceRow,
  preferenceRows,
  type RankingRow,
  type RatingRow,
  rankingRows,
  ratingRows,
  unsubmittedCounts,
} from '#db/queries/results.ts'
import { judgedCriteria } from '#db/queries/rubric.ts'
import { readCounts } from '#db/queries/study.ts'
import type { StudyFile } from '#db/studyFile.ts'
import { namedSystems } from '../naming.ts'
import { gatherContext } from './gatherContext.ts'
import { ratingsAsGiven } from './givenRatings.ts'
import type { ReportCriterion, ReportInput } from './input.ts'
import { withOptions } from './optionCriteria.ts'

type Row = Pick<RatingRow, 'rater' | 'state' | 'occurrence'>
export type Left = { readonly what: Exclusion['what']; readonly reason: string }

/** Reads what enters a report, and counts by reason what does not. Raters who were left out enter only when asked for. */
export function gatherReportInput(
  file: StudyFile,
  { withExcluded }: Pick<ReportSettings, 'withExcluded'> = {},
): ReportInput {
  const people = new Set(
    readRaters(file)
      .filter(({ kind }) => kind === 'human')
      .map(({ id }) => id),
  )
  const left: Left[] = []
  const { keyOf, responses } = itemsByKey(file)
  const { systems, naming } = namedSystems(file)
  const excluded = withExcluded ? new Map() : excludedNow(file)
  const stays =
    (what: Exclusion['what']) =>
    ({ rater }: Row): boolean => {
      if (!excluded.has(rater)) return true
      left.push({ what, reason: 'rater-excluded' })
      return false
    }
  const words = judgedCriteria(file).filter(({ kind }) => kind !== 'text')
  const { criteria, rows: ratings } = withOptions(words, ratingRows(file).filter(stays('rating')))
  const entering = ratings.filter((row) => enters(row, 'rating', people, left))
  const counted = ratingsAsGiven(entering, criteria, keyOf, left)
  const preferences = preferenceRows(file)
    .filter(stays('preference'))
    .filter((row) => enters(row, 'preference', people, left))
  const rankings = rankingRows(file)
    .filter(stays('ranking'))
    .filter((row) => enters(row, 'ranking', people, left))
  return {
    criteria: criteria.map((criterion) => reportCriterion(criterion, ratings, counted.turned.has(criterion.id))),
    raters: ratersOf(file, people, [...entering, ...preferences, ...rankings]),
    systems: systems.map(({ id }) => id),
    responses: responses.toSorted(byItemThenSystem(systems.map(({ id }) => id))),
    ratings: counted.ratings,
    preferences: preferences.map((row) => asPreference(row, keyOf(row.item))),
    rankings: rankings.map((row) => asRanking(row, keyOf(row.item))),
    positionsKnown: readCounts(file).importedJudgements === 0,
    exclusions: [...tallied(left), ...unsubmitted(file)],
    context: gatherContext(file, { people, ratings, criteria, keyOf, naming, systems }),
  }
}

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

/** Only people's first, given answers enter; everything else is counted with its reason. */
function enters(row: Row, what: Exclusion['what'], people: ReadonlySet<RaterId>, left: Left[]): boolean {
  const reason = !people.has(row.rater)
    ? 'machine-rater'
    : row.state !== 'given'
      ? row.state
      : row.occurrence > 1
        ? 'repeat'
        : null
  if (reason) left.push({ what, reason })
  return reason === null
}

function tallied(left: readonly Left[]): Exclusion[] {
  const groups = Map.groupBy(left, ({ what, reason }) => `${what} ${reason}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    return first ? [{ ...first, count: group.length }] : []
  })
}

function unsubmitted(file: StudyFile): Exclusion[] {
  return unsubmittedCounts(file).flatMap(({ untouched, started, changedSince }): Exclusion[] => [
    ...(untouched > 0 ? [{ what: 'task', reason: 'untouched', count: untouched } as const] : []),
    ...(started > 0 ? [{ what: 'task', reason: 'not-submitted', count: started } as const] : []),
    ...(changedSince > 0 ? [{ what: 'task', reason: 'changed-since-submission', count: changedSince } as const] : []),
  ])
}

/** `turned`: ratings of turns were averaged, so that values lie between those of the scale. */
function reportCriterion(criterion: Criterion, ratings: readonly RatingRow[], turned: boolean): ReportCriterion {
  const { id, name, measurement, direction, weight } = criterion
  let [notApplicable, cannotJudge] = [0, 0]
  for (const row of ratings) {
    if (row.criterion !== id) continue
    if (row.state === 'not-applicable') notApplicable++
    else if (row.state === 'cannot-judge') cannotJudge++
  }
  return {
    id,
    name,
    measurement: turned && measurement === 'ordinal' ? 'interval' : measurement,
    direction,
    weight,
    values: turned ? null : valuesOf(criterion),
    notApplicable,
    cannotJudge,
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
function ratersOf(file: StudyFile, people: ReadonlySet<RaterId>, rows: readonly Row[]): RaterId[] {
  const judging = new Set(rows.map(({ rater }) => rater))
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
