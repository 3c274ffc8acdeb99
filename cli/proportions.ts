import { proportionsOfTable } from '#core/plain/agreementProportions.ts'
import { type Command, flag, numberOf, text, textOf } from './command.ts'
import { answer, inputFile } from './inputFile.ts'

export const proportions: Command = {
  help: `evenhand proportions FILE [--successes S] [--trials T] [options]

Intervals of proportions, one per row: Wilson with and without continuity correction, Clopper-Pearson, Agresti-Coull and
Jeffreys.

  --successes S     the column that says how often it happened (default: successes)
  --trials T        the column that says out of how many (default: trials)
  --confidence C    of the intervals (default 0.95)
  --json            all numbers as JSON
`,
  options: { successes: text, trials: text, confidence: text, json: flag },
  files: 1,
  run: (given) => {
    const [path = ''] = given.positionals
    const columns = {
      successes: textOf(given, 'successes') ?? 'successes',
      trials: textOf(given, 'trials') ?? 'trials',
    }
    const confidence = numberOf(given, 'confidence', 0.01, 0.9999)
    const options = confidence === undefined ? {} : { confidence }
    return answer(proportionsOfTable(inputFile(path), columns, options), given.values.json === true)
  },
}
