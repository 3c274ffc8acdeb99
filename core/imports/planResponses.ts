import type { z } from 'zod'
import type { ImportCheck, LongResponses, WideResponses } from '#contract/imports.ts'
import { contentHash } from '#db/queries/contentHash.ts'
import { limits } from '#formats/limits.ts'
import type { TableRow } from '#formats/openTable.ts'
import { BesideFiles, contentOf, conversationIn, markOf, markOfDigest } from './content.ts'
import {
  type ContentSink,
  type ExistingStudy,
  type ImportPlan,
  type PlannedExpected,
  type PlannedItem,
  type PlannedResponse,
  planOf,
} from './importPlan.ts'
import { FactColumns } from './itemFacts.ts'
import { nearNames } from './nearNames.ts'
import { clipped } from './problemLog.ts'
import { type NamePlace, type Place, type PlannableTable, Reading } from './reading.ts'
import { type Content, RowTexts } from './rowTexts.ts'

type Mapping = z.infer<typeof LongResponses> | z.infer<typeof WideResponses>
type Answer = {
  readonly system: string
  readonly place: Place
  readonly content: Content
  readonly digest: Uint8Array
}

/** An item of the file while its rows are read: marks instead of texts; `line` is where it was first met. */
type GatheredItem = {
  readonly promptMark: string
  readonly line: number
  readonly isNew: boolean
  readonly responses: Map<string, { readonly mark: string; readonly line: number }>
}

/** What the planning of responses can be given beside a file and a study. */
export type ResponseSurroundings = {
  /** Takes what is new; left out, it is collected in the plan. */
  readonly sink?: ContentSink
  /** The files that cells may name. */
  readonly files?: BesideFiles
  readonly listen?: Parameters<Reading['problems']['listen']>[0]
}

/** Plans items, systems and responses from one row per response or one row per item. */
export function planResponses(
  table: PlannableTable,
  fileName: string,
  mapping: Mapping,
  existing: ExistingStudy,
  { sink, files = new BesideFiles([]), listen }: ResponseSurroundings = {},
): ImportPlan {
  const reading = new Reading(table, fileName)
  if (listen) reading.problems.listen(listen)
  const texts = new RowTexts(reading, mapping, files)
  const facts = new FactColumns(reading, mapping.facts)
  const item = reading.maybePlace(mapping.item)
  const readRow =
    mapping.content === 'responses-long' ? longRows(reading, texts, mapping) : wideRows(reading, texts, mapping)
  if (!reading.complete) return planOf({}, { ...reading.tally, rowsSkipped: table.rows.length }, reading.found)
  const gathered = new GatheredItems(reading, { texts, facts, item }, existing, sink)
  for (const [row, place] of reading.rows()) {
    const key = reading.itemKey(row, item, place)
    const answers = key === null ? null : readRow(row)
    if (key === null || answers === null || !gathered.take(row, key, answers)) reading.skip()
  }
  return gathered.plan()
}

/** The answers of a row, or null when it has none that can be read. */
type RowReader = (row: TableRow) => readonly Answer[] | null

function longRows(reading: Reading, texts: RowTexts, mapping: z.infer<typeof LongResponses>): RowReader {
  const system: NamePlace = reading.namePlace(mapping.system)
  const place = reading.place(mapping.response)
  return (row) => {
    const name = reading.name(row, system)
    const content = texts.responseIn(row, place)
    return name === null || content === null ? null : [answerOf(name, place, content)]
  }
}

function wideRows(reading: Reading, texts: RowTexts, mapping: z.infer<typeof WideResponses>): RowReader {
  const columns = mapping.systems.map(({ column, system }) => ({ system: system.trim(), place: reading.place(column) }))
  return (row) =>
    columns.flatMap(({ system, place }) => {
      const content = texts.responseIn(row, place)
      return content === null ? [] : [answerOf(system, place, content)]
    })
}

const answerOf = (system: string, place: Place, content: Content): Answer => ({
  system,
  place,
  content,
  digest: contentHash(contentOf(content)),
})

type Columns = { readonly texts: RowTexts; readonly facts: FactColumns; readonly item: Place | null }

class GatheredItems {
  readonly #reading: Reading
  readonly #columns: Columns
  readonly #existing: ExistingStudy
  readonly #items = new Map<string, GatheredItem>()
  readonly #systems: Map<string, number>
  readonly #knownSystems: ReadonlySet<string>
  readonly #expected = new Map<string, PlannedExpected>()
  readonly #preview: ImportCheck['preview'] = []
  readonly #counts = { newItems: 0, newResponses: 0, newSystems: 0 }
  readonly #files = new Set<string>()
  readonly #collected = { systems: [] as string[], items: [] as PlannedItem[], responses: [] as PlannedResponse[] }
  readonly #sink: ContentSink
  readonly #collects: boolean

