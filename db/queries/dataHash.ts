import { createHash, type Hash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Criterion } from '#contract/rubric.ts'
import { all, first, run, type StudyFile } from '../driver.ts'
import { hashRatings } from './hashRatings.ts'
import { atOnce, between } from './pieces.ts'
import { readRaters } from './raters.ts'
import { readRatingColumns } from './ratingColumns.ts'
import {
  type BestWorstRow,
  bestWorstRows,
  criterionPreferenceRows,
  preferenceRows,
  type RankingRow,
  rankingRows,
  ratingRows,
} from './results.ts'
import { criteriaOf, judgedCriteria } from './rubric.ts'
import { newestEvent, stampOf } from './stamp.ts'

/** Changes when what is hashed, or how, changes: a hash that was kept is then made anew. */
const hashVersion = 2

/**
 * SHA-256 (hex) over everything that enters a report: the study's words, items, responses, systems, raters, criteria
 * and the answers of submitted tasks. Built from names and texts, not from ids or row numbers, and sorted: the same
 * data has the same hash in whichever order, and in whichever study, it was stored. Kept in the file until something
 * changes. `docs/study-file.md` says byte by byte what is hashed.
 */
export const dataHash = (file: StudyFile): string => atOnce(dataHashInPieces(file))

/** The same a piece at a time, of the log as it was at an event. Yields the share that is done. */
export function* dataHashInPieces(file: StudyFile, asOf = newestEvent(file)): Generator<number, string> {
  for (;;) {
    const stamp = `${hashVersion} ${stampOf(file, asOf)}`
    const known = first<{ stamp: string; hash: string }>(file, 'SELECT stamp, data_hash AS hash FROM known_hash')
    if (known?.stamp === stamp) return known.hash
    const hash = yield* computeHash(file, asOf)
    if (stamp !== `${hashVersion} ${stampOf(file, asOf)}`) continue
    run(file, 'INSERT OR REPLACE INTO known_hash (only_row, stamp, data_hash) VALUES (1, ?, ?)', stamp, hash)
    return hash
  }
}

/** Whether a hash that was written down is that of the data now, in the way of this version or of those before step 0120. */
export const isHashOfData = (file: StudyFile, hash: string): boolean =>
  hash === dataHash(file) || hash === hashBefore0120(file)

function* computeHash(file: StudyFile, asOf: number): Generator<number, string> {
  const hash = createHash('sha256')
  // What the log says beside ratings is read at once, before anything can be appended to it.
  const names = namesOf(file)
  const stated = statedLines(file, names)
  yield 0
  const columns = yield* between(0, 0.8, readRatingColumns(file, {}, asOf))
  addSections(hash, [setUpLines(file), contentLines(file), stated])
  yield 0.8
  yield* between(0.8, 1, hashRatings(hash, columns, names.criteria))
  return hash.digest('hex')
}

/** Ratings were lines of JSON among the other answers. */
function hashBefore0120(file: StudyFile): string {
  const hash = createHash('sha256')
  const names = namesOf(file)
  addSections(hash, [setUpLines(file), contentLines(file), [...ratingLines(file, names), ...statedLines(file, names)]])
  return hash.digest('hex')
}

function addSections(hash: Hash, sections: readonly string[][]): void {
  for (const lines of sections) {
    lines.sort()
    for (const line of lines) hash.update(line).update('\n')
    hash.update('\n')
  }
}

/**
 * SHA-256 (hex) over what is fixed when judging opens: items, responses, systems, raters, protocol, the criteria of one
 * rubric version, and the hash of the plan. Judgements and later rubric versions do not change it.
 */
export function contentHash(file: StudyFile, rubricVersion: number): string {
  const protocol = first<{ protocol: string }>(file, 'SELECT protocol FROM study')?.protocol ?? ''
  const plan = first<{ hash: string }>(file, 'SELECT hash FROM plan ORDER BY plan_no LIMIT 1')?.hash ?? ''
  const raters = readRaters(file).map(({ pseudonym, kind }) => JSON.stringify(['rater', pseudonym, kind]))
  const criteria = criteriaOf(file, rubricVersion).map((criterion) => `criterion ${fingerprint(criterion)}`)
  const lines = [...contentLines(file), ...raters, ...criteria].sort()
  const text = [canonicalize(JSON.parse(protocol)), `plan ${plan}`, ...lines].join('\n')
  return createHash('sha256').update(text).digest('hex')
}

function setUpLines(file: StudyFile): string[] {
  const study = first<{ words: string; question: string }>(
    file,
    "SELECT words, protocol ->> 'question' AS question FROM study",
  )
  const criteria = judgedCriteria(file).map((criterion) => `criterion ${fingerprint(criterion)}`)
  const raters = readRaters(file).map(({ pseudonym, kind }) => canonicalize({ rater: pseudonym, kind }) ?? '')
  return [
    canonicalize({ words: JSON.parse(study?.words ?? 'null'), question: study?.question }) ?? '',
    ...criteria,
    ...raters,
  ]
}

