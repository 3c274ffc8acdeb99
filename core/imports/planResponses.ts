import type { z } from 'zod'
import type { ImportCheck, LongResponses, WideResponses } from '#contract/imports.ts'
import type { ContextBlock } from '#contract/rater.ts'
import { limits } from '#formats/limits.ts'
import { isLiteralProblem, readLiteral } from '#formats/pythonLiteral.ts'
import type { Table, TableRow } from '#formats/readTable.ts'
import { type ExistingItem, type ExistingStudy, type ImportPlan, type PlannedResponse, planOf } from './importPlan.ts'
import { clipped } from './problemLog.ts'
import { type Place, Reading } from './reading.ts'

type Mapping = z.infer<typeof LongResponses> | z.infer<typeof WideResponses>
type Answer = { readonly system: string; readonly place: Place; readonly text: string }
type Words = {
  readonly prompt: Place | null
  readonly title: Place | null
  readonly context: Place[]
  readonly tags: Place[]
}

/** An item of the file while its rows are read; `line` is where it was first met. */
type GatheredItem = {
  readonly key: string
  readonly line: number
  readonly title: string
  readonly prompt: string
  readonly context: readonly ContextBlock[]
  readonly tags: readonly string[]
  readonly isNew: boolean
  readonly responses: Map<string, { readonly text: string; readonly line: number }>
}

/** Plans items, systems and responses from one row per response or one row per item. */
export function planResponses(table: Table, fileName: string, mapping: Mapping, existing: ExistingStudy): ImportPlan {
  const reading = new Reading(table, fileName)
  const words: Words = {
    prompt: mapping.prompt === null ? null : reading.place(mapping.prompt),
    title: mapping.title === null ? null : reading.place(mapping.title),
    context: reading.places(mapping.context),
    tags: reading.places(mapping.tags),
  }
  const gathered = new GatheredItems(reading, words, existing)
  const item = mapping.item === null ? null : reading.place(mapping.item)
  const readRow =
    mapping.content === 'responses-long' ? longRows(reading, item, mapping) : wideRows(reading, item, mapping)
  if (!reading.complete) return planOf({}, { ...reading.tally, rowsSkipped: table.rows.length }, reading.found)
  table.rows.forEach((row, place) => {
    gathered.notePrompt(row, keyOf(row, place, item))
  })
  table.rows.forEach((row, place) => {
    const read = readRow(row, place)
    if (read === null || !gathered.take(row, read.key, read.column, read.answers)) reading.skip()
  })
  return gathered.plan()
}

type RowReader = (row: TableRow, place: number) => { key: string; column: string; answers: Answer[] } | null

/** What names the item of a row: its cell, or the number of the row where no column names items. */
const keyOf = (row: TableRow, place: number, item: Place | null): string =>
  item === null ? String(place + 1) : (row.cells[item.at] ?? '').trim()

function longRows(reading: Reading, item: Place | null, mapping: z.infer<typeof LongResponses>): RowReader {
  const system = reading.place(mapping.system)
  const response = reading.place(mapping.response)
  return (row, place) => {
    const key = item === null ? keyOf(row, place, null) : reading.itemKey(row, item)
    const name = reading.name(row, system)
    const text = responseText(reading, row, response)
    return key === null || name === null || text === null
      ? null
      : { key, column: mapping.item, answers: [{ system: name, place: response, text }] }
  }
}

function wideRows(reading: Reading, item: Place | null, mapping: z.infer<typeof WideResponses>): RowReader {
  const columns = mapping.systems.map(({ column, system }) => ({ system: system.trim(), place: reading.place(column) }))
  return (row, place) => {
    const key = item === null ? keyOf(row, place, null) : reading.itemKey(row, item)
    if (key === null) return null
    const answers = columns.flatMap((column) => {
      const text = responseText(reading, row, column.place)
      return text === null ? [] : [{ ...column, text }]
    })
    return { key, column: item?.name ?? mapping.systems[0]?.column ?? '', answers }
  }
}

/** The text as it stands, spaces and all; null with a problem noted where there is none. */
function responseText(reading: Reading, row: TableRow, place: Place): string | null {
  const text = reading.text(row, place)
  if (text === null) return null
  if (text.trim() !== '') return text
  reading.problems.add('empty-cell', row.line, place.name, '', 'the text of a response')
  return null
}

class GatheredItems {
  readonly #reading: Reading
  readonly #words: Words
  readonly #existing: ExistingStudy
  readonly #items = new Map<string, GatheredItem>()
  readonly #systems: Set<string>
  readonly #prompts = new Map<string, string>()
  readonly #newSystems: string[] = []
  readonly #newResponses: PlannedResponse[] = []

  constructor(reading: Reading, words: Words, existing: ExistingStudy) {
    this.#reading = reading
    this.#words = words
    this.#existing = existing
    this.#systems = new Set(existing.systems)
  }

