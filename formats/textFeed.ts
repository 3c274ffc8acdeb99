import { type ByteSource, Unreadable } from './byteSource.ts'
import { limits } from './limits.ts'

/** Small enough for texts of this length to be collected young, which keeps the memory of a long file flat. */
const pieceBytes = 64 * 1024

/**
 * A window over the text of a file, moved along by a reader: it reads `text` from `at`, asks for `more` where a row is
 * cut off, and counts lines itself. What lies before `at` is let go of at the next `more`, so that a file of any size
 * is read in the memory of its longest row.
 */
export class TextFeed {
  text = ''
  at = 0
  /** The line of the file, 1-based, on which `at` stands. Kept by the reader. */
  line = 1
  readonly #source: ByteSource
  readonly #decoder: InstanceType<typeof TextDecoder>
  #from = 0
  #ended = false

  constructor(source: ByteSource, encoding: string) {
    this.#source = source
    this.#decoder = new TextDecoder(encoding)
    this.more()
  }

  /** True when the window reaches the end of the file. */
  get complete(): boolean {
    return this.#ended
  }

  /**
   * Lengthens the window, the more the longer the row is that does not fit, so that even one row as long as the file
   * costs time in proportion to it. False at the end of the file.
   */
  more(): boolean {
    if (this.#ended) return false
    const rest = this.text.slice(this.at)
    if (rest.length > limits.rowLength) {
      const reason = `a row is longer than ${limits.rowLength >> 20} million characters; a quote or bracket may not be closed`
      throw new Unreadable(reason, this.line)
    }
    const wanted = Math.max(pieceBytes, rest.length)
    const bytes = this.#source.read(this.#from, this.#from + wanted)
    this.#from += bytes.length
    this.#ended = bytes.length === 0 || this.#from >= this.#source.size
    const piece = this.#decoder.decode(bytes, { stream: !this.#ended })
    if (piece.includes('\0')) throw new Unreadable('it is not a text file')
    this.text = rest + piece
    this.at = 0
    return true
  }
}
