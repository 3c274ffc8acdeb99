/** What is decided in review: adjudications beside the judgements, never in their place, and who is left out and why. */
export const reviewTables = `
CREATE TABLE adjudication (
  adjudication_no INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  case_id TEXT NOT NULL,
  step TEXT NOT NULL CHECK (step IN ('own', 'final')),
  item_no INTEGER NOT NULL REFERENCES item (item_no),
  first_response INTEGER NOT NULL REFERENCES response (response_no),
  second_response INTEGER REFERENCES response (response_no),
  criterion_no INTEGER REFERENCES criterion (criterion_no),
  verdict TEXT NOT NULL CHECK (json_valid(verdict)),
  reason TEXT,
  comment TEXT NOT NULL DEFAULT '',
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  CHECK ((criterion_no IS NULL) = (second_response IS NOT NULL)),
  CHECK ((step = 'final') = (reason IS NOT NULL))
) STRICT;
CREATE INDEX adjudication_by_case ON adjudication (case_id, adjudication_no);
CREATE TRIGGER adjudication_no_update BEFORE UPDATE ON adjudication
BEGIN SELECT RAISE(ABORT, 'adjudication is append-only'); END;
CREATE TRIGGER adjudication_no_delete BEFORE DELETE ON adjudication
BEGIN SELECT RAISE(ABORT, 'adjudication is append-only'); END;

CREATE TABLE exclusion (
  exclusion_no INTEGER PRIMARY KEY NOT NULL,
  rater_no INTEGER NOT NULL REFERENCES rater (rater_no),
  excluded INTEGER NOT NULL CHECK (excluded IN (0, 1)),
  reason TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX exclusion_by_rater ON exclusion (rater_no, exclusion_no);
CREATE TRIGGER exclusion_no_update BEFORE UPDATE ON exclusion
BEGIN SELECT RAISE(ABORT, 'exclusion is append-only'); END;
CREATE TRIGGER exclusion_no_delete BEFORE DELETE ON exclusion
BEGIN SELECT RAISE(ABORT, 'exclusion is append-only'); END;
`
