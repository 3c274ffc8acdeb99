// oxlint-disable-next-line typescript/triple-slash-reference -- the package names no types of its own; this room's do
/// <reference path="./ciphers.d.ts" />
import Database from 'better-sqlite3-multiple-ciphers'
import type { CipherKey } from './cipher.ts'
import { asFailure } from './sqliteError.ts'

/**
 * The only file that knows the SQLite library. Everything else in db writes plain SQL and calls the functions below
 * with a `StudyFile`; statements are prepared once per file and kept.
 */

/** A value SQLite stores. Booleans are stored as 0 and 1 by the caller. */
export type Stored = string | number | bigint | null | Uint8Array
type Statement = Database.Statement<Stored[]>

type Handle = {
  readonly database: Database.Database
  readonly statements: Map<string, Statement>
  readonly memory: Map<string, unknown>
}

declare const opaque: unique symbol
/** An open study. Opaque: pass it to the functions of `db/`. */
export type StudyFile = { readonly path: string; readonly [opaque]: true }

const handles = new WeakMap<StudyFile, Handle>()

/** How a file is opened. */
export type OpenMode = 'create' | 'write' | 'read'

/** Opens a connection and nothing more; the caller sets it up. With a key every byte on disk is encrypted. */
export function connect(path: string, mode: OpenMode, cipher: CipherKey | null = null): StudyFile {
  const options = { readonly: mode === 'read', fileMustExist: mode !== 'create', timeout: 200 }
  return connection(path, path, options, cipher)
}

/** Opens the bytes of a file in memory, to look at it without lock, journal or trace. The bytes are taken over. */
export const connectBytes = (bytes: Buffer): StudyFile => connection(':memory:', bytes, { readonly: true })

function connection(
  path: string,
  source: string | Buffer,
  options: Database.Options,
  cipher: CipherKey | null = null,
): StudyFile {
  try {
    const database = new Database(source, options)
    if (cipher) unlock(database, cipher)
    const file = { path } as StudyFile
    handles.set(file, { database, statements: new Map(), memory: new Map() })
    return file
  } catch (error) {
    throw asFailure(error)
  }
}

/** SQLCipher's format, version 4: AES-256 in CBC with an HMAC-SHA-512 on every page; the salt is the file's first 16 bytes. */
function unlock(database: Database.Database, { key, salt }: CipherKey): void {
  database.pragma("cipher = 'sqlcipher'")
  database.pragma('legacy = 4')
  database.pragma(`key = "x'${Buffer.from(key).toString('hex')}${Buffer.from(salt).toString('hex')}'"`)
}

function handleOf(file: StudyFile): Handle {
  const handle = handles.get(file)
  if (!handle) throw new Error('this study file is closed')
  return handle
}

function statement(file: StudyFile, sql: string, asTuples = false): Statement {
  const { database, statements } = handleOf(file)
  const name = asTuples ? `tuples ${sql}` : sql
  const known = statements.get(name)
  if (known) return known
  const prepared = database.prepare<Stored[]>(sql)
  if (asTuples) prepared.raw()
  statements.set(name, prepared)
  return prepared
}

/** All rows of a query. */
export function all<Row>(file: StudyFile, sql: string, ...bound: Stored[]): Row[] {
  try {
    return statement(file, sql).all(...bound) as Row[]
  } catch (error) {
    throw asFailure(error)
  }
}

/** All rows of a query, each as the list of its values: the cheapest way to read many. */
export function tuples<Row extends readonly Stored[]>(file: StudyFile, sql: string, ...bound: Stored[]): Row[] {
  try {
    return statement(file, sql, true).all(...bound) as unknown as Row[]
  } catch (error) {
    throw asFailure(error)
  }
}

/** The first row of a query, or undefined. */
export function first<Row>(file: StudyFile, sql: string, ...bound: Stored[]): Row | undefined {
  try {
    return statement(file, sql).get(...bound) as Row | undefined
  } catch (error) {
    throw asFailure(error)
  }
}

/** Rows one by one; the connection takes no other statement until the loop ends. */
export function* each<Row>(file: StudyFile, sql: string, ...bound: Stored[]): Generator<Row, void, undefined> {
  try {
    yield* statement(file, sql).iterate(...bound) as IterableIterator<Row>
  } catch (error) {
    throw asFailure(error)
  }
}

/** Runs a statement that changes rows. `row` is the number of the row it inserted last. */
export function run(
  file: StudyFile,
  sql: string,
  ...bound: Stored[]
): { readonly row: number; readonly changes: number } {
  try {
    const { lastInsertRowid, changes } = statement(file, sql).run(...bound)
    return { row: Number(lastInsertRowid), changes }
  } catch (error) {
    throw asFailure(error)
  }
}

/** Runs SQL text of several statements, without keeping it. */
export function script(file: StudyFile, sql: string): void {
  try {
    handleOf(file).database.exec(sql)
  } catch (error) {
    throw asFailure(error)
  }
}

/** Reads or sets a pragma; the first value of its answer. */
export function pragma(file: StudyFile, text: string): unknown {
  try {
    return handleOf(file).database.pragma(text, { simple: true })
  } catch (error) {
    throw asFailure(error)
  }
}

/** Everything or nothing: takes the write lock at once; inside another transaction it is a savepoint. */
export function transaction<Answer>(file: StudyFile, work: () => Answer): Answer {
  const { database, memory } = handleOf(file)
  try {
    return database.transaction(work).immediate()
  } catch (error) {
    // What was kept may describe rows that have just been undone.
    memory.clear()
    throw asFailure(error)
  }
}

/** Something worth keeping as long as the file is open, made when first asked for. */
export function kept<Thing>(file: StudyFile, name: string, make: () => Thing): Thing {
  const { memory } = handleOf(file)
  if (memory.has(name)) return memory.get(name) as Thing
  const made = make()
  memory.set(name, made)
  return made
}

/** Rows changed through this connection since it was opened: while nobody else may write, a stamp of the content. */
export function changesSoFar(file: StudyFile): number {
  return first<{ changes: number }>(file, 'SELECT total_changes() AS changes')?.changes ?? 0
}

/** Closes the connection; a second call does nothing. */
export function disconnect(file: StudyFile): void {
  const handle = handles.get(file)
  if (!handle) return
  handles.delete(file)
  try {
    handle.database.close()
  } catch (error) {
    throw asFailure(error)
  }
}

/** Whether the file is still open. */
export const isOpen = (file: StudyFile): boolean => handles.has(file)
