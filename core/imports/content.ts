import type { Turn } from '#contract/rater.ts'
import { contentHash } from '#db/queries/contentHash.ts'
import { type ByteSource, baseName, wholeOf } from '#formats/byteSource.ts'
import { isLiteralProblem, type LiteralValue, readLiteral } from '#formats/pythonLiteral.ts'

/**
 * What tells two contents apart while planning: the first twelve bytes of the SHA-256 as so many characters. A file may
 * hold more responses than there is room for whole ones.
 */
export const markOf = (content: string): string => markOfDigest(contentHash(content))

/** The same from the SHA-256 itself. */
export const markOfDigest = (digest: Uint8Array): string => Buffer.from(digest.subarray(0, 12)).toString('latin1')

/** The content of a response for its mark: the text, the turns as JSON, or the bytes of its file behind a zero. */
export const contentOf = ({
  text,
  turns,
  file,
}: {
  text: string
  turns?: readonly Turn[]
  file?: ByteSource
}): string => (turns === undefined ? (file === undefined ? text : `${text}\0${fileMark(file)}`) : JSON.stringify(turns))

const fileMark = (file: ByteSource): string => contentHash(wholeOf(file)).toString('hex')

/** Who speaks in a message, by the words of the formats in use. */
const roles: ReadonlyMap<string, string> = new Map([
  ['human', 'user'],
  ['gpt', 'assistant'],
  ['bot', 'assistant'],
  ['ai', 'assistant'],
  ['model', 'assistant'],
  ['chatbot', 'assistant'],
  ['prompter', 'user'],
])

/**
 * The turns of a cell that holds a list of messages, `[{"role": …, "content": …}]` or `[{"from": …, "value": …}]` as
 * JSON or Python writes it; null when it holds something else.
 */
export function conversationIn(cell: string): Turn[] | null {
  if (!/^\s*\[\s*\{/.test(cell) || !/["'](?:role|from)["']\s*:/.test(cell.slice(0, 2000))) return null
  const value = readLiteral(cell.trim())
  if (isLiteralProblem(value) || typeof value !== 'object' || value === null || !('list' in value)) return null
  const turns = value.list.map(turnOf)
  return turns.length > 0 && turns.length <= 500 && turns.every((turn) => turn !== null) ? (turns as Turn[]) : null
}

function turnOf(value: LiteralValue): Turn | null {
  if (typeof value !== 'object' || value === null || !('entries' in value)) return null
  const field = (...names: readonly string[]) => value.entries.find(([key]) => names.includes(key))?.[1]
  const who = field('role', 'from')
  const said = textOf(field('content', 'value', 'text'))
  if (typeof who !== 'string' || who.length > 40 || said === null) return null
  return { role: roles.get(who.toLowerCase()) ?? who, text: said }
}

/** A text, or the texts of a list of pieces (`[{"type": "text", "text": …}]`). */
function textOf(value: LiteralValue | undefined): string | null {
  if (typeof value === 'string') return value
  if (value === null) return ''
  if (typeof value !== 'object' || !('list' in value)) return null
  const pieces = value.list.map((piece) => {
    if (typeof piece === 'string') return piece
    if (typeof piece !== 'object' || piece === null || !('entries' in piece)) return null
    return piece.entries.find(([key]) => key === 'text')?.[1] ?? null
  })
  return pieces.every((piece) => typeof piece === 'string') ? pieces.join('\n') : null
}

/** The files that cells may name: by the whole name, by the name from any of its folders on, or by the last part. */
export class BesideFiles {
  readonly #byName = new Map<string, ByteSource | 'several'>()
  /** How many there are. */
  readonly count: number

  constructor(files: readonly ByteSource[]) {
    this.count = files.length
    for (const file of files) {
      let name = file.name.toLowerCase()
      this.#byName.set(name, file)
      while (name.includes('/')) {
        name = name.slice(name.indexOf('/') + 1)
        this.#byName.set(name, this.#byName.has(name) && this.#byName.get(name) !== file ? 'several' : file)
      }
    }
  }

  /** The file that a cell names, or null. A name that two files have names none. */
  find(cell: string): ByteSource | null {
    if (this.count === 0 || cell.length > 1000 || cell.includes('\n')) return null
    const name = cell
      .trim()
      .replace(/^(?:file:\/\/)?(?:\.?\/)*/, '')
      .replaceAll('\\', '/')
      .toLowerCase()
    const found = this.#byName.get(name) ?? this.#byName.get(baseName(name))
    return found === undefined || found === 'several' ? null : found
  }
}

/** True for a cell that can be nothing but the name of a picture. */
export const namesPicture = (cell: string): boolean =>
  /^[^\s<>"|?*]{1,300}\.(png|jpe?g|gif|webp|bmp|svg)$/i.test(cell.trim())

const signatures: readonly { readonly starts: readonly number[]; readonly mediaType: string }[] = [
  { starts: [0x89, 0x50, 0x4e, 0x47], mediaType: 'image/png' },
  { starts: [0xff, 0xd8, 0xff], mediaType: 'image/jpeg' },
  { starts: [0x47, 0x49, 0x46, 0x38], mediaType: 'image/gif' },
]

/**
 * What a file beside a table is, by its first bytes, not by its name: a picture that can be shown without running
 * anything, or text. Null for what cannot be shown (an SVG can hold a program and counts as text).
 */
export function mediaTypeOf(file: ByteSource): string | null {
  const first = file.read(0, 4096)
  const known = signatures.find(({ starts }) => starts.every((byte, place) => first[place] === byte))
  if (known) return known.mediaType
  const text = Buffer.from(first.subarray(0, 16)).toString('latin1')
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'image/webp'
  if (text.startsWith('BM')) return 'image/bmp'
  return first.includes(0) ? null : 'text/plain'
}
