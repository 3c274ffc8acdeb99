import { deflateRawSync } from 'node:zlib'
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'

/** Names and bytes of good files by format. Several files of one entry came in one folder. */
export type Seeds = Readonly<Record<string, readonly GivenFile[]>>
export type GivenFile = { readonly name: string; readonly bytes: Uint8Array }

const shapes = [
  ...['alpaca-eval.json', 'arena-55k.csv', 'arena.jsonl', 'argilla.jsonl', 'checkmate.csv', 'helpsteer2.jsonl'],
  ...['helpsteer2-disagreements.jsonl', 'helpsteer2-preference.jsonl', 'helpsteer3.jsonl', 'label-studio.json'],
  ...['mt-bench.jsonl', 'pandalm.json', 'potato-user_state.json', 'rater-lists.jsonl', 'trl-preference.jsonl'],
  ...['trl-preference-conversations.jsonl', 'trl-unpaired.jsonl'],
]

/** The seeds of every format, read by name. */
export function seedsIn(read: (name: string) => Uint8Array): Seeds {
  const of = (...names: readonly string[]) => names.map((name) => ({ name, bytes: read(name) }))
  const tsv = {
    name: 'ratings.tsv',
    bytes: Buffer.from(Buffer.from(read('ratings-long.csv')).toString().replaceAll(',', '\t')),
  }
  return {
    csv: of(
      'messy.csv',
      'ratings-long.csv',
      'preferences.csv',
      'rankings.csv',
      'responses-wide.csv',
      'messy-latin1.csv',
    ),
    tsv: [tsv],
    jsonl: of('responses.jsonl'),
    json: of('shapes/pandalm.json', 'shapes/label-studio.json'),
    xlsx: of('kitchen.xlsx'),
    parquet: of('kitchen.parquet'),
    'data set': of('kitchen-data-set.zip', 'pictures.zip'),
    layouts: of(...shapes.map((name) => `shapes/${name}`)),
  }
}

/** Whole numbers and choices from a seed. */
class Draws {
  readonly #generator: ReturnType<typeof xoroshiro128plusFromState>

  constructor(seed: number) {
    this.#generator = xoroshiro128plusFromState([seed | 0, ~seed | 0, (seed * 31) | 0, 0x5bd1e995])
    for (let spin = 0; spin < 8; spin++) this.#generator.next()
  }

  below(bound: number): number {
    return (this.#generator.next() >>> 0) % Math.max(1, bound)
  }

  one<Thing>(things: readonly Thing[]): Thing {
    return things[this.below(things.length)] as Thing
  }
}

type Edit = (bytes: Buffer, draws: Draws) => Buffer

const spliced = (bytes: Buffer, at: number, cut: number, put: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(Math.min(bytes.length, at + cut))])

/** What breaks any file: bytes turned, put in, cut out, moved; the end lost; the wrong thing in the place of a value. */
const edits: readonly Edit[] = [
  (bytes, draws) => {
    const turned = Buffer.from(bytes)
    for (let times = 1 + draws.below(8); times > 0; times--) {
      const at = draws.below(turned.length)
      turned[at] = (turned[at] ?? 0) ^ (1 << draws.below(8))
    }
    return turned
  },
  (bytes, draws) => spliced(bytes, draws.below(bytes.length), 0, Buffer.from([draws.below(256)])),
  (bytes, draws) => bytes.subarray(0, draws.below(bytes.length)),
  (bytes, draws) => spliced(bytes, draws.below(bytes.length), 1 + draws.below(40), Buffer.alloc(0)),
  (bytes, draws) => {
    const from = draws.below(bytes.length)
    return spliced(bytes, draws.below(bytes.length), 0, bytes.subarray(from, from + draws.below(400)))
  },
  (bytes, draws) => spliced(bytes, draws.below(bytes.length), draws.below(12), Buffer.from(draws.one(wrongValues))),
  (bytes, draws) => Buffer.alloc(bytes.length, draws.one([0, 32, 34, 44, 91, 123, 255])),
  (bytes, draws) =>
    Buffer.from(bytes.toString('latin1').replaceAll(draws.one(signs), draws.one(wrongValues)), 'latin1'),
]

const signs = ['"', ',', ':', '{', '}', '[', ']', '\n', 'k01', 'item', '1', 'null', ';'] as const

const wrongValues = [
  ...['null', '[]', '{}', '"', "'", '\u0000', '\u{1F9C0}', '-1e999', '9'.repeat(400), 'NaN', 'true', '-100', '\\ud800'],
  ...[
    '{"a":'.repeat(2000),
    '['.repeat(5000),
    '(('.repeat(2000),
    ','.repeat(12_000),
    '"'.repeat(999),
    '\n'.repeat(3000),
  ],
  ...['__proto__', 'constructor', '../../etc/passwd', '=1+1', '<script>', '\r', '\ufeff', '{"$ref":"#"}', '%s%n'],
] as const

/** What breaks an archive in ways that turned bytes would hardly find: names that lead out, and what grows when unpacked. */
const archiveTricks: readonly Edit[] = [
  (bytes, draws) =>
    Buffer.from(
      bytes.toString('latin1').replaceAll('kitchen/', draws.one(['../../x/', '/absolu/', 'C:\\abc\\', '..\\..\\..'])),
      'latin1',
    ),
  () => zipOf('table.csv', Buffer.alloc(80 * 1024 * 1024)),
  (_bytes, draws) => zipOf('table.csv', Buffer.from('a,b\n1,2\n'), 8 + draws.below(100_000)),
  (bytes) => zipOf('inner.zip', bytes),
]

/** An archive of one file, written by hand so that it can lie about its size. */
function zipOf(name: string, content: Buffer, lie?: number): Buffer {
  const packed = deflateRawSync(content)
  const path = Buffer.from(name)
  const fields = (signature: number, extra: number) => {
    const head = Buffer.alloc(extra)
    head.writeUInt32LE(signature, 0)
    return head
  }
  const local = fields(0x04034b50, 30)
  local.writeUInt16LE(20, 4)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(lie ?? content.length, 22)
  local.writeUInt16LE(path.length, 26)
  const central = fields(0x02014b50, 46)
  central.writeUInt16LE(20, 6)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(lie ?? content.length, 24)
  central.writeUInt16LE(path.length, 28)
  const end = fields(0x06054b50, 22)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length + path.length, 12)
  end.writeUInt32LE(local.length + path.length + packed.length, 16)
  return Buffer.concat([local, path, packed, central, path, end])
}

/** One of the good files, broken. The same seed breaks the same file in the same way. */
export function brokenFile(files: readonly GivenFile[], seed: number): GivenFile {
  const draws = new Draws(seed)
  const { name, bytes } = draws.one(files)
  let broken: Buffer = Buffer.from(bytes)
  if (/\.(zip|xlsx)$/.test(name) && draws.below(50) === 0)
    return { name, bytes: draws.one(archiveTricks)(broken, draws) }
  for (let times = 1 + draws.below(3); times > 0 && broken.length > 0; times--) broken = draws.one(edits)(broken, draws)
  return { name, bytes: broken.subarray(0, 4_000_000) }
}
