import { connect, disconnect, pragma, run, script, transaction } from '#db/driver.ts'

/** Milliseconds that so many bare inserts of three numbers and a letter take in one transaction: the peer of storing. */
export function bareInserts(path: string, rows: number): number {
  const file = connect(path, 'create')
  try {
    pragma(file, 'journal_mode = WAL')
    pragma(file, 'synchronous = FULL')
    script(
      file,
      'CREATE TABLE bare (id INTEGER PRIMARY KEY, one INTEGER, two INTEGER, three INTEGER, words TEXT) STRICT',
    )
    const start = performance.now()
    transaction(file, () => {
      for (let row = 0; row < rows; row++) {
        run(file, 'INSERT INTO bare (one, two, three, words) VALUES (?, ?, ?, ?)', row, row % 20, row % 7, 'A')
      }
    })
    return performance.now() - start
  } finally {
    disconnect(file)
  }
}
