import { byCodeUnits } from '../consistency/byCodeUnits.ts'
import { seededRandom, shuffledIndexes } from '../resample/seededRandom.ts'
import type { Result } from '../result.ts'

/** What a rater took a response for (null = "don't know"), and which system it was from. */
export type GuessOfSystem = { readonly rater: string; readonly system: string; readonly guess: string | null }

/**
 * Do guesses go with the systems? Cramér's V (1946) of systems × guesses, "don't know" being a guess of its own: 0 = every
 * system is taken for the same sources alike, 1 = the guess follows from the system. It needs no right guess, so it tests
 * blinding under any options. `p`: permutation test of Pearson's chi-squared, guesses shuffled within each rater, because
 * the guesses of one rater belong together; (reached + 1) / (resamples + 1).
 * Undefined: `no-data` without guesses, `one-category-declared` with one system, `no-variation` when all guesses are alike.
 */
export function guessAssociation(
  guesses: readonly GuessOfSystem[],
  { resamples, seed }: { readonly resamples: number; readonly seed: number },
): Result {
  const coefficient = 'blinding.guess_association'
  if (guesses.length === 0) return { coefficient, estimate: null, undefined: 'no-data' }
  const inOrder = guesses.toSorted((one, other) => byCodeUnits(orderOf(one), orderOf(other)))
  const systems = placesOf(inOrder.map(({ system }) => system))
  const answers = placesOf(inOrder.map(({ guess }) => answerOf(guess)))
  const perRater = [...Map.groupBy(inOrder, ({ rater }) => rater).values()]
  const counts = { guesses: guesses.length, raters: perRater.length }
  if (systems.size < 2) return { coefficient, estimate: null, undefined: 'one-category-declared', counts }
  if (answers.size < 2) return { coefficient, estimate: null, undefined: 'no-variation', counts }
  const blocks = perRater.map((own) => ({
    rows: own.map(({ system }) => systems.get(system) as number),
    columns: own.map(({ guess }) => answers.get(answerOf(guess)) as number),
  }))
  const statistic = chiSquaredOf(blocks, systems.size, answers.size)
  const random = seededRandom(seed)
  let reached = 1
  for (let resample = 0; resample < resamples; resample++) {
    const shuffled = blocks.map(({ rows, columns }) => ({
      rows,
      columns: Array.from(shuffledIndexes(columns.length, random), (place) => columns[place] as number),
    }))
    if (chiSquaredOf(shuffled, systems.size, answers.size) >= statistic - 1e-9) reached++
  }
  const most = guesses.length * (Math.min(systems.size, answers.size) - 1)
  const estimate = Math.sqrt(Math.min(1, statistic / most))
  return { coefficient, estimate, undefined: null, statistic, p: reached / (resamples + 1), counts }
}

const answerOf = (guess: string | null): string => JSON.stringify(guess)
const orderOf = ({ rater, system, guess }: GuessOfSystem): string => JSON.stringify([rater, system, guess])
const placesOf = (names: readonly string[]) =>
  new Map([...new Set(names)].sort(byCodeUnits).map((name, place) => [name, place]))

type Block = { readonly rows: readonly number[]; readonly columns: readonly number[] }

/** Pearson's chi-squared of all blocks together against independence. */
function chiSquaredOf(blocks: readonly Block[], height: number, width: number): number {
  const cells = new Float64Array(height * width)
  const [ofRow, ofColumn] = [new Float64Array(height), new Float64Array(width)]
  let n = 0
  for (const { rows, columns } of blocks) {
    rows.forEach((row, place) => {
      const column = columns[place] as number
      cells[row * width + column] = (cells[row * width + column] as number) + 1
      ofRow[row] = (ofRow[row] as number) + 1
      ofColumn[column] = (ofColumn[column] as number) + 1
      n++
    })
  }
  return cells.reduce((sum, count, cell) => {
    const expected = ((ofRow[Math.floor(cell / width)] as number) * (ofColumn[cell % width] as number)) / n
    return sum + (count - expected) ** 2 / expected
  }, 0)
}
