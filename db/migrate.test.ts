import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { all, connect, disconnect, first, pragma, run, type StudyFile } from './driver.ts'
import { migrate, schemaOf, versionOf } from './migrate.ts'
import { migrations, newestVersion, numberOf } from './migrations/all.ts'
import { cachedRun } from './queries/analysisRuns.ts'
import { dataHash, isHashOfData } from './queries/dataHash.ts'
import { itemsPage } from './queries/items.ts'
import { readProgress } from './queries/progress.ts'
import { readRaters } from './queries/raters.ts'
import { preferenceRows, ratingRows } from './queries/results.ts'
import { readRubric } from './queries/rubric.ts'
import { readStudy } from './queries/study.ts'
import { verifyChain } from './queries/verifyChain.ts'
import { closeStudyFile, openStudyFile } from './studyFile.ts'
import { storeStudies } from './testing/storeStudies.ts'
import { emptyStudyAt, instant, temporaryFolder, words } from './testing/studyForTest.ts'

const stored = join(import.meta.dirname, '../fixtures/studies')
const snapshot = join(import.meta.dirname, 'schema.snapshot.json')

let folder: ReturnType<typeof temporaryFolder>
let path: string
beforeEach(() => {
  folder = temporaryFolder()
  path = join(folder.path, 'study.evenhand')
})
afterEach(() => folder.done())

/** Opens a working copy of a stored study, looks, closes. */
function opened<Answer>(name: string, look: (file: StudyFile) => Answer): Answer {
  copyFileSync(join(stored, name), path)
  const file = openStudyFile(path)
  try {
    return look(file)
  } finally {
    closeStudyFile(file)
  }
}

if (process.env.EVENHAND_WRITE_SNAPSHOT) storeStudies(stored)

describe('the steps', () => {
  it('are all in the list, numbered by tens in the names of their files', () => {
    const files = readdirSync(join(import.meta.dirname, 'migrations')).filter((name) => /^\d{4}-/.test(name))
    expect(migrations.map(({ fileName }) => fileName)).toEqual(files.sort())
    for (const step of migrations) expect(numberOf(step) % 10).toBe(0)
  })

  it('make the schema of the snapshot', () => {
    const file = emptyStudyAt(path)
    const schema = schemaOf(file)
    closeStudyFile(file)
    if (process.env.EVENHAND_WRITE_SNAPSHOT) writeFileSync(snapshot, `${JSON.stringify(schema, null, 2)}\n`)
    expect(schema).toEqual(JSON.parse(readFileSync(snapshot, 'utf8')))
  })

  it('each have a stored study from right after them', () => {
    const wanted = migrations.map((step) => `at-${String(numberOf(step)).padStart(4, '0')}.evenhand`)
    expect(readdirSync(stored).filter((name) => name.endsWith('.evenhand'))).toEqual(wanted)
  })

  it('leave the file as it was when one of them fails, with the copy beside it', () => {
    copyFileSync(join(stored, 'at-0010.evenhand'), path)
    const file = connect(path, 'write')
    const before = { schema: schemaOf(file), items: all(file, 'SELECT * FROM item') }
    const broken = [...migrations.slice(0, 2), { fileName: '0030-broken.ts', sql: 'CREATE TABLE x (a); NONSENSE' }]
    expect(() => migrate(file, broken)).toThrow('syntax error')
    expect({ schema: schemaOf(file), items: all(file, 'SELECT * FROM item') }).toEqual(before)
    expect(versionOf(file)).toBe(10)
    disconnect(file)
  })

  it('are refused when they leave rows that point nowhere', () => {
    copyFileSync(join(stored, 'at-0010.evenhand'), path)
    const file = connect(path, 'write')
    pragma(file, 'foreign_keys = OFF')
    const sql = 'UPDATE response SET item_no = 999 WHERE response_no = 1'
    expect(() => migrate(file, [{ fileName: '0020-broken.ts', sql }])).toThrow('point nowhere')
    expect(first(file, 'SELECT 1 FROM response WHERE item_no = 999')).toBeUndefined()
    disconnect(file)
  })
})

