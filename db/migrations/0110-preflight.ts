/**
 * Names to look for before judging opens, what was decided about each finding, and texts as they were before something
 * was taken out of them. A presentation is fixed as soon as somebody judged in it, and until then may move to a newer
 * rubric.
 */
export const preflightTables = `
CREATE TABLE watched_name (
  name TEXT PRIMARY KEY NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE leak_decision (
  decision_no INTEGER PRIMARY KEY NOT NULL,
  finding TEXT NOT NULL,
  kind TEXT NOT NULL,
  places INTEGER NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('redacted', 'accepted', 'undone')),
  by TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX leak_decision_by_finding ON leak_decision (finding, decision_no);
CREATE TRIGGER leak_decision_no_update BEFORE UPDATE ON leak_decision
BEGIN SELECT RAISE(ABORT, 'leak_decision is append-only'); END;
CREATE TRIGGER leak_decision_no_delete BEFORE DELETE ON leak_decision
BEGIN SELECT RAISE(ABORT, 'leak_decision is append-only'); END;

CREATE TABLE unredacted (
  part TEXT NOT NULL,
  row_no INTEGER NOT NULL,
  position INTEGER NOT NULL,
  original BLOB NOT NULL,
  PRIMARY KEY (part, row_no, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE freeze (
  freeze_no INTEGER PRIMARY KEY NOT NULL,
  at TEXT NOT NULL,
  rubric_version INTEGER NOT NULL REFERENCES rubric_version (version),
  content_hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER freeze_no_update BEFORE UPDATE ON freeze
BEGIN SELECT RAISE(ABORT, 'freeze is append-only'); END;
CREATE TRIGGER freeze_no_delete BEFORE DELETE ON freeze
BEGIN SELECT RAISE(ABORT, 'freeze is append-only'); END;

DROP TRIGGER presentation_no_update;
CREATE TRIGGER presentation_no_update BEFORE UPDATE ON presentation
WHEN OLD.presentation_no <> NEW.presentation_no OR OLD.assignment_no <> NEW.assignment_no
  OR OLD.occurrence <> NEW.occurrence
  OR EXISTS (SELECT 1 FROM judgement WHERE judgement.presentation_no = OLD.presentation_no)
BEGIN SELECT RAISE(ABORT, 'presentation is append-only'); END;
`
