import { isPlainFileProblem, type PlainFile, readPlainFile } from '#core/imports/plainFile.ts'
import { Refused } from './command.ts'
import { type Outcome, printed } from './printResults.ts'

/** The rows of a file; refuses one that cannot be read. */
export function inputFile(path: string): PlainFile {
  const file = readPlainFile(path)
  if (isPlainFileProblem(file)) throw new Refused(file.problem)
  return file
}

/** Prints what an analysis found, or refuses with the problem it named. */
export function answer(outcome: object, asJson: boolean): string {
  if ('problem' in outcome) throw new Refused(String(outcome.problem))
  return printed(outcome as Outcome, asJson)
}
