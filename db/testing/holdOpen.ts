/** Opens the study at the path given, says how that went, and holds it until its input ends. Run as a process. */
import { ExpectedError } from '#contract/errors.ts'
import { closeStudyFile, openStudyFile } from '../studyFile.ts'

const [path = ''] = process.argv.slice(2)
try {
  const file = openStudyFile(path)
  process.stdout.write('open\n')
  process.stdin.resume().on('end', () => closeStudyFile(file))
} catch (error) {
  process.stdout.write(`${error instanceof ExpectedError ? error.failure.code : String(error)}\n`)
}
