import { tournamentOfTable } from '#core/plain/tournament.ts'
import { type Command, flag } from './command.ts'
import { answer, inputFile } from './inputFile.ts'

export const tournament: Command = {
  help: `evenhand tournament FILE [--json]

Whether preferences contradict themselves: circular triads with zeta, stochastic transitivity and Kendall's u.

  FILE      a square matrix (first column: systems; the others: how often the row's system was preferred to the
            column's), or one row per comparison with columns winner, loser and, if wanted, wins
  --json    all numbers as JSON
`,
  options: { json: flag },
  files: 1,
  run: (given) => {
    const [path = ''] = given.positionals
    return answer(tournamentOfTable(inputFile(path)), given.values.json === true)
  },
}
