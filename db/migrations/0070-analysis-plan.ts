/** Analysis plans locked before unblinding: what would be computed, written down when nobody could know the outcome. */
export const analysisPlanTables = `
CREATE TABLE analysis_plan (
  plan_no INTEGER PRIMARY KEY NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  text TEXT NOT NULL,
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  data_hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER analysis_plan_no_update BEFORE UPDATE ON analysis_plan
BEGIN SELECT RAISE(ABORT, 'analysis_plan is append-only'); END;
CREATE TRIGGER analysis_plan_no_delete BEFORE DELETE ON analysis_plan
BEGIN SELECT RAISE(ABORT, 'analysis_plan is append-only'); END;
`