  /** Remembers the first prompt of an item: rows before it may have left it out. */
  notePrompt(row: TableRow, key: string): void {
    const text = this.#words.prompt === null ? '' : (row.cells[this.#words.prompt.at] ?? '')
    if (text.trim() !== '' && text.length <= limits.cellLength && !this.#prompts.has(key)) this.#prompts.set(key, text)
  }

  /** Takes what is new in a row. False when nothing of it could be taken. */
  take(row: TableRow, key: string, column: string, answers: readonly Answer[]): boolean {
    if (answers.length === 0) return false
    const item = this.#items.get(key) ?? this.#met(row, key, column)
    if (item === null || !this.#samePrompt(row, item)) return false
    let taken = false
    for (const answer of answers) taken = this.#takeAnswer(row, item, answer) || taken
    if (taken) this.#items.set(key, item)
    return taken
  }

  #takeAnswer(row: TableRow, item: GatheredItem, { system, place, text }: Answer): boolean {
    const { problems } = this.#reading
    const before = item.responses.get(system)
    if (before !== undefined) {
      const cause = before.text === text ? 'duplicate' : 'conflicting-text'
      const whose = `one response of ${clipped(system, 60)} to ${clipped(item.key, 60)}`
      problems.add(cause, row.line, place.name, text, `${whose}; the one on line ${before.line} is kept`)
      return false
    }
    const known = this.#existing.items.get(item.key)?.responses.get(system)
    if (known !== undefined && known !== text) {
      const expected = known === '' ? 'no text: the study holds judgements of it made without one' : clipped(known, 160)
      problems.add('conflicting-text', row.line, place.name, text, expected)
      return false
    }
    item.responses.set(system, { text, line: row.line })
    if (known !== undefined) {
      this.#reading.alreadyThere++
      return true
    }
    if (!this.#systems.has(system)) {
      this.#systems.add(system)
      this.#newSystems.push(system)
    }
    this.#newResponses.push({ item: item.key, system, text })
    return true
  }

  /** The item as its first row describes it, or as the study has it; null when its prompt cannot be read. */
  #met(row: TableRow, key: string, column: string): GatheredItem | null {
    const known = this.#existing.items.get(key)
    const prompt = this.#promptIn(row, key, known, column)
    const context = this.#contextIn(row)
    const title = this.#words.title === null ? '' : this.#reading.text(row, this.#words.title)
    const tags = this.#tagsIn(row)
    if (prompt === null || context === null || title === null || tags === null) return null
    return {
      key,
      line: row.line,
      title: clipped(title.trim() || firstWords(prompt) || key, 80),
      prompt,
      context,
      tags,
      isNew: known === undefined,
      responses: new Map(),
    }
  }

  #promptIn(row: TableRow, key: string, known: ExistingItem | undefined, column: string): string | null {
    const { prompt } = this.#words
    if (prompt === null) return known?.prompt ?? ''
    if (this.#reading.text(row, prompt) === null) return null
    const text = known?.prompt ?? this.#prompts.get(key)
    if (text !== undefined) return text
    this.#reading.problems.add('empty-cell', row.line, prompt.name, '', `the prompt of the item in "${column}"`)
    return null
  }

  /** A row may say the prompt again or leave it out, but not say another. */
  #samePrompt(row: TableRow, item: GatheredItem): boolean {
    const { prompt } = this.#words
    if (prompt === null) return true
    const text = row.cells[prompt.at] ?? ''
    if (text.trim() === '' || text === item.prompt) return true
    this.#reading.problems.add(
      'conflicting-text',
      row.line,
      prompt.name,
      text,
      clipped(item.prompt || 'no prompt', 160),
    )
    return false
  }

  #contextIn(row: TableRow): ContextBlock[] | null {
    const blocks: ContextBlock[] = []
    for (const place of this.#words.context) {
      const text = this.#reading.text(row, place)
      if (text === null) return null
      if (text.trim() !== '') blocks.push({ heading: place.name, text })
    }
    return blocks
  }

  #tagsIn(row: TableRow): string[] | null {
    const tags = new Set<string>()
    for (const place of this.#words.tags) {
      const text = this.#reading.text(row, place)
      if (text === null) return null
      for (const tag of tagsOf(text)) tags.add(tag)
    }
    return [...tags]
  }

  plan(): ImportPlan {
    const taken = [...this.#items.values()]
    const items = taken.flatMap(({ key, title, prompt, context, tags, isNew }) =>
      isNew ? [{ key, title, prompt, context, tags }] : [],
    )
    const preview: ImportCheck['preview'] = taken.slice(0, 50).map(({ line, prompt, context, responses }) => ({
      row: line,
      prompt,
      context: [...context],
      responses: [...responses.values()].map(({ text }) => text),
    }))
    const parts = { items, systems: this.#newSystems, responses: this.#newResponses, preview }
    return planOf(parts, this.#reading.tally, this.#reading.found)
  }
}

const firstWords = (prompt: string): string => prompt.trim().split(/\s*[\r\n]/, 1)[0] ?? ''

/** One tag, several with semicolons or bars between them, or a list as Python or JSON writes it. */
function tagsOf(cell: string): string[] {
  const text = cell.trim()
  const list = text.startsWith('[') ? readLiteral(text) : null
  const parts =
    list !== null && !isLiteralProblem(list) && typeof list === 'object' && list !== null && 'list' in list
      ? list.list.map(String)
      : text.split(/[;|]/)
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}
