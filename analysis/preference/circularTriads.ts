import { chiSquaredCdf, chiSquaredSf } from '../numeric/distributions.ts'
import type { Result } from '../result.ts'
import type { WinMatrix } from './tournament.ts'
import { circularTriples, majority } from './tournament.ts'

/** Intransitivity of a complete set of paired comparisons. `estimate` is the number of circular triads T. */
export type CircularTriads = Result & {
  /** T's largest possible and chance-expected value; null when undefined. */
  readonly max: number | null
  readonly expected: number | null
  /** Kendall's coefficient of consistency, 1 − T / max: 1 = no circle, 0 = as many as can be. */
  readonly zeta: number | null
  /** Which p-value: fewer circles than by chance, or fewer or more. */
  readonly alternative: 'less' | 'two-sided'
  /** The circles themselves, each system preferred to the next one. */
  readonly triads: readonly (readonly [string, string, string])[]
}

/**
 * Circular triads and Kendall's zeta (Kendall & Babington Smith 1940; Alway 1962) of a tournament in which every pair of
 * systems has a majority. T follows from the systems' numbers of wins; p-values from the exact distribution of T over
 * all tournaments up to ten systems, beyond that from the chi-squared approximation with continuity correction.
 *
 * Undefined for fewer than three systems (`too-few-observations`) and when some pair is undecided (`not-applicable`;
 * `intransitivity` gives the share of circular triads among the decided triples instead).
 */
export function circularTriads(
  systems: readonly string[],
  wins: WinMatrix,
  alternative: 'less' | 'two-sided' = 'less',
): CircularTriads {
  const coefficient = alternative === 'less' ? 'circular_triads' : 'circular_triads.two_sided'
  const n = systems.length
  const none = { coefficient, estimate: null, max: null, expected: null, zeta: null, alternative, triads: [] }
  if (n < 3) return { ...none, undefined: 'too-few-observations' }
  const { circular, decided } = circularTriples(wins)
  const triples = (n * (n - 1) * (n - 2)) / 6
  if (decided < triples) return { ...none, undefined: 'not-applicable' }
  const winTotals = systems.map((_, i) => systems.filter((_unused, j) => i !== j && majority(wins, i, j) > 0).length)
  const count = triples - winTotals.reduce((sum, won) => sum + (won * (won - 1)) / 2, 0)
  const max = n % 2 === 1 ? (n * (n * n - 1)) / 24 : (n * (n * n - 4)) / 24
  const expected = triples / 4
  return {
    coefficient,
    estimate: count,
    undefined: null,
    max,
    expected,
    zeta: 1 - count / max,
    ...(n <= LARGEST_EXACT ? { p: exactP(n, count, alternative) } : approximateP(n, count, expected, alternative)),
    alternative,
    triads: circular.map(([i, j, k]) => [systems[i] as string, systems[j] as string, systems[k] as string]),
    counts: { systems: n, triples },
  }
}

const LARGEST_EXACT = 10

/** How many tournaments of n systems have each number of circular triads. */
export function circularTriadCounts(n: number): readonly number[] {
  // States are ascending win totals of the systems so far; a new system beats some of those with each total.
  let states = new Map<string, number>([['', 1]])
  for (let present = 0; present < n; present++) {
    const grown = new Map<string, number>()
    for (const [key, ways] of states) {
      const totals = key === '' ? [] : key.split(',').map(Number)
      for (const [next, factor] of extensions(totals)) grown.set(next, (grown.get(next) ?? 0) + ways * factor)
    }
    states = grown
  }
  const counts: number[] = []
  for (const [key, ways] of states) {
    const pairsWon = key.split(',').reduce((sum, total) => sum + (Number(total) * (Number(total) - 1)) / 2, 0)
    const circles = (n * (n - 1) * (n - 2)) / 6 - pairsWon
    counts[circles] = (counts[circles] ?? 0) + ways
  }
  return Array.from(counts, (count) => count ?? 0)
}

/** Win totals after a new system met everybody, with the number of ways to get there. */
function extensions(totals: readonly number[]): Map<string, number> {
  const groups = [...Map.groupBy(totals, (total) => total)].map(([total, members]) => [total, members.length] as const)
  let partial: { totals: number[]; won: number; ways: number }[] = [{ totals: [], won: 0, ways: 1 }]
  for (const [total, size] of groups) {
    partial = partial.flatMap(({ totals: sofar, won, ways }) =>
      Array.from({ length: size + 1 }, (_, beaten) => ({
        totals: [...sofar, ...Array.from({ length: size }, (_unused, place) => (place < beaten ? total : total + 1))],
        won: won + beaten,
        ways: ways * choose(size, beaten),
      })),
    )
  }
  const found = new Map<string, number>()
  for (const { totals: sofar, won, ways } of partial) {
    const key = [...sofar, won].sort((one, other) => one - other).join(',')
    found.set(key, (found.get(key) ?? 0) + ways)
  }
  return found
}

const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k)

const distributions = new Map<number, readonly number[]>()

function exactP(n: number, count: number, alternative: 'less' | 'two-sided'): number {
  const counts = distributions.get(n) ?? circularTriadCounts(n)
  distributions.set(n, counts)
  const all = counts.reduce((sum, ways) => sum + ways, 0)
  const lower = counts.slice(0, count + 1).reduce((sum, ways) => sum + ways, 0)
  if (alternative === 'less') return lower / all
  const isLow = count <= (n * (n - 1) * (n - 2)) / 24
  const own = isLow ? lower : all - lower + (counts[count] as number)
  // The other tail: outcomes from its end on as long as together they are no more likely than the observed tail.
  let opposite = 0
  for (const ways of isLow ? counts.toReversed() : counts) {
    if (opposite + ways > own) break
    opposite += ways
  }
  return Math.min(1, (own + opposite) / all)
}

function approximateP(
  n: number,
  count: number,
  expected: number,
  alternative: 'less' | 'two-sided',
): { readonly statistic: number; readonly df: number; readonly p: number } {
  const correction = alternative === 'two-sided' && count > expected ? 0.5 : -0.5
  const df = (n * (n - 1) * (n - 2)) / (n - 4) ** 2
  const statistic = (8 / (n - 4)) * (expected - count + correction) + df
  const upper = chiSquaredSf(statistic, df)
  return {
    statistic,
    df,
    p: alternative === 'less' ? upper : Math.min(1, 2 * Math.min(upper, chiSquaredCdf(statistic, df))),
  }
}
