import { byCodeUnits } from '../consistency/byCodeUnits.ts'
import type { IntervalOptions } from '../consistency/itemBootstrap.ts'
import { itemBootstrap } from '../consistency/itemBootstrap.ts'
import { normalQuantile } from '../numeric/distributions.ts'
import type { Result } from '../result.ts'

/** Which source a response had and which one the rater guessed; null = "don't know". */
export type SourceGuess = { readonly source: string; readonly guess: string | null; readonly rater: string }

/** Guesses about one source. */
export type SourceBlinding = Result & {
  readonly source: string
  readonly right: number
  readonly wrong: number
  readonly unknown: number
}

/**
 * Bang's blinding index for each source (Bang, Ni & Davis 2004): (right − expected right by chance among the guesses)
 * scaled so that 1 = all right, 0 = guessing, −1 = (with two sources) all wrong. With two sources (right − wrong) / n;
 * with K sources (right − wrong / (K − 1)) / n. "Don't know" counts as perfectly blind. Normal interval from the
 * multinomial variance. Undefined (`no-data`) for a source without guesses and (`one-category-declared`) with one source.
 */
export function bangIndex(guesses: readonly SourceGuess[], confidence = 0.95): readonly SourceBlinding[] {
  const sources = [...new Set(guesses.map((row) => row.source))].sort()
  const named = new Set([...sources, ...guesses.flatMap((row) => (row.guess === null ? [] : [row.guess]))])
  const penalty = 1 / (named.size - 1)
  const z = normalQuantile(1 - (1 - confidence) / 2) as number
  return sources.map((source): SourceBlinding => {
    const own = guesses.filter((row) => row.source === source)
    const right = own.filter((row) => row.guess === source).length
    const unknown = own.filter((row) => row.guess === null).length
    const wrong = own.length - right - unknown
    const about = { source, right, wrong, unknown }
    const coefficient = 'blinding.bang'
    if (named.size < 2) return { coefficient, estimate: null, undefined: 'one-category-declared', ...about }
    const n = own.length
    const estimate = (right - penalty * wrong) / n
    const standardError = Math.sqrt(Math.max(0, (right + penalty ** 2 * wrong) / n - estimate ** 2) / n)
    const interval = {
      low: estimate - z * standardError,
      high: estimate + z * standardError,
      confidence,
      method: 'wald',
    }
    return { coefficient, estimate, undefined: null, standardError, interval, ...about }
  })
}

/**
 * James's blinding index over all sources (James et al. 1996): (1 + P_dk + (1 − P_dk) K) / 2, where P_dk is the share of
 * "don't know" and K a kappa-like measure of disagreement between source and guess among the guesses, wrong guesses
 * weighing alike. 1 = all "don't know", ½ = guessing at random, 0 = everybody right. Interval: bootstrap over raters.
 * Undefined: `no-data` without guesses, `one-category-declared` with one source, `no-variation` when the guesses made
 * leave nothing to disagree about by chance.
 */
export function jamesIndex(guesses: readonly SourceGuess[], interval?: IntervalOptions): Result {
  const coefficient = 'blinding.james'
  const sources = [
    ...new Set(guesses.flatMap((row) => [row.source, ...(row.guess === null ? [] : [row.guess])])),
  ].sort()
  if (guesses.length === 0) return { coefficient, estimate: null, undefined: 'no-data' }
  if (sources.length < 2) return { coefficient, estimate: null, undefined: 'one-category-declared' }
  const width = sources.length * (sources.length + 1)
  const place = ({ source, guess }: SourceGuess): number =>
    sources.indexOf(source) * (sources.length + 1) + (guess === null ? sources.length : sources.indexOf(guess))
  const perRater = Map.groupBy(guesses, (row) => row.rater)
  const rows = [...perRater.keys()].sort(byCodeUnits).map((rater) => {
    const counts = Array.from<number>({ length: width }).fill(0)
    for (const guess of perRater.get(rater) as SourceGuess[])
      counts[place(guess)] = (counts[place(guess)] as number) + 1
    return counts
  })
  const figure = (totals: ArrayLike<number>): number | null => jamesOf(totals, sources.length)
  const all = Array.from({ length: width }, (_, cell) => rows.reduce((sum, row) => sum + (row[cell] as number), 0))
  const estimate = figure(all)
  const made = interval ? itemBootstrap(rows, [figure], interval)[0] : undefined
  return {
    coefficient,
    estimate,
    undefined: estimate === null ? 'no-variation' : null,
    ...(made ? { interval: made.interval && { ...made.interval, method: 'rater bootstrap, bca' } } : {}),
    ...(made?.undefined ? { intervalUndefined: made.undefined } : {}),
    counts: { guesses: guesses.length, raters: rows.length },
  }
}

/** The index from counts by source (row) and guess, the last column being "don't know". */
function jamesOf(counts: ArrayLike<number>, sources: number): number | null {
  const at = (source: number, guess: number): number => counts[source * (sources + 1) + guess] as number
  let n = 0
  let unknown = 0
  let wrong = 0
  const guessedBySource = new Float64Array(sources)
  const guessed = new Float64Array(sources)
  for (let source = 0; source < sources; source++) {
    unknown += at(source, sources)
    n += at(source, sources)
    for (let guess = 0; guess < sources; guess++) {
      n += at(source, guess)
      guessedBySource[source] = (guessedBySource[source] as number) + at(source, guess)
      guessed[guess] = (guessed[guess] as number) + at(source, guess)
      if (source !== guess) wrong += at(source, guess)
    }
  }
  const made = n - unknown
  if (made === 0) return n === 0 ? null : 1
  let byChance = 0
  for (let source = 0; source < sources; source++) {
    for (let guess = 0; guess < sources; guess++) {
      if (source !== guess)
        byChance += ((guessedBySource[source] as number) * (guessed[guess] as number)) / (made * made)
    }
  }
  if (byChance === 0) return null
  const share = unknown / n
  const disagreement = (wrong / made - byChance) / byChance
  return (1 + share + (1 - share) * disagreement) / 2
}
