/**
 * What bringing in a file costs beside the same rows parsed bare and inserted bare in the same run; with `--large` also
 * a JSONL file of one gigabyte (peak of memory) and a CSV of a million judgements.
 *
 * Usage: node bench/import.ts [--rows 20000] [--large]
 */
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'
import { parse } from 'csv-parse/sync'
import { BatchId, StudyId } from '#contract/ids.ts'
import type { Mapping } from '#contract/imports.ts'
import { randomCode } from '#core/context.ts'
import { checkImport, commitImport, hashOfFiles, type ImportInput } from '#core/imports/importFile.ts'
import { tablesOf } from '#core/imports/tables.ts'
import { newStudyProtocol, newStudyWords } from '#core/newStudy.ts'
import { closeStudyFile, createStudyFile, type StudyFile } from '#db/studyFile.ts'
import { fileSource } from '#formats/byteSource.ts'
import { memorySpool } from '#formats/spool.ts'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '20000' },
    large: { type: 'boolean', default: false },
    only: { type: 'string' },
    file: { type: 'string' },
  },
})
const folder = mkdtempSync(join(tmpdir(), 'evenhand-bench-'))

const responses: Mapping = {
  content: 'responses-long',
  item: 'item',
  system: 'system',
  response: 'response',
  prompt: 'prompt',
  title: null,
  context: [],
  tags: [],
}
const ratings: Mapping = {
  content: 'ratings',
  item: 'item',
  system: 'system',
  rater: 'rater',
  values: { criterion: 'criterion', value: 'value' },
}
type Kind = 'responses' | 'ratings'
const mappings = { responses, ratings } as const

try {
  // A child measures one file alone, so that the peak of its memory is that file's.
  if (values.only !== undefined && values.file !== undefined) await child(values.only as Kind, values.file)
  else await all()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function all(): Promise<void> {
  const rows = Number(values.rows)
  await compared('responses', jsonLines(rows, 2000), 'responses')
  await compared('ratings', longCsv(rows), 'ratings')
  if (!values.large) return
  large('1 GB of JSONL', jsonLines(Math.ceil(2 ** 30 / 8_300), 8_000), 'responses')
  large('a CSV of a million judgements', longCsv(1_000_000), 'ratings')
}

/** Writes a file piece by piece, so that making it needs no memory either. */
function written(name: string, lines: Iterable<string>): string {
  const path = join(folder, name)
  const file = openSync(path, 'w')
  let held = ''
  for (const line of lines) {
    held += line
    if (held.length < 4_000_000) continue
    writeSync(file, held)
    held = ''
  }
  writeSync(file, held)
  closeSync(file)
  return path
}

function jsonLines(rows: number, length: number): string {
  const words = 'Rest, drink enough, and come back if the fever lasts for more than three days. '
  function* lines() {
    for (let row = 0; row < rows; row++) {
      const response = `${row} ${words.repeat(Math.ceil(length / words.length))}`.slice(0, length)
      const item = `case ${Math.floor(row / 4)}`
      const prompt = `What should be done in ${item}?`
      yield `${JSON.stringify({ item, prompt, system: `system ${row % 4}`, response })}\n`
    }
  }
  return written(`responses-${rows}.jsonl`, lines())
}

function longCsv(rows: number): string {
  function* lines() {
    yield 'item,system,rater,criterion,value\n'
    for (let row = 0; row < rows; row++) {
      const criterion = row % 4
      const rater = Math.floor(row / 4) % 5
      const system = Math.floor(row / 20) % 10
      yield `case ${Math.floor(row / 200)},system ${system},rater ${rater},criterion ${criterion},${1 + ((row * 7) % 5)}\n`
    }
  }
  return written(`ratings-${rows}.csv`, lines())
}

async function compared(name: string, path: string, kind: Kind): Promise<void> {
  const bare = kind === 'responses' ? bareResponses(path) : bareRatings(path)
  const { opened, checked, committed } = await imported(path, kind)
  const ratio = bare / committed
  const whole = bare / (opened + checked + committed)
  const ms = (value: number) => `${value.toFixed(0)} ms`
  console.log(
    `${name}: bare parser and inserts ${ms(bare)}; opened ${ms(opened)}, checked ${ms(checked)}, written ${ms(committed)}; ` +
      `written at ${ratio.toFixed(2)} of the bare speed, everything together at ${whole.toFixed(2)}`,
  )
}

/** The parser of the platform, and a prepared statement for each table of a study, as one would write it bare. */
function bareResponses(path: string): number {
  const { database, started } = bareStudy()
  const item = database.prepare('INSERT OR IGNORE INTO item (id, key, title, prompt, position) VALUES (?, ?, ?, ?, ?)')
  const system = database.prepare('INSERT OR IGNORE INTO system (id, name) VALUES (?, ?)')
  const response = database.prepare(
    `INSERT INTO response (id, item_no, system_no, text, content_hash) VALUES (?,
       (SELECT item_no FROM item WHERE key = ?), (SELECT system_no FROM system WHERE name = ?), ?, zeroblob(32))`,
  )
  let number = 0
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line === '') continue
    const row = JSON.parse(line) as { item: string; prompt: string; system: string; response: string }
    number++
    item.run(`i${number}`, row.item, row.prompt, row.prompt, number)
    system.run(`s${number}`, row.system)
    response.run(`r${number}`, row.item, row.system, row.response)
  }
  return ended(database, started)
}

