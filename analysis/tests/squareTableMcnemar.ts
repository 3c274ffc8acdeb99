import { binomialProbability, binomialTwoSided, chiSquaredSf } from '../numeric/distributions.ts'
import type { Result } from '../result.ts'
import type { SquareTable } from './squareTable.ts'
import { discordant, noTest, unusableTable } from './squareTable.ts'

/** A McNemar result: `changed` are the two discordant counts; units on the diagonal say nothing and are left out. */
export type McnemarResult = Result & { readonly changed?: readonly [number, number]; readonly n?: number }

/**
 * McNemar's test with Edwards' continuity correction (McNemar 1947, Edwards 1948) on a 2 × 2 table: do the two margins
 * differ? Statistic (|b − c| − 1)² / (b + c), taken as 0 when b = c, on chi-squared with one degree of freedom.
 * Undefined (`no-nonzero-difference`) without discordant units; `not-applicable` when the table is not 2 × 2.
 * The uncorrected statistic is Bowker's with two categories.
 */
export function mcnemarCorrected(table: SquareTable): McnemarResult {
  return onDiscordant('mcnemar.corrected', table, (b, c) => {
    const statistic = Math.max(0, Math.abs(b - c) - 1) ** 2 / (b + c)
    return { estimate: statistic, statistic, df: 1, p: chiSquaredSf(statistic, 1) }
  })
}

/**
 * McNemar's exact test: the two-sided binomial p-value of b successes in b + c with probability ½. The statistic is b,
 * the number of units that went from the first category to the second. Undefined as `mcnemarCorrected`.
 */
export function mcnemarExact(table: SquareTable): McnemarResult {
  return onDiscordant('mcnemar.exact', table, (b, c) => ({
    estimate: b,
    statistic: b,
    p: binomialTwoSided(b, b + c) as number,
  }))
}

/**
 * McNemar's mid-p test (Lancaster 1961; Fagerland, Lydersen & Laake 2013): the exact p-value less the probability of
 * the observed split, which removes most of the exact test's conservatism. Statistic and undefined cases as
 * `mcnemarExact`.
 */
export function mcnemarMidP(table: SquareTable): McnemarResult {
  return onDiscordant('mcnemar.mid_p', table, (b, c) => {
    const observed = binomialProbability(b, b + c, 0.5)
    const exact = binomialTwoSided(b, b + c) as number
    return { estimate: b, statistic: b, p: Math.min(1, b === c ? 1 - observed : exact - observed) }
  })
}

function onDiscordant(
  coefficient: string,
  table: SquareTable,
  compute: (b: number, c: number) => Partial<Result> & { readonly estimate: number },
): McnemarResult {
  const unusable = unusableTable(table)
  if (unusable) return noTest(coefficient, unusable)
  if (table.length !== 2) return noTest(coefficient, 'not-applicable')
  const [b, c] = discordant(table)
  if (b + c === 0) return { ...noTest(coefficient, 'no-nonzero-difference'), changed: [b, c], n: 0 }
  return { coefficient, undefined: null, ...compute(b, c), changed: [b, c], n: b + c }
}
