/**
 * Reading a million ratings: the index that finds an answer by its place holds the answer too, so that reading them all
 * touches no row of the log; and one for what is said beside answers. `content_stamp` counts every change of whatever enters a report beside the log, so that what
 * was read once is known to be the same still; `known_hash` is the hash of the data as it was at a stamp.
 */
export const readingTables = `
DROP INDEX judgement_by_place;
CREATE INDEX judgement_by_place
  ON judgement (presentation_no, kind, criterion_version_no, slot, turn, judgement_no, state, value);
CREATE INDEX judgement_beside_answers ON judgement (kind, presentation_no, slot, judgement_no)
  WHERE kind IN ('comment', 'confidence', 'guess');

CREATE TABLE content_stamp (
  only_row INTEGER PRIMARY KEY NOT NULL CHECK (only_row = 1),
  changes INTEGER NOT NULL
) STRICT;
INSERT INTO content_stamp (only_row, changes) VALUES (1, 0);

CREATE TABLE known_hash (
  only_row INTEGER PRIMARY KEY NOT NULL CHECK (only_row = 1),
  stamp TEXT NOT NULL,
  data_hash TEXT NOT NULL
) STRICT;
${[
  'study',
  'stage_event',
  'unblinding',
  'item',
  'item_context',
  'item_tag',
  'system',
  'response',
  'response_attachment',
  'attachment',
  'criterion',
  'criterion_version',
  'rubric_version',
  'rubric_criterion',
  'rater',
  'exclusion',
  'plan',
  'plan_phase',
  'import_batch',
  'assignment',
  'presentation',
  'presentation_slot',
  'device',
]
  .flatMap((table) => ['INSERT', 'UPDATE', 'DELETE'].map((change) => counted(table, change)))
  .join('')}`

function counted(table: string, change: string): string {
  return `
CREATE TRIGGER ${table}_counts_${change.toLowerCase()} AFTER ${change} ON ${table}
BEGIN UPDATE content_stamp SET changes = changes + 1; END;`
}
