/**
 * Opens the study at the path given, says how that went, and holds it until its input ends. Run as a process; a second
 * argument is the number of the user to become first.
 */
import { ExpectedError } from '#contract/errors.ts'
import { connect, disconnect } from '../driver.ts'
import { closeStudyFile, openStudyFile } from '../studyFile.ts'

const [path = '', user] = process.argv.slice(2)
if (user !== undefined) {
  // Everything is loaded before the rights go: the code may lie where only root can read.
  disconnect(connect(':memory:', 'create'))
  process.setgid?.(Number(user))
  process.setuid?.(Number(user))
}
try {
  const file = openStudyFile(path)
  process.stdout.write('open\n')
  process.stdin.resume().on('end', () => closeStudyFile(file))
} catch (error) {
  process.stdout.write(`${error instanceof ExpectedError ? error.failure.code : String(error)}\n`)
}