  constructor(reading: Reading, columns: Columns, existing: ExistingStudy, sink: ContentSink | undefined) {
    this.#reading = reading
    this.#columns = columns
    this.#existing = existing
    this.#knownSystems = new Set(existing.systems)
    this.#systems = new Map()
    this.#collects = sink === undefined
    const { systems, items, responses } = this.#collected
    this.#sink = sink ?? {
      system: (name) => void systems.push(name),
      item: (item) => void items.push(item),
      response: (response) => void responses.push(response),
    }
  }

  /** Takes what is new in a row. False when nothing of it could be taken. */
  take(row: TableRow, key: string, answers: readonly Answer[]): boolean {
    if (answers.length === 0) return false
    const known = this.#items.get(key)
    if (known !== undefined && !this.#samePrompt(row, known.promptMark, key)) return false
    const met = known ?? this.#met(row, key)
    if (met === null) return false
    const fresh = answers.filter((answer) => this.#isTakeable(row, key, met, answer))
    if (fresh.length === 0) return false
    this.#items.set(key, met)
    for (const answer of fresh) this.#takeAnswer(row, key, met, answer)
    this.#noteExpected(row, key, answers)
    return true
  }

  #isTakeable(row: TableRow, key: string, item: GatheredItem, { system, place, digest }: Answer): boolean {
    const { problems } = this.#reading
    const mark = markOfDigest(digest)
    const before = item.responses.get(system)
    if (before !== undefined) {
      const cause = before.mark === mark ? 'duplicate' : 'conflicting-text'
      const whose = `one response of ${clipped(system, 60)} to ${clipped(key, 60)}`
      problems.add(
        cause,
        row.line,
        place.name,
        row.cells[place.at] ?? '',
        `${whose}; the one on line ${before.line} is kept`,
      )
      return false
    }
    const known = this.#existing.items.get(key)?.responses.get(system)
    if (known !== undefined && known !== mark) {
      const expected = () =>
        known === emptyMark
          ? 'no text: the study holds judgements of it made without one'
          : clipped(this.#existing.textOf(key, system) || 'the response that the study has', 160)
      problems.add('conflicting-text', row.line, place.name, row.cells[place.at] ?? '', expected)
      return false
    }
    item.responses.set(system, { mark, line: row.line })
    return true
  }

  #takeAnswer(row: TableRow, key: string, item: GatheredItem, { system, content, digest }: Answer): void {
    this.#systems.set(system, (this.#systems.get(system) ?? 0) + 1)
    this.#show(row, item, content)
    if (this.#existing.items.get(key)?.responses.has(system)) {
      this.#reading.alreadyThere++
      return
    }
    if (this.#systems.get(system) === 1 && !this.#knownSystems.has(system)) {
      this.#counts.newSystems++
      this.#sink.system(system)
    }
    if (content.file) this.#files.add(content.file.name)
    this.#counts.newResponses++
    this.#sink.response({ item: key, system, ...content }, digest)
  }

  /** The item as its first row describes it, or as the study has it; null when its words cannot be read. */
  #met(row: TableRow, key: string): GatheredItem | null {
    const { texts, facts, item } = this.#columns
    const known = this.#existing.items.get(key)
    const described = texts.wordsIn(row, key, known === undefined, item?.name ?? '')
    if (described === null) return null
    const found = facts.factsIn(row)
    if (found === null) return null
    if (known !== undefined && !this.#samePrompt(row, known.promptMark, key)) return null
    const promptMark = known?.promptMark ?? described.promptMark
    const gathered: GatheredItem = { promptMark, line: row.line, isNew: known === undefined, responses: new Map() }
    const { promptMark: _mark, ...words } = described
    this.#pending = { gathered, item: { key, ...words, ...found } }
    return gathered
  }

  /** An item is handed on when the first of its responses is taken, not before. */
  #pending: { readonly gathered: GatheredItem; readonly item: PlannedItem } | null = null

  #show(row: TableRow, item: GatheredItem, { text, turns, file }: Content): void {
    const pending = this.#pending?.gathered === item ? this.#pending.item : null
    if (pending !== null) {
      this.#pending = null
      for (const { file: picture } of pending.context) if (picture && item.isNew) this.#files.add(picture.name)
      if (item.isNew) {
        this.#counts.newItems++
        this.#sink.item(pending)
      }
      if (this.#preview.length < 50) {
        this.#shown.set(item, this.#preview.length)
        const context = pending.context.map(({ file: _file, ...block }) => block)
        const prompt = pending.turns === undefined ? pending.prompt : spoken(pending.turns)
        this.#preview.push({ row: row.line, prompt, context, responses: [] })
      }
    }
    const place = this.#shown.get(item)
    if (place === undefined) return
    this.#preview[place]?.responses.push(turns === undefined ? text || (file?.name ?? '') : spoken(turns))
  }

  readonly #shown = new Map<GatheredItem, number>()

  #noteExpected(row: TableRow, key: string, answers: readonly Answer[]): void {
    const [only] = answers
    const long = answers.length === 1 && only !== undefined && this.#columns.texts.isLong
    const found = this.#columns.facts.expectedIn(row, long ? only.system : null)
    if (found === null) return
    const before = this.#expected.get(key)
    const ratings = [...(before?.ratings ?? []), ...found.ratings]
    this.#expected.set(key, { ratings, best: before?.best ?? found.best })
  }

  /** A row may say the prompt again or leave it out, but not say another. */
  #samePrompt(row: TableRow, promptMark: string, key: string): boolean {
    const { prompt } = this.#columns.texts
    if (prompt === null) return true
    const text = row.cells[prompt.at] ?? ''
    if (text.trim() === '' || text.length > limits.cellLength || markOf(text) === promptMark) return true
    const turns = conversationIn(text)
    if (turns !== null && markOf(contentOf({ text: '', turns })) === promptMark) return true
    const expected = () => clipped(this.#existing.promptOf(key) || 'the prompt of the rows before', 160)
    this.#reading.problems.add('conflicting-text', row.line, prompt.name, text, expected)
    return false
  }

  plan(): ImportPlan {
    const { systems, items, responses } = this.#collected
    const parts = {
      systems,
      items,
      responses,
      expected: this.#expected,
      preview: this.#preview,
      nearNames: nearNames('system', this.#systems),
      newAttachments: this.#files.size,
      gathered: this.#items,
    }
    return planOf(parts, this.#reading.tally, this.#reading.found, this.#collects ? undefined : this.#counts)
  }
}

const emptyMark = markOf('')

const spoken = (turns: readonly { readonly role: string; readonly text: string }[]): string =>
  turns.map(({ role, text }) => `**${role}**\n\n${text}`).join('\n\n')
