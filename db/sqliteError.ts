import { ExpectedError, type Failure } from '#contract/errors.ts'

/**
 * What an error of SQLite means to the person at the desk; anything without such a meaning (a constraint, a mistake
 * in SQL) comes back as it was, to be treated as a bug. Codes: SQLite's extended result codes by name.
 */
export function asFailure(error: unknown): unknown {
  const code = sqliteCode(error)
  const failure = code === null ? null : failureOf(code)
  return failure === null ? error : new ExpectedError(failure)
}

/** The result code of an error of SQLite, e.g. SQLITE_FULL; null for any other error. */
export function sqliteCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  const { code } = error
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : null
}

function failureOf(code: string): Failure | null {
  if (code === 'SQLITE_FULL') return { code: 'DISK_FULL', data: {} }
  if (code === 'SQLITE_PERM' || code.startsWith('SQLITE_READONLY')) return { code: 'STUDY_READ_ONLY', data: {} }
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return { code: 'STUDY_DAMAGED', data: { finding: code } }
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return { code: 'STUDY_IN_USE', data: {} }
  if (code.startsWith('SQLITE_CANTOPEN')) return { code: 'STUDY_READ_ONLY', data: {} }
  return null
}
