import type { ItemFacts, Mapping, NamedColumn } from '#contract/imports.ts'
import { isMissing, numberIn } from '#formats/cellValue.ts'
import { type ColumnRole, columnNames } from './columnNames.ts'
import { roleIn } from './itemFacts.ts'
import { rankingIn } from './rankingCell.ts'
import type { PlannableTable } from './reading.ts'

/** Marks that set a system's own name apart in a heading such as "response_alpha" or "Answer: beta". */
const answerPrefix = /^(response|answer|output|completion|summary|text)s?[\s_.:-]+(?=.)/i

/** Columns of one rater each: "annotator1", "Rater 2", "expert_b". */
const raterColumn =
  /^(rater|annotator|judge|coder|marker|expert|reviewer|assessor|grader|evaluator)[\s_.-]?(\d{1,3}|[a-h])$/i

/** Columns that hold what a gold item should get. */
const expectedPrefix = /^(expected|gold|target)[\s_.:-]+(?=.)/i

const factorPrefix = /^factor[\s_.:-]+(?=.)/i

const rowsLooked = 500

/**
 * Suggests what the columns of a file mean, from their names and from what is in them; null when nothing fits. It is
 * a suggestion to be confirmed: nothing is imported by it.
 */
export function suggestMapping(table: PlannableTable): Mapping | null {
  const columns = new Columns(table)
  return (
    suggestedPreferences(columns) ??
    suggestedRankings(columns) ??
    suggestedRatings(columns) ??
    suggestedResponses(columns)
  )
}

class Columns {
  readonly names: readonly string[]
  readonly #folded: readonly string[]
  readonly #sample: readonly (readonly string[])[]

  constructor({ columns, rows }: PlannableTable) {
    this.names = columns
    this.#folded = columns.map((name) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''))
    const sample: (readonly string[])[] = []
    for (const { cells } of rows) {
      sample.push(cells)
      if (sample.length === rowsLooked) break
    }
    this.#sample = sample
  }