describe('a study stored after step 0010', () => {
  it('opens with items, rubric and raters, at the newest step, with a copy of the old file beside it', () => {
    opened('at-0010.evenhand', (file) => {
      expect(versionOf(file)).toBe(newestVersion)
      expect(readStudy(file)).toMatchObject({ stage: 'preparing', words, createdAt: instant(0) })
      expect(itemsPage(file, 0, 10)).toMatchObject({
        total: 3,
        items: [{ key: 'item-1', tags: ['topic/one'] }, {}, {}],
      })
      expect(readRubric(file).criteria.map(({ name }) => name)).toEqual(['Accuracy', 'Clarity'])
      expect(readRaters(file).map(({ pseudonym }) => pseudonym)).toEqual(['R1', 'R2'])
      run(file, "UPDATE study SET changed_at = 'changed'")
    })
    const [copy = ''] = readdirSync(folder.path).filter((name) => name.includes('.before-'))
    expect(copy).toBe(`study.evenhand.before-${String(newestVersion).padStart(4, '0')}`)
    const old = connect(join(folder.path, copy), 'read')
    expect(versionOf(old)).toBe(10)
    expect(first(old, 'SELECT changed_at AS at FROM study')).not.toEqual({ at: 'changed' })
    disconnect(old)
  })
})

describe('a study stored after step 0020', () => {
  it('opens with its tasks, its log and its results', () => {
    opened('at-0020.evenhand', (file) => {
      expect(versionOf(file)).toBe(newestVersion)
      expect(readStudy(file).stage).toBe('judging')
      expect(verifyChain(file)).toEqual({ ok: true, events: 32 })
      expect(readProgress(file)).toMatchObject([
        { done: 5, total: 9 },
        { done: 5, total: 9 },
      ])
      expect(ratingRows(file).map(({ value }) => value)).toEqual([5, 1, 5, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4])
      expect(preferenceRows(file).map(({ outcome }) => outcome)).toEqual([1, 1])
      expect(cachedRun(file, 'a hash')).toBeNull()
    })
  })
})

describe('a study stored after step 0030', () => {
  it('opens with its log and its results, built anew around the same rows', () => {
    opened('at-0030.evenhand', (file) => {
      expect(readStudy(file).stage).toBe('closed')
      expect(verifyChain(file)).toEqual({ ok: true, events: 32 })
      expect(ratingRows(file).map(({ value }) => value)).toEqual([5, 1, 5, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4])
      expect(cachedRun(file, 'a hash')).toEqual({ kept: true })
      expect(pragma(file, 'foreign_keys')).toBe(1)
      expect(() => run(file, 'DELETE FROM judgement')).toThrow('append-only')
      expect(() => run(file, 'DELETE FROM assignment')).toThrow('append-only')
    })
  })
})

describe('a study stored after step 0110', () => {
  it('opens with the hash of its data made anew, and knows the one that was written down before', () => {
    opened('at-0110.evenhand', (file) => {
      // Made by the version of that step.
      const before = '54feba7fa38d232c3a577019cd4dd999432c7086731e4068ea01d1d439d9494e'
      expect(dataHash(file)).toBe('9dc5eb1cbda24303e71e307c4f1efcb3917f8fe2186e94020c188e43120a7d7e')
      expect(isHashOfData(file, before)).toBe(true)
      run(file, "UPDATE item SET prompt = 'x' WHERE item_no = 1")
      expect(isHashOfData(file, before)).toBe(false)
    })
  })
})

describe('a study stored after the newest step', () => {
  it('opens as it is, without a copy', () => {
    opened(`at-${String(newestVersion).padStart(4, '0')}.evenhand`, (file) => {
      expect(verifyChain(file)).toEqual({ ok: true, events: 32 })
    })
    expect(readdirSync(folder.path).filter((name) => name.includes('.before-'))).toEqual([])
  })
})
