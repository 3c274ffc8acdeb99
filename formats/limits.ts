/** What a file may hold at most. Beyond these a reader says so; it does not try. */
export const limits = {
  /** Bytes of a file. */
  bytes: 256 * 1024 * 1024,
  columns: 10_000,
  /** Rows times columns. */
  cells: 20_000_000,
  /** UTF-16 code units of one cell that is brought in. */
  cellLength: 1024 * 1024,
  /** Lists and objects inside one another. */
  depth: 100,
} as const
