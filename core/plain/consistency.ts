import type {
  PreferenceOutcome,
  PreferenceStatement,
  RankingStatement,
  Rating,
  Statement,
} from '#analysis/consistency/judgements.ts'
import type { ConsistencyResult } from '#analysis/consistency/ratingVersusRanking.ts'
import { ratingVersusRanking } from '#analysis/consistency/ratingVersusRanking.ts'
import type { PlainOptions, PlainOutcome, PlainProblem, PlainTable } from './compareColumns.ts'
import { isProblem, numberIn, rowsOf, withDefaults } from './compareColumns.ts'

/** The files of a consistency analysis: ratings, and one of preferences or rankings. */
export type ConsistencyTables = {
  /** rater, item, response, value[, criterion] */
  readonly ratings: PlainTable
  /** rater, item, left, right, outcome[, criterion] */
  readonly preferences?: PlainTable
  /** rater, item, response, rank[, criterion] */
  readonly rankings?: PlainTable
}

export type ConsistencyTablesOptions = PlainOptions & {
  readonly tolerance?: number
  readonly merge?: 'mean' | 'median'
}

/** A consistency result with its break-downs. */
export type ConsistencyEntry = ConsistencyResult & {
  readonly perRater?: readonly (ConsistencyResult & { readonly rater: string })[]
  readonly perCriterion?: readonly (ConsistencyResult & { readonly criterion: string | null })[]
}

type Read<Row> = { readonly given: readonly Row[]; readonly empty: number }

/**
 * Rating-versus-ranking consistency of plain tables (command `consistency`).
 *
 * Outcomes are `left`, `right`, `tie`, or a whole number from −3 to 3 whose negative side means the left response is
 * better. Ranks are numbers, lower is better, equal ranks are ties. Rows without a value, an outcome or a rank are
 * missing: they are counted and left out. Anything else that cannot be read is a problem naming the line.
 */
export function consistencyOfTables(
  tables: ConsistencyTables,
  options: ConsistencyTablesOptions = {},
): PlainOutcome<ConsistencyEntry> {
  if ((tables.preferences === undefined) === (tables.rankings === undefined)) {
    return { problem: 'consistency needs ratings and either preferences or rankings' }
  }
  const ratings = readRatings(tables.ratings)
  if (isProblem(ratings)) return ratings
  const stated: Read<Statement> | PlainProblem = tables.preferences
    ? readPreferences(tables.preferences)
    : readRankings(tables.rankings as PlainTable)
  if (isProblem(stated)) return stated
  const { resamples, seed, confidence } = withDefaults(options)
  const report = ratingVersusRanking(
    { ratings: ratings.given, statements: stated.given },
    {
      ...(options.tolerance === undefined ? {} : { tolerance: options.tolerance }),
      ...(options.merge === undefined ? {} : { merge: options.merge }),
      ...(resamples > 0 ? { interval: { resamples, seed, confidence } } : {}),
    },
  )
  const severalCriteria = report.perCriterion.length > 1 || report.perCriterion[0]?.criterion !== null
  const byCriterion = (table: 'withinRater' | 'betweenRater') =>
    severalCriteria
      ? { perCriterion: report.perCriterion.map((entry) => ({ criterion: entry.criterion, ...entry[table] })) }
      : {}
  return {
    counts: {
      ratings: ratings.given.length,
      ratingsEmpty: ratings.empty,
      statements: stated.given.length,
      statementsEmpty: stated.empty,
      raters: distinct([...ratings.given, ...stated.given].map((row) => row.rater)),
      items: distinct([...ratings.given, ...stated.given].map((row) => row.item)),
      responses: distinct(ratings.given.map((row) => JSON.stringify([row.item, row.response]))),
    },
    results: [
      {
        ...report.withinRater,
        perRater: report.perRater.map(({ rater, result }) => ({ rater, ...result })),
        ...byCriterion('withinRater'),
      },
      { ...report.betweenRater, ...byCriterion('betweenRater') },
    ],
  }
}

/** Reads ratings: rater, item, response, value[, criterion]. */
export function readRatings(table: PlainTable): Read<Rating> | PlainProblem {
  const read = rowsOf(table, ['rater', 'item', 'response', 'value'], 'ratings')
  if (isProblem(read)) return read
  const given: Rating[] = []
  let empty = 0
  for (const { line, cell } of read.rows) {
    const written = cell('value')
    const value = numberIn(written)
    if (written === '') empty++
    else if (value === null) return { problem: `ratings, line ${line}: value "${written}" is not a number` }
    else given.push({ rater: cell('rater'), item: cell('item'), response: cell('response'), value, ...about(cell) })
  }
  return { given, empty }
}

/** Reads preferences: rater, item, left, right, outcome[, criterion]. */
export function readPreferences(table: PlainTable): Read<PreferenceStatement> | PlainProblem {
  const read = rowsOf(table, ['rater', 'item', 'left', 'right', 'outcome'], 'preferences')
  if (isProblem(read)) return read
  const given: PreferenceStatement[] = []
  let empty = 0
  for (const { line, cell } of read.rows) {
    const written = cell('outcome')
    const outcome = outcomeIn(written)
    if (written === '') empty++
    else if (outcome === null) {
      return { problem: `preferences, line ${line}: outcome "${written}" is not left, right, tie or −3 to 3` }
    } else {
      const pair = { left: cell('left'), right: cell('right'), outcome }
      given.push({ kind: 'preference', rater: cell('rater'), item: cell('item'), ...pair, ...about(cell) })
    }
  }
  return { given, empty }
}

/** Reads rankings, one row per response: rater, item, response, rank[, criterion]. */
export function readRankings(table: PlainTable): Read<RankingStatement> | PlainProblem {
  const read = rowsOf(table, ['rater', 'item', 'response', 'rank'], 'rankings')
  if (isProblem(read)) return read
  const given = new Map<string, RankingStatement & { readonly ranks: { response: string; rank: number }[] }>()
  let empty = 0
  for (const { line, cell } of read.rows) {
    const written = cell('rank')
    const rank = numberIn(written)
    if (written === '') empty++
    else if (rank === null) return { problem: `rankings, line ${line}: rank "${written}" is not a number` }
    else {
      const [rater, item] = [cell('rater'), cell('item')]
      const key = JSON.stringify([rater, item, cell('criterion')])
      const ranking = given.get(key) ?? { kind: 'ranking', rater, item, ranks: [], ...about(cell) }
      ranking.ranks.push({ response: cell('response'), rank })
      given.set(key, ranking)
    }
  }
  return { given: [...given.values()], empty }
}

/** The outcome written in a cell: left, right, tie, or a whole number −3…3 (negative: left is better). */
export function outcomeIn(written: string): PreferenceOutcome | null {
  const word = written.toLowerCase()
  if (word === 'left' || word === 'right' || word === 'tie') return word
  const strength = numberIn(written)
  if (strength === null || !Number.isInteger(strength) || Math.abs(strength) > 3) return null
  return strength as PreferenceOutcome
}

const about = (cell: (column: string) => string): { criterion?: string } =>
  cell('criterion') === '' ? {} : { criterion: cell('criterion') }

const distinct = (values: readonly string[]): number => new Set(values).size
