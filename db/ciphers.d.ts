/** The package with ciphers names no types where its `exports` are looked up; it offers those of better-sqlite3. */
declare module 'better-sqlite3-multiple-ciphers' {
  import Database from 'better-sqlite3'
  export = Database
}