/** A criterion by its words and scale alone: two versions of one name stay apart, whatever their ids. */
const fingerprint = (criterion: Criterion): string =>
  createHash('sha256')
    .update(canonicalize({ ...criterion, id: '' }) ?? '')
    .digest('hex')

type ContentRow = Readonly<Record<string, string | number | null>>

/** Items, what stands beside them, and responses: each as all that a rater may see of it, attachments by their hash. */
function contentLines(file: StudyFile): string[] {
  const items = all<ContentRow>(
    file,
    `SELECT key, title, prompt, turns, role, language, family, factors,
       (SELECT json_group_array(json_array(c.heading, c.body, c.visible, c.kind, hex(t.content_hash)) ORDER BY c.position)
         FROM item_context c LEFT JOIN attachment t USING (attachment_no) WHERE c.item_no = item.item_no) AS context,
       (SELECT json_group_array(path ORDER BY position) FROM item_tag WHERE item_tag.item_no = item.item_no) AS tags
     FROM item`,
  )
  const responses = all<ContentRow>(
    file,
    `SELECT item.key AS item, system.name AS system, sample, hex(content_hash) AS content, response.turns,
       (SELECT json_group_array(hex(t.content_hash) ORDER BY a.position) FROM response_attachment a
         JOIN attachment t USING (attachment_no) WHERE a.response_no = response.response_no) AS attachments
     FROM response JOIN item USING (item_no) JOIN system USING (system_no)`,
  )
  return [
    ...items.map((item) => JSON.stringify(['item', ...Object.values(item)])),
    ...responses.map((response) => JSON.stringify(['response', ...Object.values(response)])),
  ]
}

/** What the codes of answers stand for, so that the lines are the same in every study that holds them. */
function namesOf(file: StudyFile) {
  return {
    items: namesById(file, 'SELECT id, key AS name FROM item'),
    systems: namesById(file, 'SELECT id, name FROM system'),
    raters: namesById(file, 'SELECT id, pseudonym AS name FROM rater'),
    samples: namesById(file, 'SELECT id, sample AS name FROM response'),
    criteria: new Map<string, string>(judgedCriteria(file).map((criterion) => [criterion.id, fingerprint(criterion)])),
  }
}

type Names = ReturnType<typeof namesOf>
type Response = { readonly response: string; readonly system: string }

const responseName = ({ systems, samples }: Names, { response, system }: Response) => [
  systems.get(system),
  samples.get(response),
]

function ratingLines(file: StudyFile, names: Names): string[] {
  return ratingRows(file).map((row) =>
    JSON.stringify([
      'rating',
      names.raters.get(row.rater),
      names.items.get(row.item),
      ...responseName(names, row),
      names.criteria.get(row.criterion),
      row.occurrence,
      row.state,
      row.value,
      row.body,
      row.turn,
      row.reason,
    ]),
  )
}

/** What was said beside ratings. */
const statedLines = (file: StudyFile, names: Names): string[] => [
  ...comparisonLines(file, names),
  ...orderLines(file, names),
]

function comparisonLines(file: StudyFile, names: Names): string[] {
  const compared = [
    ...preferenceRows(file).map((row) => ({ ...row, by: null })),
    ...criterionPreferenceRows(file).map((row) => ({ ...row, by: names.criteria.get(row.criterion) ?? null })),
  ]
  return compared.map((row) =>
    JSON.stringify([
      'preference',
      row.by,
      names.raters.get(row.rater),
      names.items.get(row.item),
      responseName(names, { response: row.first, system: row.firstSystem }),
      responseName(names, { response: row.second, system: row.secondSystem }),
      row.occurrence,
      row.state,
      row.bothBad ? 'both-bad' : row.outcome,
      row.reason,
      row.comment,
    ]),
  )
}

function orderLines(file: StudyFile, names: Names): string[] {
  const about = (row: RankingRow | BestWorstRow) => [
    names.raters.get(row.rater),
    names.items.get(row.item),
    row.occurrence,
    row.state,
    row.reason,
    row.comment,
  ]
  const rankings = rankingRows(file).map((row) =>
    JSON.stringify(['ranking', ...about(row), row.ranks.map((shown) => [...responseName(names, shown), shown.rank])]),
  )
  const extremes = bestWorstRows(file).map((row) =>
    JSON.stringify([
      'best-worst',
      ...about(row),
      row.best,
      row.worst,
      row.shown.map((shown) => responseName(names, shown)),
    ]),
  )
  return [...rankings, ...extremes]
}

const namesById = (file: StudyFile, sql: string): Map<string, string | number> =>
  new Map(all<{ id: string; name: string | number }>(file, sql).map(({ id, name }) => [id, name]))