/** The same rows into the tables of judgements, grouped by what was judged on one occasion; without hashes. */
function bareRatings(path: string): number {
  const { database, started } = bareStudy()
  const rows = parse(readFileSync(path, 'utf8'), { columns: true }) as Record<string, string>[]
  const run = (sql: string) => {
    const statement = database.prepare(sql)
    return (...bound: (string | number | null)[]) => Number(statement.run(...bound).lastInsertRowid)
  }
  const item = run("INSERT INTO item (id, key, title, prompt, position) VALUES (?, ?, '', '', 1)")
  const system = run('INSERT INTO system (id, name) VALUES (?, ?)')
  const response = run(
    "INSERT INTO response (id, item_no, system_no, text, content_hash) VALUES (?, ?, ?, '', zeroblob(32))",
  )
  const rater = run("INSERT INTO rater (id, pseudonym, kind) VALUES (?, ?, 'human')")
  const criterion = run('INSERT INTO criterion (id) VALUES (?)')
  const version = run("INSERT INTO criterion_version (criterion_no, body) VALUES (?, '{}')")
  const batch = run(
    "INSERT INTO import_batch (id, file_name, file_hash, mapping, counts, at) VALUES ('b', '', '', '{}', '{}', '')",
  )()
  const device = run("INSERT INTO device (id, kind, computer) VALUES ('d', 'import', '')")()
  const assignment = run('INSERT INTO assignment (id, rater_no, item_no, kind, batch_no) VALUES (?, ?, ?, ?, ?)')
  const presentation = run('INSERT INTO presentation (assignment_no, occurrence, rubric_version) VALUES (?, 1, 1)')
  const slot = run(
    "INSERT INTO presentation_slot (presentation_no, position, response_no, blind_label) VALUES (?, 1, ?, '')",
  )
  const event = run(
    `INSERT INTO judgement (id, presentation_no, kind, criterion_version_no, state, value, recorded_at, app_version,
       device_no, sequence, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, '', '', ?, ?, zeroblob(32), zeroblob(32))`,
  )
  const numbers = new Map<string, number>()
  const once = (key: string, make: () => number): number => {
    const known = numbers.get(key) ?? make()
    numbers.set(key, known)
    return known
  }
  let number = 0
  for (const group of Map.groupBy(rows, (row) => `${row['item']}\0${row['system']}\0${row['rater']}`).values()) {
    const [row = {}] = group
    const itemNo = once(`item ${row['item']}`, () => item(`i${++number}`, row['item'] ?? ''))
    const systemNo = once(`system ${row['system']}`, () => system(`s${++number}`, row['system'] ?? ''))
    const place = `response ${itemNo} ${systemNo}`
    const responseNo = once(place, () => response(`r${++number}`, itemNo, systemNo))
    const raterNo = once(`rater ${row['rater']}`, () => rater(`t${++number}`, row['rater'] ?? ''))
    const shown = presentation(assignment(`a${++number}`, raterNo, itemNo, 'rating', batch))
    slot(shown, responseNo)
    for (const { criterion: name = '', value } of group) {
      const versionNo = once(`criterion ${name}`, () => version(criterion(`c${++number}`)))
      event(`j${++number}`, shown, 'rating', versionNo, 'given', Number(value), device, number)
    }
    event(`j${++number}`, shown, 'submission', null, null, null, device, number)
  }
  return ended(database, started)
}

