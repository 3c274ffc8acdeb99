import { existsSync } from 'node:fs'
import { all, connect, disconnect, pragma, run, type StudyFile, script, transaction } from './driver.ts'
import { type Migration, migrations, newestVersion, numberOf } from './migrations/all.ts'

/** Marks a SQLite file as an Evenhand study ("EvHd"). */
export const applicationId = 0x45764864

/** The step a file is at. */
export const versionOf = (file: StudyFile): number => Number(pragma(file, 'user_version'))

/**
 * Brings a file to the newest step, all in one transaction; a file that already has content is copied first, to
 * `<file>.before-NNNN`, and the copy stays. Returns the path of the copy, or null when there was nothing to do.
 */
export function migrate(file: StudyFile, steps: readonly Migration[] = migrations): string | null {
  const from = versionOf(file)
  const wanted = steps.filter((step) => numberOf(step) > from)
  if (wanted.length === 0) return null
  const copy = from === 0 ? null : freeName(`${file.path}.before-${String(newestVersion).padStart(4, '0')}`)
  if (copy !== null) run(file, 'VACUUM INTO ?', copy)
  withoutForeignKeys(file, () => takeSteps(file, wanted))
  return copy
}

function takeSteps(file: StudyFile, wanted: readonly Migration[]): void {
  transaction(file, () => {
    for (const step of wanted) script(file, step.sql)
    const broken = all(file, 'PRAGMA foreign_key_check')
    if (broken.length > 0) throw new Error(`${broken.length} rows point nowhere after migrating`)
    pragma(file, `application_id = ${applicationId}`)
    pragma(file, `user_version = ${Math.max(...wanted.map(numberOf))}`)
  })
}

/** A table that others refer to can be built anew only while references are not watched; they are checked at the end. */
function withoutForeignKeys(file: StudyFile, work: () => void): void {
  const watched = pragma(file, 'foreign_keys')
  pragma(file, 'foreign_keys = OFF')
  try {
    work()
  } finally {
    pragma(file, `foreign_keys = ${String(watched)}`)
  }
}

/** Tables, indexes and triggers as they are in the file, by name: what the schema snapshot holds. */
export function schemaOf(file: StudyFile): Record<string, string> {
  const rows = all<{ name: string; sql: string }>(
    file,
    "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type, name",
  )
  return Object.fromEntries(rows.map(({ name, sql }) => [name, sql]))
}

const schemas = new Map<number, string>()

/** Whether a file's schema is letter for letter what the steps up to its version make: a changed trigger is damage. */
export function hasItsSchema(file: StudyFile): boolean {
  const version = versionOf(file)
  const known = schemas.get(version) ?? schemaAfter(migrations.filter((step) => numberOf(step) <= version))
  schemas.set(version, known)
  return JSON.stringify(schemaOf(file)) === known
}

function schemaAfter(steps: readonly Migration[]): string {
  const fresh = connect(':memory:', 'create')
  try {
    migrate(fresh, steps)
    return JSON.stringify(schemaOf(fresh))
  } finally {
    disconnect(fresh)
  }
}

function freeName(wanted: string): string {
  if (!existsSync(wanted)) return wanted
  for (let attempt = 2; ; attempt++) if (!existsSync(`${wanted}-${attempt}`)) return `${wanted}-${attempt}`
}
