/**
 * What a study is made of: its words and stages, items with their context, systems and responses, rubric versions,
 * raters. Row numbers (`…_no`) tie tables together inside the file; `id` is the random code the outside may see.
 */
export const studyTables = `
CREATE TABLE study (
  only_row INTEGER PRIMARY KEY NOT NULL CHECK (only_row = 1),
  id TEXT NOT NULL UNIQUE,
  words TEXT NOT NULL CHECK (json_valid(words)),
  protocol TEXT NOT NULL CHECK (json_valid(protocol)),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL
) STRICT;

CREATE TABLE stage_event (
  sequence INTEGER PRIMARY KEY NOT NULL,
  stage TEXT NOT NULL CHECK (stage IN ('preparing', 'judging', 'closed', 'unblinded')),
  at TEXT NOT NULL
) STRICT;

CREATE TABLE unblinding (
  sequence INTEGER PRIMARY KEY NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  reason TEXT NOT NULL,
  scope TEXT NOT NULL DEFAULT 'study',
  data_hash TEXT NOT NULL
) STRICT;

CREATE TABLE command_answer (
  command TEXT PRIMARY KEY NOT NULL,
  answer TEXT NOT NULL CHECK (json_valid(answer)),
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE item (
  item_no INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  key TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  prompt TEXT NOT NULL,
  language TEXT,
  role TEXT NOT NULL DEFAULT 'study'
    CHECK (role IN ('study', 'gold', 'attention', 'qualification', 'practice')),
  repeat_of INTEGER REFERENCES item (item_no),
  family TEXT,
  factors TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(factors))
) STRICT;
CREATE INDEX item_by_position ON item (position, item_no);
CREATE INDEX item_by_repeat ON item (repeat_of) WHERE repeat_of IS NOT NULL;

CREATE TABLE item_context (
  item_no INTEGER NOT NULL REFERENCES item (item_no) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL DEFAULT 'text',
  heading TEXT NOT NULL,
  body TEXT NOT NULL,
  visible INTEGER NOT NULL DEFAULT 1 CHECK (visible IN (0, 1)),
  PRIMARY KEY (item_no, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE item_tag (
  item_no INTEGER NOT NULL REFERENCES item (item_no) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  path TEXT NOT NULL,
  PRIMARY KEY (item_no, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_tag_by_path ON item_tag (path, item_no);

CREATE TABLE system (
  system_no INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE,
  version TEXT,
  kind TEXT
) STRICT;

CREATE TABLE response (
  response_no INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  item_no INTEGER NOT NULL REFERENCES item (item_no),
  system_no INTEGER NOT NULL REFERENCES system (system_no),
  sample INTEGER NOT NULL DEFAULT 1,
  text TEXT NOT NULL,
  turns TEXT CHECK (turns IS NULL OR json_valid(turns)),
  content_hash BLOB NOT NULL CHECK (length(content_hash) = 32),
  UNIQUE (item_no, system_no, sample)
) STRICT;
CREATE INDEX response_by_system ON response (system_no);

CREATE TABLE criterion (
  criterion_no INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE criterion_version (
  criterion_version_no INTEGER PRIMARY KEY NOT NULL,
  criterion_no INTEGER NOT NULL REFERENCES criterion (criterion_no),
  supersedes INTEGER REFERENCES criterion_version (criterion_version_no),
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;
CREATE INDEX criterion_version_by_criterion ON criterion_version (criterion_no);

CREATE TABLE rubric_version (
  version INTEGER PRIMARY KEY NOT NULL,
  made_at TEXT NOT NULL
) STRICT;

CREATE TABLE rubric_criterion (
  version INTEGER NOT NULL REFERENCES rubric_version (version),
  position INTEGER NOT NULL,
  criterion_version_no INTEGER NOT NULL REFERENCES criterion_version (criterion_version_no),
  PRIMARY KEY (version, position),
  UNIQUE (version, criterion_version_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX rubric_criterion_by_criterion ON rubric_criterion (criterion_version_no);

CREATE TABLE rater (
  rater_no INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  pseudonym TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('human', 'machine')),
  groups TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(groups)),
  weight REAL NOT NULL DEFAULT 1
) STRICT;

CREATE TRIGGER stage_event_no_update BEFORE UPDATE ON stage_event
BEGIN SELECT RAISE(ABORT, 'stage_event is append-only'); END;
CREATE TRIGGER stage_event_no_delete BEFORE DELETE ON stage_event
BEGIN SELECT RAISE(ABORT, 'stage_event is append-only'); END;
CREATE TRIGGER unblinding_no_update BEFORE UPDATE ON unblinding
BEGIN SELECT RAISE(ABORT, 'unblinding is append-only'); END;
CREATE TRIGGER unblinding_no_delete BEFORE DELETE ON unblinding
BEGIN SELECT RAISE(ABORT, 'unblinding is append-only'); END;
CREATE TRIGGER criterion_version_no_update BEFORE UPDATE ON criterion_version
BEGIN SELECT RAISE(ABORT, 'criterion_version is append-only'); END;
CREATE TRIGGER criterion_version_no_delete BEFORE DELETE ON criterion_version
BEGIN SELECT RAISE(ABORT, 'criterion_version is append-only'); END;
CREATE TRIGGER rubric_criterion_no_update BEFORE UPDATE ON rubric_criterion
BEGIN SELECT RAISE(ABORT, 'rubric_criterion is append-only'); END;
CREATE TRIGGER rubric_criterion_no_delete BEFORE DELETE ON rubric_criterion
BEGIN SELECT RAISE(ABORT, 'rubric_criterion is append-only'); END;
`