/** A new study, its tables and their indexes, opened with the platform's own SQLite. */
function bareStudy(): { readonly database: DatabaseSync; readonly started: number } {
  const path = join(folder, `bare-${performance.now()}.evenhand`)
  closeStudyFile(newStudy(path))
  const database = new DatabaseSync(path)
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
  database.exec("INSERT OR IGNORE INTO rubric_version (version, made_at) VALUES (1, '')")
  const started = performance.now()
  database.exec('BEGIN')
  return { database, started }
}

function ended(database: DatabaseSync, started: number): number {
  database.exec('COMMIT')
  const took = performance.now() - started
  database.close()
  return took
}

function newStudy(path: string): StudyFile {
  return createStudyFile(path, {
    study: StudyId.parse(randomCode()),
    words: newStudyWords('Bench'),
    protocol: newStudyProtocol('0123456789'),
    createdAt: new Date().toISOString(),
  })
}

type Times = { readonly opened: number; readonly checked: number; readonly committed: number }

async function imported(path: string, kind: Kind): Promise<Times> {
  const study = newStudy(join(folder, `study-${performance.now()}.evenhand`))
  const mapping = mappings[kind]
  try {
    const started = performance.now()
    const files = [fileSource('file', path)]
    const { tables, attachments } = await tablesOf({ fileName: 'file', files, spool: memorySpool, memory: new Map() })
    const input: ImportInput = { fileName: 'file', fileHash: hashOfFiles(files), reading: {}, tables, attachments }
    const opened = performance.now()
    const { digest } = checkImport(study, input, mapping)
    const checked = performance.now()
    const outside = { batch: BatchId.parse(randomCode()), at: new Date().toISOString(), randomCode }
    commitImport(study, input, mapping, digest, outside)
    const committed = performance.now()
    return { opened: opened - started, checked: checked - opened, committed: committed - checked }
  } finally {
    closeStudyFile(study)
  }
}

/** Brings a file in alone in a process of its own and says how long it took and how much memory it had at most. */
function large(name: string, path: string, kind: Kind): void {
  const size = (statSync(path).size / 2 ** 20).toFixed(0)
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [import.meta.filename, '--only', kind, '--file', path],
    { encoding: 'utf8' },
  )
  console.log(`${name} (${size} MB): ${status === 0 ? stdout.trim() : `failed: ${stderr.slice(-2000)}`}`)
  rmSync(path)
}

async function child(kind: Kind, path: string): Promise<void> {
  const { opened, checked, committed } = await imported(path, kind)
  const seconds = (value: number) => `${(value / 1000).toFixed(1)} s`
  const peak = (process.resourceUsage().maxRSS / 1024).toFixed(0)
  console.log(
    `opened ${seconds(opened)}, checked ${seconds(checked)}, written ${seconds(committed)}; peak of memory ${peak} MB`,
  )
}
