import type { Mapping } from '#contract/imports.ts'
import { isMissing, numberIn } from '#formats/cellValue.ts'
import type { Table } from '#formats/readTable.ts'
import { rankingIn } from './rankingCell.ts'

/** Names that columns have in the files people bring, the likelier first. Compared as lower-case letters and digits. */
const names = {
  item: [
    'item',
    'itemid',
    'itemkey',
    'id',
    'caseid',
    'case',
    'docid',
    'documentid',
    'questionid',
    'promptid',
    'exampleid',
    'instanceid',
    'taskid',
    'mrid',
    'seg',
    'segmentid',
    'unit',
    'idx',
    'index',
    'doc',
  ],
  prompt: ['prompt', 'question', 'instruction', 'query', 'input', 'source', 'mr', 'problem', 'stimulus'],
  system: [
    'system',
    'systemname',
    'systemid',
    'model',
    'modelname',
    'modelid',
    'team',
    'generator',
    'engine',
    'method',
    'source',
  ],
  response: [
    'response',
    'answer',
    'output',
    'completion',
    'summary',
    'generation',
    'reply',
    'translation',
    'target',
    'feedback',
    'ref',
    'text',
  ],
  rater: [
    'rater',
    'raterid',
    'annotator',
    'annotatorid',
    'judge',
    'judgeid',
    'worker',
    'workerid',
    'uid',
    'userid',
    'user',
    'evaluator',
    'marker',
    'assessor',
    'coder',
  ],
  criterion: ['criterion', 'criteria', 'dimension', 'aspect', 'attribute', 'metric', 'category'],
  value: ['value', 'rating', 'score', 'grade', 'mark', 'points'],
  left: ['left', 'modela', 'systema', 'system1', 'model1', 'generator1', 'lefts', 'a'],
  right: ['right', 'modelb', 'systemb', 'system2', 'model2', 'generator2', 'rights', 'b'],
  outcome: [
    'outcome',
    'winner',
    'preference',
    'preferred',
    'verdict',
    'choice',
    'vote',
    'result',
    'preferencestrength',
    'overallpreference',
  ],
  rank: ['rank', 'ranking', 'place', 'position'],
  ranks: ['ranks', 'ranking', 'finalprefs', 'order', 'prefs', 'preferences'],
  title: ['title', 'heading', 'name'],
  tags: ['tag', 'tags', 'topic', 'topics', 'category', 'subject', 'domain'],
  context: ['context', 'reference', 'referenceanswer', 'document', 'article', 'passage', 'background', 'input'],
} as const
type Role = keyof typeof names

/** Marks that set a system's own name apart in a heading such as "response_alpha" or "Answer: beta". */
const answerPrefix = /^(response|answer|output|completion|summary|text)s?[\s_.:-]+(?=.)/i

/**
 * Suggests what the columns of a file mean, from their names and from what is in them; null when nothing fits. It is
 * a suggestion to be confirmed: nothing is imported by it.
 */
export function suggestMapping(table: Table): Mapping | null {
  const columns = new Columns(table)
  return (
    suggestedPreferences(columns) ??
    suggestedRankings(columns) ??
    suggestedRatings(columns) ??
    suggestedResponses(columns)
  )
}

class Columns {
  readonly #table: Table
  readonly #folded: readonly string[]

  constructor(table: Table) {
    this.#table = table
    this.#folded = table.columns.map((name) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''))
  }

  /** The column that has the likeliest name for a role, with or without "id" or "name" after it, not among `taken`. */
  find(role: Role, ...taken: readonly (string | null)[]): string | null {
    for (const shortened of [false, true]) {
      for (const name of names[role]) {
        const found = this.#table.columns.find((column, at) => {
          const folded = this.#folded[at] ?? ''
          return (shortened ? folded.replace(/(name|id|key|text)$/, '') : folded) === name && !taken.includes(column)
        })
        if (found !== undefined) return found
      }
    }
    return null
  }

  /** The column for the item: a key where there is one, else the prompt. */
  item(...taken: readonly (string | null)[]): string | null {
    return this.find('item', ...taken) ?? this.find('prompt', ...taken)
  }

  others(...taken: readonly (string | null)[]): string[] {
    return this.#table.columns.filter((column) => !taken.includes(column))
  }

  /** True when at least nine tenths of a column's cells, and one at all, satisfy a test; empty ones are left out. */
  mostly(column: string, test: (cell: string) => boolean): boolean {
    const at = this.#table.columns.indexOf(column)
    const cells = this.#table.rows.slice(0, 500).map(({ cells }) => cells[at] ?? '')
    const filled = cells.filter((cell) => !isMissing(cell))
    return filled.length > 0 && filled.filter(test).length >= filled.length * 0.9
  }

  numeric(column: string): boolean {
    return this.mostly(column, (cell) => numberIn(cell) !== null)
  }
}

