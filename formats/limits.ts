/** What a file may hold at most. Beyond these a reader says so; it does not try. */
export const limits = {
  /** Bytes of a file that is read whole. */
  bytes: 256 * 1024 * 1024,
  /** Bytes of all files of one import together. */
  stagedBytes: 4 * 1024 * 1024 * 1024,
  columns: 10_000,
  /** Rows times columns of a table that is held in memory. */
  cells: 20_000_000,
  /** UTF-16 code units of one cell that is brought in. */
  cellLength: 1024 * 1024,
  /** UTF-16 code units of one row of a file. */
  rowLength: 64 * 1024 * 1024,
  /** Lists and objects inside one another. */
  depth: 100,
  /** Files of one import, and entries of an archive. */
  files: 20_000,
  /** Bytes of a workbook once unpacked. */
  workbookBytes: 256 * 1024 * 1024,
  /** Bytes of a columnar file once unpacked. */
  columnarBytes: 1024 * 1024 * 1024,
  /** How many times larger than itself an archive may become. */
  unpackedRatio: 200,
  /** Bytes of one picture or text that travels inside the study. */
  attachmentBytes: 16 * 1024 * 1024,
} as const
