/**
 * Every kind of judgement: best and worst, both bad, criteria of a comparison, several responses and turns in one task,
 * marks in the text, reasons, confidence, guesses of the source, the queue for later. SQLite cannot change a CHECK, so
 * `assignment` and `judgement` are built anew around their rows; the rows, and so the hashes, stay as they are.
 * Besides: what raters do beside judging, attachments, conversations, and the expected answers of items that have some.
 */
export const everyKindTables = `
CREATE TABLE assignment_anew (
  assignment_no INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  rater_no INTEGER NOT NULL REFERENCES rater (rater_no),
  item_no INTEGER NOT NULL REFERENCES item (item_no),
  kind TEXT NOT NULL CHECK (kind IN ('rating', 'preference', 'ranking', 'best-worst')),
  plan_no INTEGER REFERENCES plan (plan_no),
  phase INTEGER,
  ordinal INTEGER,
  batch_no INTEGER REFERENCES import_batch (batch_no),
  CHECK ((plan_no IS NULL) <> (batch_no IS NULL)),
  CHECK ((plan_no IS NULL) = (phase IS NULL) AND (plan_no IS NULL) = (ordinal IS NULL))
) STRICT;
INSERT INTO assignment_anew SELECT assignment_no, id, rater_no, item_no, kind, plan_no, phase, ordinal, batch_no
  FROM assignment;
DROP TABLE assignment;
ALTER TABLE assignment_anew RENAME TO assignment;
CREATE UNIQUE INDEX assignment_by_ordinal ON assignment (rater_no, ordinal) WHERE ordinal IS NOT NULL;
CREATE INDEX assignment_by_rater ON assignment (rater_no);
CREATE INDEX assignment_by_item ON assignment (item_no);
CREATE INDEX assignment_by_batch ON assignment (batch_no) WHERE batch_no IS NOT NULL;
CREATE TRIGGER assignment_no_update BEFORE UPDATE ON assignment
BEGIN SELECT RAISE(ABORT, 'assignment is append-only'); END;
CREATE TRIGGER assignment_no_delete BEFORE DELETE ON assignment
BEGIN SELECT RAISE(ABORT, 'assignment is append-only'); END;

CREATE TABLE judgement_anew (
  judgement_no INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  command TEXT UNIQUE,
  presentation_no INTEGER NOT NULL REFERENCES presentation (presentation_no),
  kind TEXT NOT NULL CHECK (kind IN ('rating', 'preference', 'ranking', 'best-worst', 'spans', 'justification',
    'confidence', 'guess', 'comment', 'flag', 'later', 'opened', 'submission')),
  criterion_version_no INTEGER REFERENCES criterion_version (criterion_version_no),
  slot INTEGER CHECK (slot >= 1),
  turn INTEGER CHECK (turn >= 1),
  supersedes INTEGER REFERENCES judgement (judgement_no),
  state TEXT CHECK (state IN ('given', 'both-bad', 'not-applicable', 'cannot-judge', 'cleared')),
  value REAL,
  reason TEXT,
  body TEXT,
  opened_at TEXT,
  first_input_at TEXT,
  active_ms INTEGER,
  recorded_at TEXT NOT NULL,
  app_version TEXT NOT NULL,
  device_no INTEGER NOT NULL REFERENCES device (device_no),
  sequence INTEGER NOT NULL CHECK (sequence >= 1),
  previous_hash BLOB NOT NULL CHECK (length(previous_hash) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  UNIQUE (device_no, sequence),
  CHECK (kind <> 'rating' OR criterion_version_no IS NOT NULL),
  CHECK (criterion_version_no IS NULL OR kind IN ('rating', 'preference')),
  CHECK (slot IS NULL OR kind IN ('rating', 'spans', 'guess')),
  CHECK (turn IS NULL OR kind IN ('rating', 'spans')),
  CHECK ((kind IN ('rating', 'preference', 'ranking', 'best-worst')) = (state IS NOT NULL)),
  CHECK (state IS NOT 'both-bad' OR kind = 'preference'),
  CHECK ((reason IS NOT NULL) = (state IS 'cannot-judge')),
  CHECK (value IS NULL OR body IS NULL),
  CHECK (state IS NULL OR (state = 'given') = (value IS NOT NULL OR body IS NOT NULL)),
  CHECK (kind NOT IN ('flag', 'later') OR value IS NOT NULL),
  CHECK (kind NOT IN ('comment', 'justification', 'spans', 'opened') OR body IS NOT NULL),
  CHECK (kind <> 'submission' OR (value IS NULL AND body IS NULL))
) STRICT;
INSERT INTO judgement_anew SELECT judgement_no, id, command, presentation_no, kind, criterion_version_no, NULL, NULL,
    supersedes, state, value, reason, body, opened_at, first_input_at, active_ms, recorded_at, app_version, device_no,
    sequence, previous_hash, hash
  FROM judgement;
DROP TABLE judgement;
ALTER TABLE judgement_anew RENAME TO judgement;
CREATE INDEX judgement_by_place
  ON judgement (presentation_no, kind, criterion_version_no, slot, turn, judgement_no);
CREATE INDEX judgement_by_submission ON judgement (presentation_no, judgement_no) WHERE kind = 'submission';
CREATE INDEX judgement_not_judged ON judgement (presentation_no) WHERE state = 'cannot-judge';
CREATE INDEX judgement_of_turns ON judgement (presentation_no) WHERE turn IS NOT NULL;
CREATE UNIQUE INDEX judgement_one_successor ON judgement (device_no, supersedes) WHERE supersedes IS NOT NULL;
CREATE UNIQUE INDEX judgement_one_start ON judgement
  (device_no, presentation_no, kind, ifnull(criterion_version_no, 0), ifnull(slot, 0), ifnull(turn, 0))
  WHERE supersedes IS NULL;
CREATE TRIGGER judgement_no_update BEFORE UPDATE ON judgement
BEGIN SELECT RAISE(ABORT, 'judgement is append-only'); END;
CREATE TRIGGER judgement_no_delete BEFORE DELETE ON judgement
BEGIN SELECT RAISE(ABORT, 'judgement is append-only'); END;

ALTER TABLE task_progress ADD COLUMN later_no INTEGER REFERENCES judgement (judgement_no);
CREATE INDEX task_progress_later ON task_progress (rater_no, later_no) WHERE later_no IS NOT NULL;

CREATE TABLE rater_note (
  note_no INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  command TEXT NOT NULL UNIQUE,
  rater_no INTEGER NOT NULL REFERENCES rater (rater_no),
  kind TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX rater_note_by_rater ON rater_note (rater_no, kind);
CREATE TRIGGER rater_note_no_update BEFORE UPDATE ON rater_note
BEGIN SELECT RAISE(ABORT, 'rater_note is append-only'); END;
CREATE TRIGGER rater_note_no_delete BEFORE DELETE ON rater_note
BEGIN SELECT RAISE(ABORT, 'rater_note is append-only'); END;

CREATE TABLE attachment (
  attachment_no INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  media_type TEXT NOT NULL,
  file_name TEXT NOT NULL,
  words TEXT NOT NULL DEFAULT '',
  bytes BLOB NOT NULL,
  content_hash BLOB NOT NULL UNIQUE CHECK (length(content_hash) = 32)
) STRICT;
ALTER TABLE item_context ADD COLUMN attachment_no INTEGER REFERENCES attachment (attachment_no);
CREATE TABLE response_attachment (
  response_no INTEGER NOT NULL REFERENCES response (response_no) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  attachment_no INTEGER NOT NULL REFERENCES attachment (attachment_no),
  PRIMARY KEY (response_no, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX response_attachment_by_attachment ON response_attachment (attachment_no);
CREATE INDEX item_context_by_attachment ON item_context (attachment_no) WHERE attachment_no IS NOT NULL;

ALTER TABLE item ADD COLUMN turns TEXT CHECK (turns IS NULL OR json_valid(turns));
ALTER TABLE item ADD COLUMN expected TEXT CHECK (expected IS NULL OR json_valid(expected));
`