function suggestedPreferences(columns: Columns): Mapping | null {
  const left = columns.find('left')
  const right = columns.find('right', left)
  const outcome = columns.find('outcome', left, right)
  const rater = columns.find('rater', left, right, outcome)
  const item = columns.item(left, right, outcome, rater)
  return left && right && outcome && rater && item
    ? { content: 'preferences', item, left, right, rater, outcome }
    : null
}

function suggestedRankings(columns: Columns): Mapping | null {
  const rater = columns.find('rater')
  const item = columns.item(rater)
  if (!rater || !item) return null
  const ranks = columns.find('ranks', rater, item)
  if (ranks && columns.mostly(ranks, (cell) => rankingIn(cell) !== null)) {
    return { content: 'rankings', item, rater, order: { ranks } }
  }
  const rank = columns.find('rank', rater, item)
  const system = columns.find('system', rater, item, rank)
  return rank && system && columns.numeric(rank) ? { content: 'rankings', item, rater, order: { system, rank } } : null
}

function suggestedRatings(columns: Columns): Mapping | null {
  const rater = columns.find('rater')
  const system = columns.find('system', rater)
  const item = columns.item(rater, system)
  if (!rater || !system || !item) return null
  const criterion = columns.find('criterion', rater, system, item)
  const value = columns.find('value', rater, system, item, criterion)
  const base = { content: 'ratings', item, system, rater } as const
  if (criterion && value) return { ...base, values: { criterion, value } }
  if (value && columns.numeric(value)) return { ...base, values: { criteria: [value] } }
  const criteria = columns
    .others(rater, system, item, ...identifiers(columns))
    .filter((column) => columns.numeric(column))
    .slice(0, 20)
  return criteria.length > 0 ? { ...base, values: { criteria } } : null
}

/** Columns of numbers that are keys and not values. */
const identifiers = (columns: Columns): string[] =>
  columns.others().filter((column) => /(^|[^a-z])(id|idx|index|no|nr|seconds|time|ms)$|^col1$/i.test(column))

function suggestedResponses(columns: Columns): Mapping | null {
  const system = columns.find('system')
  const response = columns.find('response', system)
  const item = columns.item(system, response)
  if (system && response && item) {
    return { content: 'responses-long', item, system, response, ...words(columns, system, response, item) }
  }
  return suggestedWide(columns)
}

function suggestedWide(columns: Columns): Mapping | null {
  const item = columns.find('item')
  const described = words(columns, item)
  const known = [item, described.prompt, described.title, ...described.context, ...described.tags]
  if (item === null && described.prompt === null) return null
  const rest = columns.others(...known)
  const marked = rest.filter((column) => answerPrefix.test(column))
  const chosen = marked.length >= 2 ? marked : rest.filter((column) => !columns.numeric(column))
  if (chosen.length < 2 || chosen.length > 20) return null
  const systems = chosen.map((column) => ({ column, system: column.replace(answerPrefix, '').trim() || column }))
  return { content: 'responses-wide', item, systems, ...described }
}

function words(columns: Columns, ...taken: readonly (string | null)[]) {
  const prompt = columns.find('prompt', ...taken)
  const title = columns.find('title', ...taken, prompt)
  const tags = columns.find('tags', ...taken, prompt, title)
  const context = columns.find('context', ...taken, prompt, title, tags)
  return { prompt, title, context: context === null ? [] : [context], tags: tags === null ? [] : [tags] }
}
