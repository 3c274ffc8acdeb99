import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import canonicalize from 'canonicalize'
import { fail } from '#contract/errors.ts'
import { passphraseCost, stretch } from '../cipher.ts'
import { all, first, pragma, run, type StudyFile, script, transaction } from '../driver.ts'

/**
 * The key: which system is behind which id, with the records of imports, which may name systems too. Its hash is fixed
 * when judging opens. A nonce goes into the hash, so that nobody can guess names and check the guess. Sealed, the names are
 * out of the study and lie in it encrypted: AES-256-GCM under scrypt of a passphrase, bound to the hash.
 */
type SourceKey = {
  readonly nonce: string
  readonly systems: readonly {
    readonly id: string
    readonly name: string
    readonly version: string | null
    readonly kind: string | null
  }[]
}

type Hidden = SourceKey & {
  readonly imports: readonly { readonly id: string; readonly fileName: string; readonly mapping: string }[]
}

type KeyRow = {
  readonly hash: Uint8Array
  readonly nonce: Uint8Array | null
  readonly sealedAt: string | null
  readonly openedAt: string | null
  readonly salt: Uint8Array | null
  readonly cost: number | null
  readonly iv: Uint8Array | null
  readonly tag: Uint8Array | null
  readonly sealed: Uint8Array | null
}

const keyRow = (file: StudyFile): KeyRow | undefined =>
  first<KeyRow>(
    file,
    `SELECT key_hash AS hash, nonce, sealed_at AS sealedAt, opened_at AS openedAt, salt, cost, iv, tag, sealed
     FROM source_key`,
  )

/** How things stand with the key: its hash (hex), and whether and when it was sealed and opened. */
export function sourceKeyState(file: StudyFile): {
  hash: string | null
  sealed: boolean
  sealedAt: string | null
  openedAt: string | null
} {
  const row = keyRow(file)
  const { sealedAt = null, openedAt = null } = row ?? {}
  return {
    hash: row ? Buffer.from(row.hash).toString('hex') : null,
    sealed: sealedAt !== null && openedAt === null,
    sealedAt,
    openedAt,
  }
}

function keyNow(file: StudyFile, nonce: Uint8Array): SourceKey {
  return {
    nonce: Buffer.from(nonce).toString('hex'),
    systems: all<SourceKey['systems'][number]>(file, 'SELECT id, name, version, kind FROM system ORDER BY id'),
  }
}

const hashOf = ({ nonce, systems }: SourceKey): Buffer =>
  createHash('sha256')
    .update(canonicalize({ nonce, systems }) ?? '')
    .digest()

/** Fixes the key as it is now by its hash, once; returns the hash (hex). */
export function fixSourceKey(file: StudyFile, at: string): string {
  const known = sourceKeyState(file).hash
  if (known !== null) return known
  const nonce = randomBytes(32)
  const hash = hashOf(keyNow(file, nonce))
  run(file, 'INSERT INTO source_key (only_row, key_hash, nonce, made_at) VALUES (1, ?, ?, ?)', hash, nonce, at)
  return hash.toString('hex')
}

/** Refuses with KEY_CHANGED a key that is not the one that was fixed. A sealed key is checked when it is opened. */
export function checkSourceKey(file: StudyFile): void {
  const row = keyRow(file)
  if (row?.nonce && Buffer.compare(hashOf(keyNow(file, row.nonce)), row.hash) !== 0) fail('KEY_CHANGED', {})
}

