import { createHash } from 'node:crypto'
import { join } from 'node:path'
import fc from 'fast-check'
import { type ItemId, ItemId as ItemIdOf, RaterId, ResponseId, SystemId } from '#contract/ids.ts'
import { all, first, run, type StudyFile } from '../driver.ts'
import { insertItem, insertResponse, insertSystem } from '../queries/items.ts'
import { insertRater } from '../queries/raters.ts'
import { saveRubric } from '../queries/rubric.ts'
import { randomCode } from '../randomCode.ts'
import { closeStudyFile, inTransaction } from '../studyFile.ts'
import { emptyStudyAt, instant, openJudging, ordinalDraft, temporaryFolder } from './studyForTest.ts'

/** How large a random study is, and which words its names are made of. */
export const studyShape = fc.record({
  items: fc.integer({ min: 1, max: 4 }),
  systems: fc.integer({ min: 2, max: 4 }),
  raters: fc.integer({ min: 1, max: 3 }),
  words: fc.array(fc.string({ minLength: 3, maxLength: 12, unit: 'grapheme' }), { minLength: 4, maxLength: 4 }),
  long: fc.boolean(),
})
export type StudyShape = typeof studyShape extends fc.Arbitrary<infer Shape> ? Shape : never

/** A study with names, keys, titles, tags, factors, hidden context and imports that no rater may learn. */
export function randomStudy({ items, systems, raters, words, long }: StudyShape) {
  const folder = temporaryFolder()
  const file = emptyStudyAt(join(folder.path, 'study.evenhand'))
  const secrets: string[] = []
  const secret = (kind: string, nth: number): string => {
    const code = randomCode()
    const name = `${kind} ${words[nth % words.length] ?? ''} ${code}`
    // The name whole, and the part of it that would still tell.
    secrets.push(name, code)
    return name
  }
  const filled = inTransaction(file, () => {
    const systemIds = range(systems).map((nth) => {
      const id = SystemId.parse(randomCode())
      insertSystem(file, { id, name: secret('system', nth) })
      run(file, 'UPDATE system SET version = ?, kind = ? WHERE id = ?', secret('version', nth), secret('kind', nth), id)
      return id
    })
    const itemIds = range(items).map((nth) => ({ item: ItemIdOf.parse(randomCode()), nth }))
    const responses = itemIds.map(({ item, nth }) => {
      fillItem(file, item, nth, secret)
      return systemIds.map((system, place) => {
        const id = ResponseId.parse(randomCode())
        insertResponse(file, { id, item, system, text: `Answer ${place}. ${'A longer text. '.repeat(long ? 900 : 1)}` })
        return id
      })
    })
    const raterIds = range(raters).map((nth) => {
      const id = RaterId.parse(randomCode())
      insertRater(file, { id, pseudonym: `rater ${nth} ${randomCode()}`, kind: 'human' })
      run(file, 'UPDATE rater SET groups = ? WHERE id = ?', JSON.stringify([secret('group', nth)]), id)
      return id
    })
    run(
      file,
      "INSERT INTO import_batch (id, file_name, file_hash, mapping, counts, at) VALUES (?, ?, ?, ?, '{}', ?)",
      randomCode(),
      secret('file', 0),
      createHash('sha256').update(randomCode()).digest('hex'),
      JSON.stringify({ column: secret('column', 1) }),
      instant(1),
    )
    const { criteria } = saveRubric(file, [ordinalDraft('Accuracy')], instant(1))
    return {
      items: itemIds.map(({ item }) => item),
      systems: systemIds,
      responses,
      raters: raterIds,
      criteria: criteria.map(({ id }) => id),
    }
  })
  openJudging(file, filled, [{ kind: 'rating' }, { kind: 'preference', ties: true, strength: true }])
  return {
    file,
    folder: folder.path,
    raters: filled.raters,
    /** What a packet of one rater may not hold: names, keys, ids and codes of all kinds, and everything of other raters. */
    secretsFor: (rater: RaterId): string[] => [...secrets, ...idsIn(file), ...otherRaters(file, rater)],
    done: () => {
      closeStudyFile(file)
      folder.done()
    },
  }
}

function fillItem(file: StudyFile, item: ItemId, nth: number, secret: (kind: string, nth: number) => string): void {
  insertItem(file, {
    id: item,
    key: secret('key', nth),
    title: secret('title', nth),
    prompt: `Question ${nth}`,
    context: [{ heading: 'Background', text: `Seen by raters ${nth}` }],
    tags: [secret('tag', nth)],
    position: nth + 1,
  })
  run(
    file,
    "UPDATE item SET family = ?, factors = ?, expected = ?, role = CASE ? WHEN 1 THEN 'gold' ELSE 'study' END WHERE id = ?",
    secret('family', nth),
    JSON.stringify({ [secret('factor', nth)]: secret('factor value', nth) }),
    JSON.stringify([secret('expected', nth)]),
    nth % 2,
    item,
  )
  run(
    file,
    `INSERT INTO item_context (item_no, position, heading, body, visible)
     SELECT item_no, 99, ?, ?, 0 FROM item WHERE id = ?`,
    secret('hidden heading', nth),
    secret('hidden text', nth),
    item,
  )
}

const idsIn = (file: StudyFile): string[] =>
  all<{ id: string }>(
    file,
    `SELECT id FROM system UNION ALL SELECT id FROM item UNION ALL SELECT id FROM response UNION ALL SELECT id FROM rater
     UNION ALL SELECT id FROM assignment UNION ALL SELECT id FROM import_batch UNION ALL SELECT id FROM study`,
  ).map(({ id }) => id)

const otherRaters = (file: StudyFile, rater: RaterId): string[] =>
  all<{ pseudonym: string }>(file, 'SELECT pseudonym FROM rater WHERE id <> ?', rater).map(({ pseudonym }) => pseudonym)

/** Every text and blob of a file, column by column: also what lies across pages. */
export function everythingIn(file: StudyFile): string {
  const columns = all<{ table: string; column: string }>(
    file,
    `SELECT m.name AS "table", c.name AS "column" FROM sqlite_schema m JOIN pragma_table_info(m.name) c
     WHERE m.type = 'table'`,
  )
  return columns
    .map(({ table, column }) => {
      const sql = `SELECT group_concat(CAST("${column}" AS TEXT), char(10)) AS content FROM "${table}"`
      return first<{ content: string | null }>(file, sql)?.content ?? ''
    })
    .join('\n')
}

const range = (count: number): number[] => Array.from({ length: count }, (_, place) => place)
