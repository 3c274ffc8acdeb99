import type { z } from 'zod'
import type { LongResponses, WideResponses } from '#contract/imports.ts'
import { wholeOf } from '#formats/byteSource.ts'
import { limits } from '#formats/limits.ts'
import type { TableRow } from '#formats/openTable.ts'
import { isLiteralProblem, readLiteral } from '#formats/pythonLiteral.ts'
import { type BesideFiles, contentOf, conversationIn, markOf, mediaTypeOf, namesPicture } from './content.ts'
import type { PlannedContext, PlannedItem, PlannedResponse } from './importPlan.ts'
import { clipped } from './problemLog.ts'
import type { Place, Reading } from './reading.ts'

type Mapping = z.infer<typeof LongResponses> | z.infer<typeof WideResponses>

/** What a response is: a text, a conversation or a file. */
export type Content = Omit<PlannedResponse, 'item' | 'system'>

/** The words of an item, and the mark by which its prompt is told from another. */
export type ItemWords = Omit<PlannedItem, 'key'> & { readonly promptMark: string }

/** Reads the texts of rows: responses, prompts, titles, context, tags. A cell may be a conversation or name a file. */
export class RowTexts {
  readonly prompt: Place | null
  readonly isLong: boolean
  readonly #reading: Reading
  readonly #files: BesideFiles
  readonly #title: Place | null
  readonly #context: readonly Place[]
  readonly #tags: readonly Place[]
  readonly #item: Place | null
  readonly #mayBeEmpty: boolean
  /** Prompts that stand only in a later row of their item; looked for when the first such item is met. */
  #later: ReadonlyMap<string, string> | null = null

  constructor(reading: Reading, mapping: Mapping, files: BesideFiles) {
    this.#reading = reading
    this.#files = files
    this.isLong = mapping.content === 'responses-long'
    this.#mayBeEmpty = mapping.content === 'responses-long' && mapping.mayBeEmpty === true
    this.prompt = reading.maybePlace(mapping.prompt)
    this.#title = reading.maybePlace(mapping.title)
    this.#context = reading.places(mapping.context)
    this.#tags = reading.places(mapping.tags)
    this.#item = reading.maybePlace(mapping.item)
  }

  /** The response as it stands, spaces and all; null with a problem noted where there is none. */
  responseIn(row: TableRow, place: Place): Content | null {
    const text = this.#reading.text(row, place)
    if (text === null) return null
    if (text.trim() === '' && this.#mayBeEmpty) return { text: '' }
    if (text.trim() === '') {
      this.#reading.problems.add('empty-cell', row.line, place.name, '', 'the text of a response')
      return null
    }
    const turns = conversationIn(text)
    if (turns !== null) return { text: '', turns }
    const file = this.#files.find(text)
    return file === null ? { text } : this.#fileAs(row, place, file)
  }

  /** A picture is attached, a text is read; anything else cannot be shown. */
  #fileAs(row: TableRow, place: Place, file: NonNullable<ReturnType<BesideFiles['find']>>): Content | null {
    const mediaType = mediaTypeOf(file)
    const most = mediaType === 'text/plain' ? limits.cellLength : limits.attachmentBytes
    if (mediaType === null || file.size > most) {
      const expected = `a picture (PNG, JPEG, GIF, WebP) or a text of at most ${limits.attachmentBytes >> 20} MB`
      this.#reading.problems.add('unknown-file', row.line, place.name, row.cells[place.at] ?? '', expected)
      return null
    }
    return mediaType === 'text/plain' ? { text: new TextDecoder().decode(wholeOf(file)) } : { text: '', file }
  }

  /** The words of an item by one of its rows; null when they cannot be read. */
  wordsIn(row: TableRow, key: string, isNew: boolean, column: string): ItemWords | null {
    const prompt = this.#promptIn(row, key, isNew, column)
    const context = this.#contextIn(row)
    const title = this.#title === null ? '' : this.#reading.text(row, this.#title)
    const tags = this.#tagsIn(row)
    if (prompt === null || context === null || title === null || tags === null) return null
    const turns = conversationIn(prompt)
    const named = clipped(title.trim() || firstWords(turns?.[0]?.text ?? prompt) || key, 80)
    const words = { title: named, context, tags }
    return turns === null
      ? { ...words, prompt, promptMark: markOf(prompt) }
      : { ...words, prompt: '', turns, promptMark: markOf(contentOf({ text: '', turns })) }
  }

  #promptIn(row: TableRow, key: string, isNew: boolean, column: string): string | null {
    const { prompt } = this
    if (prompt === null) return ''
    const text = this.#reading.text(row, prompt)
    if (text === null || text.trim() !== '') return text
    if (!isNew) return ''
    this.#later ??= this.#laterPrompts(prompt)
    const later = this.#later.get(key)
    if (later !== undefined) return later
    this.#reading.problems.add('empty-cell', row.line, prompt.name, '', `the prompt of the item in "${column}"`)
    return null
  }

  #laterPrompts(prompt: Place): ReadonlyMap<string, string> {
    const first = new Set<string>()
    const wanted = new Map<string, string>()
    for (const [row, place] of this.#reading.rows()) {
      const key = this.#item === null ? String(place + 1) : (row.cells[this.#item.at] ?? '').trim()
      const text = row.cells[prompt.at] ?? ''
      if (text.length > limits.cellLength) continue
      if (text.trim() !== '' && first.has(key) && !wanted.has(key)) wanted.set(key, text)
      else if (text.trim() === '' && !wanted.has(key)) first.add(key)
    }
    return wanted
  }

  #contextIn(row: TableRow): PlannedContext[] | null {
    const blocks: PlannedContext[] = []
    for (const place of this.#context) {
      const text = this.#reading.text(row, place)
      if (text === null) return null
      if (text.trim() === '') continue
      const file = this.#files.find(text)
      if (file === null && this.#files.count > 0 && namesPicture(text)) {
        this.#reading.problems.add('unknown-file', row.line, place.name, text, 'a file that came with the table')
        return null
      }
      const content = file === null ? { text } : this.#fileAs(row, place, file)
      if (content === null) return null
      const { text: words, file: picture } = content
      const kind = contextKind(place.name)
      if (picture === undefined) blocks.push({ heading: place.name, text: words, ...(kind === null ? {} : { kind }) })
      else blocks.push({ heading: place.name, text: '', kind: 'image', file: picture })
    }
    return blocks
  }

  #tagsIn(row: TableRow): string[] | null {
    const tags = new Set<string>()
    for (const place of this.#tags) {
      const text = this.#reading.text(row, place)
      if (text === null) return null
      for (const tag of tagsOf(text)) tags.add(tag)
    }
    return [...tags]
  }
}

const firstWords = (prompt: string): string => prompt.trim().split(/\s*[\r\n]/, 1)[0] ?? ''

/** A reference answer may be held back until the first answer, so it is known as one. */
const contextKind = (column: string): 'reference' | null =>
  /^(reference|gold|ideal|expert|model)[\s_-]*(answer|response|text|output|summary)?$/i.test(column.trim())
    ? 'reference'
    : null

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
