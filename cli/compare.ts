import { compareTable } from '#core/plain/compare.ts'
import { type Command, flag, intervalOptions, intervalsOf, needed, text, textOf } from './command.ts'
import { answer, inputFile } from './inputFile.ts'

export const compare: Command = {
  help: `evenhand compare FILE --left L --right R --outcome O [options]

Compares systems from pairwise outcomes: win rate, left share, Bradley-Terry (with and without a position effect),
Davidson, Rao-Kupper and Elo.

  --left L, --right R   columns with the two systems
  --outcome O           column with left, right, tie, or -3 to 3 with negative for left
  --item I, --rater R   columns with the item and the rater, for errors clustered by them
  --resamples N         resamples and permutations behind intervals (default 1000)
  --seed N              of the resampling (default 1)
  --confidence C        of the intervals (default 0.95)
  --json                all numbers as JSON
`,
  options: { left: text, right: text, outcome: text, item: text, rater: text, json: flag, ...intervalOptions },
  files: 1,
  run: (given) => {
    const [path = ''] = given.positionals
    const item = textOf(given, 'item')
    const rater = textOf(given, 'rater')
    const columns = {
      left: needed(given, 'left'),
      right: needed(given, 'right'),
      outcome: needed(given, 'outcome'),
      ...(item === undefined ? {} : { item }),
      ...(rater === undefined ? {} : { rater }),
    }
    return answer(compareTable(inputFile(path), columns, intervalsOf(given)), given.values.json === true)
  },
}