/** Locks the names away. Systems are called by their codes from then on, wherever they are asked for. */
export function sealSourceKey(file: StudyFile, passphrase: string, at: string): void {
  // What is overwritten must not lie on in the pages of the file.
  pragma(file, 'secure_delete = ON')
  transaction(file, () => {
    fixSourceKey(file, at)
    const row = keyRow(file)
    if (!row?.nonce) fail('KEY_SEALED', {})
    checkSourceKey(file)
    const imports = all<Hidden['imports'][number]>(
      file,
      'SELECT id, file_name AS fileName, mapping FROM import_batch ORDER BY batch_no',
    )
    const salt = randomBytes(16)
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', stretch(passphrase, salt, passphraseCost), iv).setAAD(row.hash)
    const text = JSON.stringify({ ...keyNow(file, row.nonce), imports } satisfies Hidden)
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    run(
      file,
      'UPDATE source_key SET nonce = NULL, sealed_at = ?, salt = ?, cost = ?, iv = ?, tag = ?, sealed = ?',
      at,
      salt,
      passphraseCost,
      iv,
      cipher.getAuthTag(),
      sealed,
    )
    // By way of the ids, since a system may be called by another one's code.
    run(file, 'UPDATE system SET name = id, version = NULL, kind = NULL')
    run(file, `UPDATE system SET name = (SELECT 'S' || count(*) FROM system other WHERE other.id <= system.id)`)
    run(file, "UPDATE import_batch SET file_name = '', mapping = 'null'")
    run(file, 'DELETE FROM analysis_run')
  })
}

/** Makes room where names were: nothing of them stays in the file or its journal. */
export function forgetDeleted(file: StudyFile): void {
  script(file, 'VACUUM')
  pragma(file, 'wal_checkpoint(TRUNCATE)')
}

/** Brings the names back. Fails with PASSPHRASE_WRONG, or with KEY_CHANGED where the key is not the one that was fixed. */
export function openSourceKey(file: StudyFile, passphrase: string, at: string): void {
  const row = keyRow(file)
  if (!row?.sealed || !row.salt || !row.iv || !row.tag || row.cost === null) throw new Error('a key that is not sealed')
  const hidden = unsealed(
    { ...row, sealed: row.sealed, salt: row.salt, iv: row.iv, tag: row.tag, cost: row.cost },
    passphrase,
  )
  if (Buffer.compare(hashOf(hidden), row.hash) !== 0) fail('KEY_CHANGED', {})
  transaction(file, () => {
    run(file, 'UPDATE system SET name = id')
    for (const { id, name, version, kind } of hidden.systems) {
      run(file, 'UPDATE system SET name = ?, version = ?, kind = ? WHERE id = ?', name, version, kind, id)
    }
    for (const { id, fileName, mapping } of hidden.imports) {
      run(file, 'UPDATE import_batch SET file_name = ?, mapping = ? WHERE id = ?', fileName, mapping, id)
    }
    run(file, 'UPDATE source_key SET opened_at = ?, nonce = ?', at, Buffer.from(hidden.nonce, 'hex'))
  })
}

type SealedRow = { [Part in 'sealed' | 'salt' | 'iv' | 'tag' | 'hash']: Uint8Array } & { readonly cost: number }

function unsealed({ sealed, salt, iv, tag, hash, cost }: SealedRow, passphrase: string): Hidden {
  try {
    const decipher = createDecipheriv('aes-256-gcm', stretch(passphrase, salt, cost), iv)
      .setAAD(hash)
      .setAuthTag(tag)
    return JSON.parse(Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8')) as Hidden
  } catch {
    // GCM cannot tell a wrong key from changed bytes; the wrong key is what happens.
    return fail('PASSPHRASE_WRONG', {})
  }
}

/** Texts that raters read: a name in there is the business of the leak scan. */
const readByRaters = new Set(['item.prompt', 'item.turns', 'item_context.body', 'response.text', 'response.turns'])

/** Where in the study one of these names still stands, by table and column, with the number of rows. */
export function placesOfNames(file: StudyFile, names: readonly string[]): { place: string; rows: number }[] {
  const columns = all<{ place: string; table: string; column: string }>(
    file,
    `SELECT m.name || '.' || c.name AS place, m.name AS "table", c.name AS "column"
     FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.type = 'TEXT' ORDER BY 1`,
  )
  return columns
    .filter(({ place }) => !readByRaters.has(place))
    .map(({ place, table, column }) => ({
      place,
      rows:
        first<{ rows: number }>(
          file,
          `SELECT count(*) AS rows FROM "${table}" WHERE EXISTS (
             SELECT 1 FROM json_each(?) WHERE instr("${table}"."${column}", value) > 0)`,
          JSON.stringify(names),
        )?.rows ?? 0,
    }))
    .filter(({ rows }) => rows > 0)
}
