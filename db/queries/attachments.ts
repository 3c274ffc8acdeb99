import { type AssignmentId, AttachmentId, type RaterId } from '#contract/ids.ts'
import type { Attachment } from '#contract/rater.ts'
import { all, first, run, type StudyFile } from '../driver.ts'
import { randomCode } from '../randomCode.ts'
import { contentHash } from './contentHash.ts'

/** A picture or text file to keep inside the study. `words` describe it for those who cannot see it. */
export type NewAttachment = {
  readonly mediaType: string
  readonly fileName: string
  readonly words: string
  readonly bytes: Uint8Array
}

/** Stores bytes once, however often they come; returns the row's number. */
export function insertAttachment(file: StudyFile, { mediaType, fileName, words, bytes }: NewAttachment): number {
  const hash = contentHash(bytes)
  const known = first<{ no: number }>(file, 'SELECT attachment_no AS no FROM attachment WHERE content_hash = ?', hash)
  if (known) return known.no
  return run(
    file,
    'INSERT INTO attachment (id, media_type, file_name, words, bytes, content_hash) VALUES (?, ?, ?, ?, ?, ?)',
    AttachmentId.parse(randomCode()),
    mediaType,
    fileName,
    words,
    bytes,
    hash,
  ).row
}

const asShown = 't.id, t.media_type AS mediaType, t.words'

/** The attachments of a response in their order, without bytes and file names. */
export const attachmentsOf = (file: StudyFile, responseNo: number): Attachment[] =>
  all<Attachment>(
    file,
    `SELECT ${asShown} FROM response_attachment JOIN attachment t USING (attachment_no)
     WHERE response_no = ? ORDER BY position`,
    responseNo,
  )

/** The bytes of an attachment that one of a rater's own tasks shows; null if it is shown in none. */
export function attachmentShown(
  file: StudyFile,
  rater: RaterId,
  assignment: AssignmentId,
  attachment: AttachmentId,
): { readonly mediaType: string; readonly bytes: Uint8Array } | null {
  const sql = `SELECT t.media_type AS mediaType, t.bytes FROM attachment t
    JOIN assignment a ON a.id = ? AND a.rater_no = (SELECT rater_no FROM rater WHERE id = ?)
    WHERE t.id = ? AND (
      EXISTS (SELECT 1 FROM item_context c
        WHERE c.item_no = a.item_no AND c.attachment_no = t.attachment_no AND c.visible = 1)
      OR EXISTS (SELECT 1 FROM presentation p JOIN presentation_slot s USING (presentation_no)
        JOIN response_attachment r USING (response_no)
        WHERE p.assignment_no = a.assignment_no AND r.attachment_no = t.attachment_no))`
  return first<{ mediaType: string; bytes: Uint8Array }>(file, sql, assignment, rater, attachment) ?? null
}
