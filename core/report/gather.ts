import type { ItemId, RaterId, SystemId } from '#contract/ids.ts'
import type { Exclusion } from '#contract/report.ts'
import type { Criterion } from '#contract/rubric.ts'
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
import type { ReportCriterion, ReportInput } from './input.ts'

type Row = Pick<RatingRow, 'rater' | 'state' | 'occurrence'>
type Left = { readonly what: Exclusion['what']; readonly reason: string }

/** Reads what enters a report, and counts by reason what does not. */
export function gatherReportInput(file: StudyFile): ReportInput {
  const people = new Set(
    readRaters(file)
      .filter(({ kind }) => kind === 'human')
      .map(({ id }) => id),
  )
  const left: Left[] = []
  const { keyOf, responses } = itemsByKey(file)
  const { systems } = namedSystems(file)
  const ratings = ratingRows(file)
  const counted = ratings.filter((row) => enters(row, 'rating', people, left))
  const preferences = preferenceRows(file).filter((row) => enters(row, 'preference', people, left))
  const rankings = rankingRows(file).filter((row) => enters(row, 'ranking', people, left))
  return {
    criteria: judgedCriteria(file).map((criterion) => reportCriterion(criterion, ratings)),
    raters: ratersOf(file, people, [...counted, ...preferences, ...rankings]),
    systems: systems.map(({ id }) => id),
    responses: responses.toSorted(byItemThenSystem(systems.map(({ id }) => id))),
    ratings: counted.map(({ rater, item, system, criterion, value }) => ({
      rater,
      item: keyOf(item),
      system,
      criterion,
      value: value ?? 0,
    })),
    preferences: preferences.map((row) => asPreference(row, keyOf(row.item))),
    rankings: rankings.map((row) => asRanking(row, keyOf(row.item))),
    positionsKnown: readCounts(file).importedJudgements === 0,
    exclusions: [...tallied(left), ...unsubmitted(file)],
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
    responses: items.flatMap(({ key, responses }) => responses.map(({ system }) => ({ item: key, system }))),
  }
}

type Response = ReportInput['responses'][number]

const byItemThenSystem = (systems: readonly SystemId[]) => (one: Response, other: Response) =>
  one.item === other.item ? systems.indexOf(one.system) - systems.indexOf(other.system) : one.item < other.item ? -1 : 1

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

function reportCriterion(criterion: Criterion, ratings: readonly RatingRow[]): ReportCriterion {
  const { id, name, measurement, direction, weight } = criterion
  const own = ratings.filter((row) => row.criterion === id)
  return {
    id,
    name,
    measurement,
    direction,
    weight,
    values: criterion.kind === 'ordinal' ? criterion.levels.map(({ value }) => value) : null,
    notApplicable: own.filter(({ state }) => state === 'not-applicable').length,
    cannotJudge: own.filter(({ state }) => state === 'cannot-judge').length,
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
