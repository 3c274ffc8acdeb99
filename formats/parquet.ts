import { type AsyncBuffer, type FileMetaData, parquetMetadata, parquetRead, parquetReadObjects } from 'hyparquet'
import { compressors as libraryCompressors } from 'hyparquet-compressors'
import { withinTime } from './bounded.ts'
import { type ByteSource, Unreadable } from './byteSource.ts'
import { startsWith } from './encoding.ts'
import { limits } from './limits.ts'
import { LineWriter, type Spool } from './spool.ts'

/** True for a Parquet file. */
export const isParquet = (source: ByteSource): boolean => startsWith(source.read(0, 4), [0x50, 0x41, 0x52, 0x31])

/** A columnar file as JSONL, and the pictures that stood in its cells, which name them. */
export type ParquetContent = { readonly lines: ByteSource; readonly pictures: readonly ByteSource[] }

/** Reads a Parquet file, row group by row group. Throws `Unreadable` for a damaged or an unreasonably large one. */
export async function parquetContent(source: ByteSource, spool: Spool): Promise<ParquetContent> {
  const file = boundedFile(source)
  const writer = new LineWriter(spool.create(source.name))
  const cells = new PlainCells(source.name, spool)
  try {
    const metadata = metadataOf(source)
    checkSize(metadata, source.size)
    let from = 0
    for (const { num_rows } of metadata.row_groups) {
      const to = from + Number(num_rows)
      const range = { file, metadata, rowStart: from, rowEnd: to, compressors }
      // Once without a receiver: every column is decoded before rows are made of them.
      await parquetRead(range)
      const rows = await parquetReadObjects(range)
      for (const row of rows) {
        cells.row++
        writer.write(cells.plain(row, ''))
      }
      from = to
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error
    throw new Unreadable('the Parquet file is damaged, or written in a way that is not known here')
  }
  return { lines: writer.close(), pictures: cells.pictures }
}

/** The footer of the file, in which everything else is described. */
function metadataOf(source: ByteSource): FileMetaData {
  const tail = Buffer.from(source.read(Math.max(0, source.size - 8), source.size))
  const length = tail.length === 8 ? tail.readUInt32LE(0) : 0
  if (length <= 0 || length > source.size - 12 || length > 64 * 1024 * 1024) throw new Error('no footer')
  const footer = Uint8Array.from(source.read(source.size - 8 - length, source.size))
  return withinTime(longestMs, () => parquetMetadata(footer.buffer))
}

const longestMs = 1000
/** Bytes of a column that may take one more millisecond. */
const bytesPerMs = 20_000

/**
 * The file as the library reads it. It starts all columns at once and decodes each when its bytes have come; here they
 * come at once, so that the decoding of a damaged column can be ended, and its error is heard even where the library
 * has given up on the file before it asks what became of that column.
 */
function boundedFile(source: ByteSource): AsyncBuffer {
  const slice = (from: number, to = source.size) =>
    arrived(Uint8Array.from(source.read(Math.max(0, from), Math.min(to, source.size))).buffer)
  return { byteLength: source.size, slice }
}

/** A promise of bytes whose receiver is run at once and within its time. What it cuts from them is such a promise again. */
function arrived(bytes: ArrayBuffer): Promise<ArrayBuffer> {
  const receive = (then: (buffer: ArrayBuffer) => unknown): Promise<unknown> => {
    try {
      const made = withinTime(longestMs + bytes.byteLength / bytesPerMs, () => then(bytes))
      return made instanceof ArrayBuffer ? arrived(made) : Promise.resolve(made)
    } catch (error) {
      const failed = Promise.reject(error as Error)
      failed.catch(() => undefined)
      return failed
    }
  }
  // oxlint-disable-next-line unicorn/no-thenable -- the library's own receiver must be run within its time
  return Object.defineProperty(Promise.resolve(bytes), 'then', { value: receive })
}

/** Refuses what would not fit before a byte of it is unpacked. */
function checkSize({ row_groups, num_rows, schema }: FileMetaData, bytes: number): void {
  const tooLarge = () => new Unreadable(`unpacked it is larger than ${limits.columnarBytes >> 20} MB`)
  const unpacked = row_groups
    .flatMap(({ columns }) => columns)
    .reduce((sum, { meta_data }) => sum + Number(meta_data?.total_uncompressed_size ?? 0), 0)
  if (unpacked > limits.columnarBytes) throw tooLarge()
  const rows = row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0)
  // A row without a bit to say it is there cannot be: eight thousand rows a byte is more than any run length does.
  if (rows !== Number(num_rows) || rows < 0 || rows > Math.max(bytes, 1) * 8192 || rows > 50_000_000) {
    throw new Unreadable('the Parquet file is damaged: its counts cannot be')
  }
  if (schema.length > limits.columns) throw new Unreadable(`more than ${limits.columns} columns`)
}

/** The decompressors with a bound on what one page may become. */
const compressors = Object.fromEntries(
  Object.entries(libraryCompressors).map(([codec, unpack]) => [
    codec,
    (input: Uint8Array, length: number) => {
      if (length > limits.columnarBytes / 4) throw new Unreadable('a page of the Parquet file is too large')
      return unpack(input, length)
    },
  ]),
)

/** Makes JSON values of what a Parquet cell can hold; pictures become files of their own. */
class PlainCells {
  readonly pictures: ByteSource[] = []
  row = 0
  readonly #file: string
  readonly #spool: Spool

  constructor(file: string, spool: Spool) {
    this.#file = file
    this.#spool = spool
  }

  plain(value: unknown, place: string): unknown {
    if (value === null || value === undefined) return null
    if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString()
    if (typeof value === 'number') return Number.isFinite(value) ? value : null
    if (typeof value !== 'object') return value
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
    if (value instanceof Uint8Array) return this.#picture(value, null, place)
    if (ArrayBuffer.isView(value))
      return Array.from(value as unknown as ArrayLike<number | bigint>, (one) => this.plain(one, place))
    if (Array.isArray(value)) return value.map((one) => this.plain(one, place))
    const { bytes, path } = value as { readonly bytes?: unknown; readonly path?: unknown }
    if (bytes instanceof Uint8Array) return this.#picture(bytes, typeof path === 'string' ? path : null, place)
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, this.plain(inner, place === '' ? key : `${place}.${key}`)]),
    )
  }

  #picture(bytes: Uint8Array, path: string | null, place: string): string {
    if (bytes.length > limits.attachmentBytes)
      throw new Unreadable(`a picture is larger than ${limits.attachmentBytes >> 20} MB`)
    const name = `${this.#file}#${this.row}-${place}-${path ?? this.pictures.length}`
    const file = this.#spool.create(name)
    file.write(bytes)
    this.pictures.push(file.close())
    return name
  }
}
