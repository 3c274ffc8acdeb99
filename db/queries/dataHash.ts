import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Criterion } from '#contract/rubric.ts'
import { all, changesSoFar, first, kept, type StudyFile } from '../driver.ts'
import { readRaters } from './raters.ts'
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

/**
 * SHA-256 (hex) over everything that enters a report: the study's words, items, responses, systems, raters, criteria
 * and the answers of submitted tasks. Built from names and texts, not from ids or row numbers, and sorted: the same
 * data has the same hash in whichever order, and in whichever study, it was stored. Kept until something is written.
 */
export function dataHash(file: StudyFile): string {
  const stamp = changesSoFar(file)
  const memory = hashMemory(file)
  if (memory.stamp !== stamp) {
    memory.hash = computeHash(file)
    memory.stamp = stamp
  }
  return memory.hash
}

const hashMemory = (file: StudyFile) => kept(file, 'data hash', () => ({ stamp: -1, hash: '' }))

/** Writes what no report is made from, e.g. a report's numbers: the hash that is known stays known. */
export function beside<Answer>(file: StudyFile, write: () => Answer): Answer {
  const memory = hashMemory(file)
  const current = memory.stamp === changesSoFar(file)
  const answer = write()
  if (current) memory.stamp = changesSoFar(file)
  return answer
}

function computeHash(file: StudyFile): string {
  const hash = createHash('sha256')
  const sections = [setUpLines(file), contentLines(file), answerLines(file)]
  for (const lines of sections) {
    lines.sort()
    for (const line of lines) hash.update(line).update('\n')
    hash.update('\n')
  }
  return hash.digest('hex')
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

function answerLines(file: StudyFile): string[] {
  const names = namesOf(file)
  return [...ratingLines(file, names), ...comparisonLines(file, names), ...orderLines(file, names)]
}

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
