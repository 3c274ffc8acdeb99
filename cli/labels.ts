import { alternativeAnnotatorOfTable, labelsOfTable } from '#core/plain/labels.ts'
import { type Command, flag, intervalOptions, intervalsOf, listOf, needed, text, textOf } from './command.ts'
import { answer, inputFile } from './inputFile.ts'

export const labels: Command = {
  help: `evenhand labels FILE --task T --rater R --value V [options]
evenhand labels FILE --candidate C [--json]

Merges several people's labels: majority vote and Dawid-Skene. With --candidate, tests whether a candidate column can
stand in for a person (alternative annotator test) in a table with one column per person.

  --task T, --rater R, --value V   columns of a long file, one row per label
  --categories a,b,c               the labels that may be given, in order
  --candidate C                    the column of the candidate in a wide file
  --seed N                         of the starting points (default 1)
  --json                           all numbers as JSON
`,
  options: { task: text, rater: text, value: text, categories: text, candidate: text, json: flag, ...intervalOptions },
  files: 1,
  run: (given) => {
    const [path = ''] = given.positionals
    const asJson = given.values.json === true
    const candidate = textOf(given, 'candidate')
    if (candidate !== undefined) return answer(alternativeAnnotatorOfTable(inputFile(path), candidate), asJson)
    const columns = { task: needed(given, 'task'), rater: needed(given, 'rater'), chosen: needed(given, 'value') }
    const classes = listOf(given, 'categories')
    const options = { ...intervalsOf(given), ...(classes === undefined ? {} : { classes }) }
    return answer(labelsOfTable(inputFile(path), columns, options), asJson)
  },
}
