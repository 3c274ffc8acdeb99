/**
 * Who was asked what, what was shown, and the append-only log of what was judged. `task_progress` is derived
 * from the log and written in the transaction that appends to it, so that finding the next open task never walks the log.
 */
export const judgingTables = `
CREATE TABLE plan (
  plan_no INTEGER PRIMARY KEY NOT NULL,
  algorithm TEXT NOT NULL,
  seed INTEGER NOT NULL,
  hash TEXT NOT NULL,
  certificate TEXT NOT NULL CHECK (json_valid(certificate))
) STRICT;

CREATE TABLE plan_phase (
  plan_no INTEGER NOT NULL REFERENCES plan (plan_no),
  phase INTEGER NOT NULL,
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  PRIMARY KEY (plan_no, phase)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_batch (
  batch_no INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  file_name TEXT NOT NULL,
  file_hash TEXT NOT NULL,
  mapping TEXT NOT NULL CHECK (json_valid(mapping)),
  counts TEXT NOT NULL CHECK (json_valid(counts)),
  at TEXT NOT NULL
) STRICT;

CREATE TABLE assignment (
  assignment_no INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  rater_no INTEGER NOT NULL REFERENCES rater (rater_no),
  item_no INTEGER NOT NULL REFERENCES item (item_no),
  kind TEXT NOT NULL CHECK (kind IN ('rating', 'preference', 'ranking')),
  plan_no INTEGER REFERENCES plan (plan_no),
  phase INTEGER,
  ordinal INTEGER,
  batch_no INTEGER REFERENCES import_batch (batch_no),
  CHECK ((plan_no IS NULL) <> (batch_no IS NULL)),
  CHECK ((plan_no IS NULL) = (phase IS NULL) AND (plan_no IS NULL) = (ordinal IS NULL))
) STRICT;
CREATE UNIQUE INDEX assignment_by_ordinal ON assignment (rater_no, ordinal) WHERE ordinal IS NOT NULL;
CREATE INDEX assignment_by_rater ON assignment (rater_no);
CREATE INDEX assignment_by_batch ON assignment (batch_no) WHERE batch_no IS NOT NULL;

CREATE TABLE presentation (
  presentation_no INTEGER PRIMARY KEY NOT NULL,
  assignment_no INTEGER NOT NULL UNIQUE REFERENCES assignment (assignment_no),
  occurrence INTEGER NOT NULL DEFAULT 1 CHECK (occurrence >= 1),
  rubric_version INTEGER NOT NULL REFERENCES rubric_version (version)
) STRICT;

CREATE TABLE presentation_slot (
  presentation_no INTEGER NOT NULL REFERENCES presentation (presentation_no),
  position INTEGER NOT NULL CHECK (position >= 1),
  response_no INTEGER NOT NULL REFERENCES response (response_no),
  blind_label TEXT NOT NULL,
  PRIMARY KEY (presentation_no, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE device (
  device_no INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('computer', 'import')),
  computer TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE judgement (
  judgement_no INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  command TEXT UNIQUE,
  presentation_no INTEGER NOT NULL REFERENCES presentation (presentation_no),
  kind TEXT NOT NULL CHECK (kind IN ('rating', 'preference', 'ranking', 'comment', 'flag', 'submission')),
  criterion_version_no INTEGER REFERENCES criterion_version (criterion_version_no),
  supersedes INTEGER REFERENCES judgement (judgement_no),
  state TEXT CHECK (state IN ('given', 'not-applicable', 'cannot-judge', 'cleared')),
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
  CHECK ((kind = 'rating') = (criterion_version_no IS NOT NULL)),
  CHECK ((kind IN ('rating', 'preference', 'ranking')) = (state IS NOT NULL)),
  CHECK ((reason IS NOT NULL) = (state IS 'cannot-judge')),
  CHECK ((value IS NOT NULL) = (kind = 'flag' OR (state IS 'given' AND kind IN ('rating', 'preference')))),
  CHECK ((body IS NOT NULL) = (kind = 'comment' OR (state IS 'given' AND kind = 'ranking')))
) STRICT;
CREATE INDEX judgement_by_place ON judgement (presentation_no, kind, criterion_version_no, judgement_no);
CREATE INDEX judgement_by_submission ON judgement (presentation_no, judgement_no) WHERE kind = 'submission';
CREATE INDEX judgement_not_judged ON judgement (presentation_no) WHERE state = 'cannot-judge';
CREATE UNIQUE INDEX judgement_one_successor ON judgement (device_no, supersedes) WHERE supersedes IS NOT NULL;
CREATE UNIQUE INDEX judgement_one_start
  ON judgement (device_no, presentation_no, kind, ifnull(criterion_version_no, 0)) WHERE supersedes IS NULL;

CREATE TABLE task_progress (
  assignment_no INTEGER PRIMARY KEY NOT NULL REFERENCES assignment (assignment_no),
  rater_no INTEGER NOT NULL REFERENCES rater (rater_no),
  ordinal INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'untouched' CHECK (state IN ('untouched', 'started', 'submitted')),
  flagged INTEGER NOT NULL DEFAULT 0 CHECK (flagged IN (0, 1)),
  submission_no INTEGER REFERENCES judgement (judgement_no),
  active_ms INTEGER,
  last_at TEXT
) STRICT;
CREATE INDEX task_progress_by_state ON task_progress (rater_no, state, ordinal);
CREATE INDEX task_progress_by_submission ON task_progress (rater_no, submission_no, active_ms)
  WHERE submission_no IS NOT NULL;

CREATE TRIGGER judgement_no_update BEFORE UPDATE ON judgement
BEGIN SELECT RAISE(ABORT, 'judgement is append-only'); END;
CREATE TRIGGER judgement_no_delete BEFORE DELETE ON judgement
BEGIN SELECT RAISE(ABORT, 'judgement is append-only'); END;
CREATE TRIGGER presentation_no_update BEFORE UPDATE ON presentation
BEGIN SELECT RAISE(ABORT, 'presentation is append-only'); END;
CREATE TRIGGER presentation_no_delete BEFORE DELETE ON presentation
BEGIN SELECT RAISE(ABORT, 'presentation is append-only'); END;
CREATE TRIGGER presentation_slot_no_update BEFORE UPDATE ON presentation_slot
BEGIN SELECT RAISE(ABORT, 'presentation_slot is append-only'); END;
CREATE TRIGGER presentation_slot_no_delete BEFORE DELETE ON presentation_slot
BEGIN SELECT RAISE(ABORT, 'presentation_slot is append-only'); END;
CREATE TRIGGER assignment_no_update BEFORE UPDATE ON assignment
BEGIN SELECT RAISE(ABORT, 'assignment is append-only'); END;
CREATE TRIGGER assignment_no_delete BEFORE DELETE ON assignment
BEGIN SELECT RAISE(ABORT, 'assignment is append-only'); END;
`
