import { type AgreementOptions, agreementOfTable } from '#core/plain/agreement.ts'
import {
  type Command,
  flag,
  type Given,
  intervalOptions,
  intervalsOf,
  listOf,
  needed,
  oneOf,
  Refused,
  text,
  textOf,
} from './command.ts'
import { inWords } from './explain.ts'
import { answer, inputFile } from './inputFile.ts'

const measurements = ['nominal', 'ordinal', 'interval', 'ratio', 'circular', 'bipolar', 'set'] as const
const intervalMethods = ['analytic', 'bca', 'percentile', 'two-way', 'jackknife'] as const

export const agreement: Command = {
  help: `evenhand agreement FILE --wide [options]
evenhand agreement FILE --unit U --rater R --value V [--criterion C] [options]

Agreement of raters: percent agreement, Cohen's kappa, Krippendorff's alpha and, with --all, every other coefficient
that can be computed.

  --wide                one row per unit, its name in the first column, one column per rater; empty is missing
  --unit, --rater, --value, --criterion   columns of a file with one row per rating
  --measurement M       ${measurements.join(', ')} (default nominal)
  --categories a,b,c    the values that may be given, in order; anything else in the file is refused
  --all                 every coefficient
  --listwise            only units that every rater rated
  --interval METHOD     ${intervalMethods.join(', ')} (default bca);
                        two-way draws raters as well as units, for Krippendorff's alpha of three raters or more
  --resamples N         bootstrap behind the intervals (default 1000, 0 for none)
  --seed N              of the bootstrap (default 1)
  --confidence C        of the intervals (default 0.95)
  --explain             what each value means and why it is as it is, in plain sentences
  --json                all numbers as JSON
`,
  options: {
    wide: flag,
    unit: text,
    rater: text,
    value: text,
    criterion: text,
    measurement: text,
    categories: text,
    all: flag,
    listwise: flag,
    explain: flag,
    interval: text,
    json: flag,
    ...intervalOptions,
  },
  files: 1,
  run: (given) => {
    const [path = ''] = given.positionals
    const measurement = oneOf(given, 'measurement', measurements)
    const interval = oneOf(given, 'interval', intervalMethods)
    const categories = listOf(given, 'categories')
    const options: AgreementOptions = {
      ...intervalsOf(given),
      layout: layoutOf(given),
      all: given.values.all === true,
      listwise: given.values.listwise === true,
      explain: given.values.explain === true,
      ...(measurement === undefined ? {} : { measurement }),
      ...(interval === undefined ? {} : { interval }),
      ...(categories === undefined ? {} : { categories }),
    }
    const outcome = agreementOfTable(inputFile(path), options)
    const worded = 'problem' in outcome ? outcome : { ...outcome, results: outcome.results.map(inWords) }
    return answer(worded, given.values.json === true)
  },
}

function layoutOf(given: Given): AgreementOptions['layout'] {
  const long = ['unit', 'rater', 'value', 'criterion'].filter((name) => textOf(given, name) !== undefined)
  if (given.values.wide === true) {
    if (long.length > 0) throw new Refused(`--wide and --${long[0]} exclude each other`)
    return { wide: true }
  }
  if (long.length === 0) throw new Refused('either --wide, or --unit, --rater and --value, is needed (see --help)')
  const criterion = textOf(given, 'criterion')
  return {
    unit: needed(given, 'unit'),
    rater: needed(given, 'rater'),
    value: needed(given, 'value'),
    ...(criterion === undefined ? {} : { criterion }),
  }
}