  /** The column that has the likeliest name for a role, with or without "id" or "name" after it, not among `taken`. */
  find(role: ColumnRole, ...taken: readonly (string | null)[]): string | null {
    for (const shortened of [false, true]) {
      for (const name of columnNames[role]) {
        const found = this.names.find((column, at) => {
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
    return this.names.filter((column) => !taken.includes(column))
  }

  /** True when at least nine tenths of a column's cells, and one at all, satisfy a test; empty ones are left out. */
  mostly(column: string, test: (cell: string) => boolean): boolean {
    const at = this.names.indexOf(column)
    const filled = this.#sample.map((cells) => cells[at] ?? '').filter((cell) => !isMissing(cell))
    return filled.length > 0 && filled.filter(test).length >= filled.length * 0.9
  }

  numeric(column: string): boolean {
    return this.mostly(column, (cell) => numberIn(cell) !== null)
  }

  /** Columns of one rater each, if there are at least two. */
  raters(): { column: string; rater: string }[] {
    const found = this.names.filter((name) => raterColumn.test(name))
    return found.length < 2 ? [] : found.map((column) => ({ column, rater: column.trim() }))
  }

  /** A comment and a confidence, where columns are named so. */
  beside(...taken: readonly (string | null)[]): { comment?: string; confidence?: string } {
    const comment = this.find('comment', ...taken)
    const confidence = this.find('confidence', ...taken, comment)
    return {
      ...(comment === null || this.numeric(comment) ? {} : { comment }),
      ...(confidence === null || !this.mostly(confidence, (cell) => numberIn(cell.replace(/%\s*$/, '')) !== null)
        ? {}
        : { confidence }),
    }
  }
}

function suggestedPreferences(columns: Columns): Mapping | null {
  const left = columns.find('left')
  const right = columns.find('right', left)
  if (!left || !right) return null
  const raters = columns.raters()
  const outcome = columns.find('outcome', left, right)
  const rater = columns.find('rater', left, right, outcome)
  const item = columns.item(left, right, outcome, rater)
  const pair = { content: 'preferences', item, left, right } as const
  if (raters.length > 0 && outcome === null) return { ...pair, rater: null, outcome: { raters } }
  if (!outcome) return null
  return { ...pair, rater: rater ?? { name: 'rater' }, outcome, ...columns.beside(left, right, outcome, rater, item) }
}

function suggestedRankings(columns: Columns): Mapping | null {
  const rater = columns.find('rater')
  const item = columns.item(rater)
  if (!rater || !item) return null
  const ranks = columns.find('ranks', rater, item)
  if (ranks && columns.mostly(ranks, (cell) => rankingIn(cell) !== null)) {
    return { content: 'rankings', item, rater, order: { ranks }, ...columns.beside(rater, item, ranks) }
  }
  const rank = columns.find('rank', rater, item)
  const system = columns.find('system', rater, item, rank)
  return rank && system && columns.numeric(rank)
    ? { content: 'rankings', item, rater, order: { system, rank }, ...columns.beside(rater, item, rank, system) }
    : null
}

/** Essays have one response each, whoever wrote it: then every row's system has the same name. */
const onlySystem: NamedColumn = { name: 'response' }

function suggestedRatings(columns: Columns): Mapping | null {
  const raters = columns.raters()
  const rater = columns.find('rater')
  const system = columns.find('system', rater)
  const item = columns.item(rater, system)
  if (!item) return null
  if (rater === null && raters.length > 0 && raters.every(({ column }) => columns.numeric(column))) {
    const criterion = columns.find('criterion', system, item) ?? { name: 'rating' }
    return { content: 'ratings', item, system: system ?? onlySystem, rater: null, values: { raters, criterion } }
  }
  if (!rater) return null
  const criterion = columns.find('criterion', rater, system, item)
  const value = columns.find('value', rater, system, item, criterion)
  const turn = columns.find('turn', rater, system, item, criterion, value)
  const beside = columns.beside(rater, system, item, criterion, value, turn)
  const ofTurn = turn !== null && columns.numeric(turn) ? { turn } : {}
  const base = { content: 'ratings', item, system: system ?? onlySystem, rater, ...ofTurn, ...beside } as const
  if (criterion && value) return { ...base, values: { criterion, value } }
  if (value && columns.numeric(value)) return { ...base, values: { criteria: [value] } }
  if (!system) return null
  const criteria = columns
    .others(rater, system, item, turn, beside.confidence ?? null, ...identifiers(columns))
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
  const { facts } = described
  const factual =
    facts === undefined
      ? []
      : [...facts.factors, ...facts.expected, facts.language, facts.family, facts.role, facts.best]
  const known = [item, described.prompt, described.title, ...described.context, ...described.tags, ...factual]
  if (item === null && described.prompt === null) return null
  const rest = columns.others(...known)
  const marked = rest.filter((column) => answerPrefix.test(column))
  const chosen = marked.length >= 2 ? marked : rest.filter((column) => !columns.numeric(column))
  if (chosen.length < 2 || chosen.length > 20) return null
  const systems = chosen.map((column) => ({ column, system: column.replace(answerPrefix, '').trim() || column }))
  return { content: 'responses-wide', item, systems, ...described }
}

type Described = {
  readonly prompt: string | null
  readonly title: string | null
  readonly context: string[]
  readonly tags: string[]
  readonly facts?: ItemFacts
}

function words(columns: Columns, ...taken: readonly (string | null)[]): Described {
  const prompt = columns.find('prompt', ...taken)
  const title = columns.find('title', ...taken, prompt)
  const tags = columns.find('tags', ...taken, prompt, title)
  const context = columns.find('context', ...taken, prompt, title, tags)
  const facts = factsIn(columns, ...taken, prompt, title, tags, context)
  const described = { prompt, title, context: context === null ? [] : [context], tags: tags === null ? [] : [tags] }
  return facts === null ? described : { ...described, facts }
}

/** What columns say of items beside their texts; null when none does. */
function factsIn(columns: Columns, ...taken: readonly (string | null)[]): ItemFacts | null {
  const language = columns.find('language', ...taken)
  const family = columns.find('family', ...taken)
  const role = columns.find('role', ...taken)
  const best = columns.find('best', ...taken)
  const others = columns.others(...taken)
  const facts: ItemFacts = {
    language,
    family,
    factors: others.filter((column) => factorPrefix.test(column)),
    role: role !== null && columns.mostly(role, (cell) => roleIn(cell) !== undefined) ? role : null,
    expected: others.filter((column) => expectedPrefix.test(column) && columns.numeric(column)),
    best,
  }
  const none = [facts.language, facts.family, facts.role, facts.best].every((column) => column === null)
  return none && facts.factors.length + facts.expected.length === 0 ? null : facts
}
