/**
 * Packets: what was handed out to whom and came back when (in the coordinator's file), which study a packet belongs to
 * (in a packet), PINs of raters who share a computer, and the key: which source is which, fixed by its hash when judging
 * opens and, if the coordinator wishes, sealed.
 */
export const packetTables = `
CREATE TABLE packet (
  packet_no INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  secret BLOB NOT NULL CHECK (length(secret) = 32),
  made_at TEXT NOT NULL,
  file_name TEXT NOT NULL,
  content_hash BLOB NOT NULL CHECK (length(content_hash) = 32),
  cipher_key BLOB CHECK (cipher_key IS NULL OR length(cipher_key) = 32),
  cipher_salt BLOB UNIQUE CHECK (cipher_salt IS NULL OR length(cipher_salt) = 16),
  CHECK ((cipher_key IS NULL) = (cipher_salt IS NULL))
) STRICT;
CREATE TABLE packet_task (
  packet_no INTEGER NOT NULL REFERENCES packet (packet_no),
  assignment_no INTEGER NOT NULL REFERENCES assignment (assignment_no),
  PRIMARY KEY (packet_no, assignment_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX packet_task_by_assignment ON packet_task (assignment_no);
CREATE TABLE packet_return (
  return_no INTEGER PRIMARY KEY NOT NULL,
  packet_no INTEGER NOT NULL REFERENCES packet (packet_no),
  at TEXT NOT NULL,
  file_name TEXT NOT NULL,
  file_hash TEXT NOT NULL,
  counts TEXT NOT NULL CHECK (json_valid(counts))
) STRICT;
CREATE INDEX packet_return_by_packet ON packet_return (packet_no);
CREATE TABLE packet_device (
  device_no INTEGER PRIMARY KEY NOT NULL REFERENCES device (device_no),
  packet_no INTEGER NOT NULL REFERENCES packet (packet_no),
  code TEXT NOT NULL,
  from_sequence INTEGER NOT NULL CHECK (from_sequence >= 0),
  from_hash BLOB NOT NULL CHECK (length(from_hash) = 32)
) STRICT;
CREATE INDEX packet_device_by_packet ON packet_device (packet_no);

CREATE TABLE packet_origin (
  only_row INTEGER PRIMARY KEY NOT NULL CHECK (only_row = 1),
  study_mark BLOB NOT NULL CHECK (length(study_mark) = 32),
  format INTEGER NOT NULL CHECK (format >= 1),
  made_at TEXT NOT NULL
) STRICT;

CREATE TABLE rater_pin (
  rater_no INTEGER PRIMARY KEY NOT NULL REFERENCES rater (rater_no) ON DELETE CASCADE,
  salt BLOB NOT NULL CHECK (length(salt) = 16),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  cost INTEGER NOT NULL,
  set_at TEXT NOT NULL
) STRICT;

CREATE TABLE source_key (
  only_row INTEGER PRIMARY KEY NOT NULL CHECK (only_row = 1),
  key_hash BLOB NOT NULL CHECK (length(key_hash) = 32),
  nonce BLOB CHECK (nonce IS NULL OR length(nonce) = 32),
  made_at TEXT NOT NULL,
  sealed_at TEXT,
  salt BLOB CHECK (salt IS NULL OR length(salt) = 16),
  cost INTEGER,
  iv BLOB CHECK (iv IS NULL OR length(iv) = 12),
  tag BLOB CHECK (tag IS NULL OR length(tag) = 16),
  sealed BLOB,
  opened_at TEXT,
  CHECK ((sealed IS NULL) = (sealed_at IS NULL)),
  CHECK ((sealed IS NULL) = (salt IS NULL) AND (sealed IS NULL) = (cost IS NULL)
    AND (sealed IS NULL) = (iv IS NULL) AND (sealed IS NULL) = (tag IS NULL))
) STRICT;

CREATE TRIGGER packet_no_update BEFORE UPDATE ON packet
BEGIN SELECT RAISE(ABORT, 'packet is append-only'); END;
CREATE TRIGGER packet_no_delete BEFORE DELETE ON packet
BEGIN SELECT RAISE(ABORT, 'packet is append-only'); END;
CREATE TRIGGER packet_task_no_update BEFORE UPDATE ON packet_task
BEGIN SELECT RAISE(ABORT, 'packet_task is append-only'); END;
CREATE TRIGGER packet_task_no_delete BEFORE DELETE ON packet_task
BEGIN SELECT RAISE(ABORT, 'packet_task is append-only'); END;
CREATE TRIGGER packet_return_no_update BEFORE UPDATE ON packet_return
BEGIN SELECT RAISE(ABORT, 'packet_return is append-only'); END;
CREATE TRIGGER packet_return_no_delete BEFORE DELETE ON packet_return
BEGIN SELECT RAISE(ABORT, 'packet_return is append-only'); END;
CREATE TRIGGER packet_device_no_update BEFORE UPDATE ON packet_device
BEGIN SELECT RAISE(ABORT, 'packet_device is append-only'); END;
CREATE TRIGGER packet_device_no_delete BEFORE DELETE ON packet_device
BEGIN SELECT RAISE(ABORT, 'packet_device is append-only'); END;
`
