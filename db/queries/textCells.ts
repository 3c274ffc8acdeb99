import { all, each, first, run, type StudyFile } from '../driver.ts'
import { contentHash } from './contentHash.ts'

/** Where a text of a study's items stands. Turns are counted from 1 in `position`; elsewhere it is the place in a list. */
export type TextPart =
  | 'title'
  | 'prompt'
  | 'prompt-turn'
  | 'context-heading'
  | 'context'
  | 'response'
  | 'response-turn'
  | 'attachment-name'

/** One text as it was brought in, whatever was taken out of it since. `item` and `response` are places from 1. */
export type TextCell = {
  readonly part: TextPart
  readonly row: number
  readonly position: number
  readonly item: number | null
  readonly response: number | null
  readonly original: string
}

type Row = Omit<TextCell, 'original'> & { readonly text: string; readonly original: Uint8Array | null }

const placeOfItem = 'SELECT item_no, row_number() OVER (ORDER BY position, item_no) AS place FROM item'

const cellsSql = `WITH placed AS (${placeOfItem}), answers AS (
    SELECT response_no, item_no, row_number() OVER (PARTITION BY item_no ORDER BY system_no, sample) AS place FROM response),
  cells AS (
    SELECT 'title' AS part, item_no AS row_no, 0 AS position, item_no, NULL AS response, title AS text FROM item
    UNION ALL SELECT 'prompt', item_no, 0, item_no, NULL, prompt FROM item
    UNION ALL SELECT 'prompt-turn', item_no, t.key + 1, item_no, NULL, t.value ->> 'text'
      FROM item, json_each(item.turns) t WHERE item.turns IS NOT NULL
    UNION ALL SELECT 'context-heading', item_no, position, item_no, NULL, heading FROM item_context
    UNION ALL SELECT 'context', item_no, position, item_no, NULL, body FROM item_context
    UNION ALL SELECT 'response', r.response_no, 0, r.item_no, a.place, r.text
      FROM response r JOIN answers a USING (response_no)
    UNION ALL SELECT 'response-turn', r.response_no, t.key + 1, r.item_no, a.place, t.value ->> 'text'
      FROM response r JOIN answers a USING (response_no), json_each(r.turns) t WHERE r.turns IS NOT NULL
    UNION ALL SELECT 'attachment-name', attachment_no, 0, NULL, NULL, file_name FROM attachment)
  SELECT c.part, c.row_no AS row, c.position, p.place AS item, c.response, c.text, u.original
  FROM cells c LEFT JOIN placed p USING (item_no)
  LEFT JOIN unredacted u ON u.part = c.part AND u.row_no = c.row_no AND u.position = c.position
  WHERE c.text <> '' ORDER BY p.place, c.response, c.part, c.position`

/** Every text of the items, their responses and attachments' names, in the order of the study. */
export function* textCells(file: StudyFile): Generator<TextCell, void, undefined> {
  for (const { text, original, ...cell } of each<Row>(file, cellsSql)) {
    yield { ...cell, original: original === null ? text : Buffer.from(original).toString('utf8') }
  }
}

/** Sets what a cell shows. The text as it was brought in is kept beside it while the two differ. */
export function writeTextCell(file: StudyFile, { part, row, position, original }: TextCell, text: string): void {
  const place = [part, row, position] as const
  run(file, 'DELETE FROM unredacted WHERE part = ? AND row_no = ? AND position = ?', ...place)
  if (text !== original) {
    const sql = 'INSERT INTO unredacted (part, row_no, position, original) VALUES (?, ?, ?, ?)'
    run(file, sql, ...place, Buffer.from(original))
  }
  write(file, part, row, position, text)
}

