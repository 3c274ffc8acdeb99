import { all, each, run } from '../driver.ts'
import { type Copying, wantedTasks } from './copying.ts'

const wantedItems = `(SELECT item_no FROM assignment WHERE assignment_no IN ${wantedTasks})`
const wantedResponses = `(SELECT response_no FROM presentation_slot JOIN presentation USING (presentation_no)
  WHERE assignment_no IN ${wantedTasks})`

/** Sorts by what says nothing: the codes of the packet. */
const byCode = <Row extends { readonly code: string }>(rows: Row[]): Row[] =>
  rows.sort((one, other) => (one.code < other.code ? -1 : 1))

/** Pictures and texts that belong to what is shown, without the names of their files. */
export function copyAttachments({ from, to, codeOf, tasks }: Copying): void {
  const shown = all<{ no: number; id: string }>(
    from,
    `SELECT attachment_no AS no, id FROM attachment WHERE attachment_no IN (
       SELECT attachment_no FROM item_context WHERE visible = 1 AND item_no IN ${wantedItems}
       UNION SELECT attachment_no FROM response_attachment WHERE response_no IN ${wantedResponses})`,
    tasks,
    tasks,
  )
  for (const { no, code } of byCode(shown.map(({ no, id }) => ({ no, code: codeOf('attachment', id) })))) {
    const [row] = all<{ mediaType: string; words: string; bytes: Uint8Array; hash: Uint8Array }>(
      from,
      'SELECT media_type AS mediaType, words, bytes, content_hash AS hash FROM attachment WHERE attachment_no = ?',
      no,
    )
    if (!row) continue
    run(
      to,
      "INSERT INTO attachment (id, media_type, file_name, words, bytes, content_hash) VALUES (?, ?, '', ?, ?, ?)",
      code,
      row.mediaType,
      row.words,
      row.bytes,
      row.hash,
    )
  }
}

/**
 * Practice and qualification items keep what was expected, because the desk answers with it; every other item looks like
 * every other: gold and attention items as study items, repeats as items of their own.
 */
export function copyItems({ from, to, codeOf, tasks }: Copying): void {
  const items = all<{ no: number; id: string; language: string | null; role: string; expected: string | null }>(
    from,
    `SELECT item_no AS no, id, language, role, expected FROM item WHERE item_no IN ${wantedItems}`,
    tasks,
  )
  const coded = byCode(items.map((item) => ({ ...item, code: codeOf('item', item.id) })))
  for (const [place, { no, code, language, role, expected }] of coded.entries()) {
    const open = role === 'practice' || role === 'qualification'
    const [text] = all<{ prompt: string; turns: string | null }>(
      from,
      'SELECT prompt, turns FROM item WHERE item_no = ?',
      no,
    )
    const { row } = run(
      to,
      `INSERT INTO item (id, key, position, title, prompt, turns, language, role, expected)
       VALUES (?, ?, ?, '', ?, ?, ?, ?, ?)`,
      code,
      code,
      place + 1,
      text?.prompt ?? '',
      text?.turns ?? null,
      language,
      open ? role : 'study',
      open ? expected : null,
    )
    copyContext({ from, to, codeOf }, no, row)
  }
}

type ContextRow = {
  readonly position: number
  readonly kind: string
  readonly heading: string
  readonly body: string
  readonly attachment: string | null
}

function copyContext({ from, to, codeOf }: Omit<Copying, 'tasks'>, itemNo: number, row: number): void {
  const blocks = all<ContextRow>(
    from,
    `SELECT c.position, c.kind, c.heading, c.body, a.id AS attachment
     FROM item_context c LEFT JOIN attachment a USING (attachment_no)
     WHERE item_no = ? AND visible = 1 ORDER BY position`,
    itemNo,
  )
  for (const [place, { kind, heading, body, attachment }] of blocks.entries()) {
    run(
      to,
      `INSERT INTO item_context (item_no, position, kind, heading, body, attachment_no)
       VALUES (?, ?, ?, ?, ?, (SELECT attachment_no FROM attachment WHERE id = ?))`,
      row,
      place + 1,
      kind,
      heading,
      body,
      attachment === null ? null : codeOf('attachment', attachment),
    )
  }
}

/** Every response stands under one and the same nameless system, told apart by a number in the order of the codes. */
export function copyResponses({ from, to, codeOf, tasks }: Copying): void {
  const responses = all<{ no: number; id: string; item: string }>(
    from,
    `SELECT response_no AS no, response.id, item.id AS item FROM response JOIN item USING (item_no)
     WHERE response_no IN ${wantedResponses}`,
    tasks,
  )
  if (responses.length === 0) return
  const systemNo = run(to, "INSERT INTO system (id, name) VALUES ('hidden0000', '')").row
  const coded = byCode(responses.map(({ no, id, item }) => ({ no, item, code: codeOf('response', id) })))
  const samples = new Map<string, number>()
  for (const { no, item, code } of coded) {
    const sample = (samples.get(item) ?? 0) + 1
    samples.set(item, sample)
    const [text] = all<{ text: string; turns: string | null; hash: Uint8Array }>(
      from,
      'SELECT text, turns, content_hash AS hash FROM response WHERE response_no = ?',
      no,
    )
    if (!text) continue
    const { row } = run(
      to,
      `INSERT INTO response (id, item_no, system_no, sample, text, turns, content_hash)
       VALUES (?, (SELECT item_no FROM item WHERE id = ?), ?, ?, ?, ?, ?)`,
      code,
      codeOf('item', item),
      systemNo,
      sample,
      text.text,
      text.turns,
      text.hash,
    )
    copyAttached({ from, to, codeOf }, no, row)
  }
}

function copyAttached({ from, to, codeOf }: Omit<Copying, 'tasks'>, responseNo: number, row: number): void {
  const attached = each<{ position: number; id: string }>(
    from,
    `SELECT position, id FROM response_attachment JOIN attachment USING (attachment_no)
     WHERE response_no = ? ORDER BY position`,
    responseNo,
  )
  for (const { position, id } of attached) {
    run(
      to,
      `INSERT INTO response_attachment (response_no, position, attachment_no)
       VALUES (?, ?, (SELECT attachment_no FROM attachment WHERE id = ?))`,
      row,
      position,
      codeOf('attachment', id),
    )
  }
}
