import { consistencyOfTables } from '#core/plain/consistency.ts'
import {
  type Command,
  flag,
  intervalOptions,
  intervalsOf,
  needed,
  numberOf,
  oneOf,
  Refused,
  text,
  textOf,
} from './command.ts'
import { answer, inputFile } from './inputFile.ts'

export const consistency: Command = {
  help: `evenhand consistency --ratings R.csv (--preferences P.csv | --rankings K.csv) [options]

Whether ratings and stated preferences of the same responses say the same thing, within and between raters.

  --ratings R.csv       columns rater, item, response, value and, if there are several, criterion
  --preferences P.csv   columns rater, item, left, right, outcome
                        outcome: left, right, tie, or -3 to 3 with negative for left
  --rankings K.csv      columns rater, item, response, rank; 1 or 0 is best, equal ranks tie
  --merge WAY           how several ratings are merged between raters: mean (default) or median
  --tolerance T         ratings closer than this are equal (default 1e-9)
  --resamples N         item bootstrap behind the intervals (default 1000, 0 for none)
  --seed N              of the bootstrap (default 1)
  --confidence C        of the intervals (default 0.95)
  --json                all numbers as JSON
`,
  options: {
    ratings: text,
    preferences: text,
    rankings: text,
    merge: text,
    tolerance: text,
    json: flag,
    ...intervalOptions,
  },
  files: 0,
  run: (given) => {
    const ratings = inputFile(needed(given, 'ratings'))
    const preferences = textOf(given, 'preferences')
    const rankings = textOf(given, 'rankings')
    if ((preferences === undefined) === (rankings === undefined)) {
      throw new Refused('either --preferences or --rankings is needed')
    }
    const stated =
      preferences === undefined ? { rankings: inputFile(rankings as string) } : { preferences: inputFile(preferences) }
    const merge = oneOf(given, 'merge', ['mean', 'median'])
    const tolerance = numberOf(given, 'tolerance', 0, 1e9)
    const options = {
      ...intervalsOf(given),
      ...(merge === undefined ? {} : { merge }),
      ...(tolerance === undefined ? {} : { tolerance }),
    }
    return answer(consistencyOfTables({ ratings, ...stated }, options), given.values.json === true)
  },
}