function write(file: StudyFile, part: TextPart, row: number, position: number, text: string): void {
  switch (part) {
    case 'title':
    case 'prompt':
      run(file, `UPDATE item SET ${part} = ? WHERE item_no = ?`, text, row)
      return
    case 'prompt-turn':
      run(file, `UPDATE item SET turns = json_set(turns, '$[${position - 1}].text', ?) WHERE item_no = ?`, text, row)
      return
    case 'context-heading':
      run(file, 'UPDATE item_context SET heading = ? WHERE item_no = ? AND position = ?', text, row, position)
      return
    case 'context':
      run(file, 'UPDATE item_context SET body = ? WHERE item_no = ? AND position = ?', text, row, position)
      return
    case 'response':
      run(file, 'UPDATE response SET text = ?, content_hash = ? WHERE response_no = ?', text, contentHash(text), row)
      return
    case 'response-turn': {
      const path = `$[${position - 1}].text`
      run(file, 'UPDATE response SET turns = json_set(turns, ?, ?) WHERE response_no = ?', path, text, row)
      const turns = first<{ turns: string }>(file, 'SELECT turns FROM response WHERE response_no = ?', row)?.turns ?? ''
      run(file, 'UPDATE response SET content_hash = ? WHERE response_no = ?', contentHash(turns), row)
      return
    }
    case 'attachment-name':
      run(file, 'UPDATE attachment SET file_name = ? WHERE attachment_no = ?', text, row)
  }
}

/** A picture with its bytes as they were brought in. */
export type PictureCell = { readonly row: number; readonly mediaType: string; readonly original: Uint8Array }

export function* pictureCells(file: StudyFile): Generator<PictureCell, void, undefined> {
  const sql = `SELECT a.attachment_no AS row, a.media_type AS mediaType, ifnull(u.original, a.bytes) AS original
    FROM attachment a LEFT JOIN unredacted u ON u.part = 'attachment-bytes' AND u.row_no = a.attachment_no
    WHERE a.media_type LIKE 'image/%' ORDER BY a.attachment_no`
  yield* each<PictureCell>(file, sql)
}

/** Sets a picture's bytes; those it came with are kept beside it while the two differ. */
export function writePicture(file: StudyFile, { row, original }: PictureCell, bytes: Uint8Array): void {
  run(file, "DELETE FROM unredacted WHERE part = 'attachment-bytes' AND row_no = ?", row)
  if (!Buffer.from(bytes).equals(Buffer.from(original))) {
    const sql = "INSERT INTO unredacted (part, row_no, position, original) VALUES ('attachment-bytes', ?, 0, ?)"
    run(file, sql, row, original)
  }
  // The hash stays that of the file as it came: bringing the same file in again finds it.
  run(file, 'UPDATE attachment SET bytes = ? WHERE attachment_no = ?', bytes, row)
}

/** How much there is to read. */
export function readSizes(file: StudyFile): { items: number; responses: number; attachments: number } {
  return (
    first(
      file,
      `SELECT (SELECT count(*) FROM item) AS items, (SELECT count(*) FROM response) AS responses,
         (SELECT count(*) FROM attachment) AS attachments`,
    ) ?? { items: 0, responses: 0, attachments: 0 }
  )
}

/** The study's own list of names to look for, in order. */
export const watchedNames = (file: StudyFile): string[] =>
  all<{ name: string }>(file, 'SELECT name FROM watched_name ORDER BY name').map(({ name }) => name)

export function saveWatchedNames(file: StudyFile, names: readonly string[]): void {
  run(file, 'DELETE FROM watched_name')
  for (const name of new Set(names)) run(file, 'INSERT INTO watched_name (name) VALUES (?)', name)
}

/** What was decided about a finding. */
export type LeakDecisionRow = {
  readonly finding: string
  readonly kind: string
  readonly places: number
  readonly what: 'redacted' | 'accepted' | 'undone'
  readonly by: string
  readonly at: string
}

export function appendLeakDecision(file: StudyFile, { finding, kind, places, what, by, at }: LeakDecisionRow): void {
  const sql = 'INSERT INTO leak_decision (finding, kind, places, what, by, at) VALUES (?, ?, ?, ?, ?, ?)'
  run(file, sql, finding, kind, places, what, by, at)
}

/** Every decision in the order it was made. */
export const leakDecisions = (file: StudyFile): LeakDecisionRow[] =>
  all(file, 'SELECT finding, kind, places, what, by, at FROM leak_decision ORDER BY decision_no')
