import { systemsTestOfTable } from '#core/plain/systemsTest.ts'
import { type Command, flag, intervalOptions, intervalsOf } from './command.ts'
import { answer, inputFile } from './inputFile.ts'

export const systemsTest: Command = {
  help: `evenhand test FILE --wide [options]

Tests whether systems differ on the same items: paired t, Wilcoxon signed rank, sign test and effect sizes for two
systems; Friedman, Cochran's Q and all pairs with adjusted p for more.

  --wide            one row per item, one column per system (a first column of item names is skipped); empty is missing
  --seed N          of what is random (default 1)
  --confidence C    of the intervals (default 0.95)
  --json            all numbers as JSON
`,
  options: { wide: flag, json: flag, ...intervalOptions },
  files: 1,
  run: (given) => {
    const [path = ''] = given.positionals
    return answer(systemsTestOfTable(inputFile(path), intervalsOf(given)), given.values.json === true)
  },
}
