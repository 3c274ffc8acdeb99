import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newCipherKey } from '../cipher.ts'
import { all, connect, disconnect, first, run } from '../driver.ts'
import { schemaOf } from '../migrate.ts'
import { closeStudyFile, openStudyFile } from '../studyFile.ts'
import { handOut } from '../testing/packetStudies.ts'
import { everythingIn, randomStudy, studyShape } from '../testing/randomStudies.ts'
import { emptyStudyAt, studyForTest, temporaryFolder } from '../testing/studyForTest.ts'
import { contentHash } from './content.ts'

/** `EVENHAND_RUNS` asks for more random studies than the everyday ones (`bench/packets.ts` searches 1,000). */
const numRuns = Number(process.env.EVENHAND_RUNS ?? 20)

describe('the bytes of a packet', () => {
  it('hold no name, key, file name or id of the study, and nothing of another rater', () => {
    fc.assert(
      fc.property(studyShape, (shape) => {
        const study = randomStudy(shape)
        try {
          const [rater] = study.raters
          if (!rater) return
          const { path } = handOut(study.file, [rater], study.folder)
          const bytes = readFileSync(path)
          const packet = openStudyFile(path)
          const content = everythingIn(packet)
          closeStudyFile(packet)
          const found = study.secretsFor(rater).filter((secret) => bytes.includes(secret) || content.includes(secret))
          expect(found).toEqual([])
          // The search itself finds what it should: the same names are in the study.
          expect(everythingIn(study.file)).toContain(study.secretsFor(rater)[0])
        } finally {
          study.done()
        }
      }),
      { numRuns },
    )
  }, 600_000)

  it('say nothing at all when it is locked', () => {
    const study = studyForTest()
    const { path } = handOut(study.file, [study.raters[0] as never], study.folder, newCipherKey('a passphrase'))
    const bytes = readFileSync(path)
    for (const word of ['SQLite', 'CREATE', 'Prompt of item', 'Anchor']) expect(bytes.includes(word)).toBe(false)
    study.done()
  })
})

describe('a packet', () => {
  it('has the schema of a study, and tells which tables travel: a new table does not until somebody says so', () => {
    const study = studyForTest()
    const { path } = handOut(study.file, [study.raters[0] as never], study.folder)
    const packet = connect(path, 'read')
    const filled = Object.keys(schemaOf(packet)).filter(
      (name) =>
        first(packet, "SELECT 1 FROM sqlite_schema WHERE name = ? AND type = 'table'", name) &&
        first(packet, `SELECT 1 FROM "${name}"`),
    )
    disconnect(packet)
    study.done()
    expect(filled.sort()).toEqual([
      'assignment',
      // The packet's own count of changes.
      'content_stamp',
      'criterion',
      'criterion_version',
      'item',
      'item_context',
      'packet_origin',
      'plan',
      'plan_phase',
      'presentation',
      'presentation_slot',
      'rater',
      'response',
      'rubric_criterion',
      'rubric_version',
      'stage_event',
      'study',
      'system',
      'task_progress',
    ])
  })

  it('tells no gold, attention or repeated item from any other, but keeps practice what it is', () => {
    const study = studyForTest({ items: 4 })
    const roles = ['gold', 'attention', 'practice', 'study']
    roles.forEach((role, nth) => {
      run(study.file, `UPDATE item SET role = ?, expected = '[1]' WHERE key = ?`, role, `item-${nth + 1}`)
    })
    run(study.file, "UPDATE item SET repeat_of = 1 WHERE key = 'item-4'")
    const { path } = handOut(study.file, [study.raters[0] as never], study.folder)
    const packet = connect(path, 'read')
    const items = all<{ role: string; expected: string | null; repeatOf: number | null }>(
      packet,
      'SELECT role, expected, repeat_of AS repeatOf FROM item ORDER BY role, item_no',
    )
    disconnect(packet)
    study.done()
    expect(items).toEqual([
      { role: 'practice', expected: '[1]', repeatOf: null },
      ...[1, 2, 3].map(() => ({ role: 'study', expected: null, repeatOf: null })),
    ])
  })

  it('has codes of its own: two packets of one rater share none', () => {
    const study = studyForTest()
    const codes = [1, 2].map(() => {
      const { path } = handOut(study.file, [study.raters[0] as never], study.folder)
      const packet = connect(path, 'read')
      const sql =
        'SELECT id FROM response UNION SELECT id FROM item UNION SELECT id FROM assignment UNION SELECT id FROM rater'
      const found = all<{ id: string }>(packet, sql).map(({ id }) => id)
      disconnect(packet)
      return new Set(found)
    })
    study.done()
    expect([...(codes[0] ?? [])].filter((code) => codes[1]?.has(code))).toEqual([])
  })

  it('is as good as a study to open: its content hash is that of the ledger after work and reopening', () => {
    const study = studyForTest()
    mkdirSync(join(study.folder, 'away'))
    const { path, ledger } = handOut(study.file, [study.raters[0] as never], join(study.folder, 'away'))
    for (let round = 0; round < 2; round++) {
      const packet = openStudyFile(path)
      expect(contentHash(packet)).toEqual(ledger.contentHash)
      closeStudyFile(packet)
    }
    study.done()
  })
})

describe('an empty file', () => {
  it('is no packet', () => {
    const folder = temporaryFolder()
    const file = emptyStudyAt(join(folder.path, 'study.evenhand'))
    expect(first(file, 'SELECT 1 FROM packet_origin')).toBeUndefined()
    closeStudyFile(file)
    folder.done()
  })
})
