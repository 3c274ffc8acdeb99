/** What was made of a study: cached analysis runs (may be emptied at any time) and a record of every export. */
export const reportTables = `
CREATE TABLE analysis_run (
  input_hash TEXT PRIMARY KEY NOT NULL,
  answer TEXT NOT NULL CHECK (json_valid(answer)),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX analysis_run_by_age ON analysis_run (at);

CREATE TABLE export (
  export_no INTEGER PRIMARY KEY NOT NULL,
  at TEXT NOT NULL,
  format TEXT NOT NULL,
  file_name TEXT NOT NULL,
  naming TEXT NOT NULL CHECK (naming IN ('codes', 'names', 'never-blinded')),
  data_hash TEXT NOT NULL
) STRICT;
`
