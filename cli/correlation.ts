import { correlationOfTable } from '#core/plain/correlation.ts'
import { type Command, flag, intervalOptions, intervalsOf, text, textOf } from './command.ts'
import { answer, inputFile } from './inputFile.ts'

export const correlation: Command = {
  help: `evenhand correlation FILE [--x X] [--y Y] [options]

Correlation of two columns: tau-b, Spearman, Pearson, Lin's concordance and Bland-Altman limits.

  --x X, --y Y      the columns (default: columns called x and y, else the last two)
  --confidence C    of the intervals (default 0.95)
  --json            all numbers as JSON
`,
  options: { x: text, y: text, json: flag, ...intervalOptions },
  files: 1,
  run: (given) => {
    const [path = ''] = given.positionals
    const x = textOf(given, 'x')
    const y = textOf(given, 'y')
    const columns = { ...(x === undefined ? {} : { x }), ...(y === undefined ? {} : { y }) }
    return answer(correlationOfTable(inputFile(path), columns, intervalsOf(given)), given.values.json === true)
  },
}
