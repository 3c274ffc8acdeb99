import type { Result } from '#analysis/result.ts'
import { cohenDz, rankBiserial, shareBetter } from '#analysis/tests/effectSizes.ts'
import { cochranQ, friedman, imanDavenport, kendallWOfSystems } from '#analysis/tests/friedman.ts'
import { hodgesLehmann } from '#analysis/tests/hodgesLehmann.ts'
import type { SystemValues } from '#analysis/tests/paired.ts'
import { pairedDifferences } from '#analysis/tests/paired.ts'
import { pairedT } from '#analysis/tests/pairedT.ts'
import { posthocWilcoxon } from '#analysis/tests/posthocWilcoxon.ts'
import { signTest } from '#analysis/tests/signTest.ts'
import { bowker } from '#analysis/tests/squareTableBowker.ts'
import { mcnemarCorrected, mcnemarExact, mcnemarMidP } from '#analysis/tests/squareTableMcnemar.ts'
import {
  wilcoxonApproximate,
  wilcoxonExact,
  wilcoxonExactGreater,
  wilcoxonExactTies,
  wilcoxonNormalCorrected,
  wilcoxonPrattExact,
} from '#analysis/tests/wilcoxon.ts'
import type { PlainOptions, PlainOutcome, PlainProblem, PlainTable } from './compareColumns.ts'
import { isProblem, numberIn, withDefaults } from './compareColumns.ts'

/** Values of each system, one list per column of the file. */
export type WideScores = {
  readonly systems: readonly string[]
  readonly columns: readonly SystemValues[]
  readonly items: number
  readonly missing: number
}

/** A test's result with what only some tests have. */
export type SystemsTestEntry = Result & {
  readonly hodgesLehmann?: number | null
  readonly nearTies?: number
  /** Of all pairs of systems, in the order of `pairs`. */
  readonly pValues?: readonly (number | null)[]
  readonly holm?: readonly (number | null)[]
  readonly bh?: readonly (number | null)[]
  readonly by?: readonly (number | null)[]
}

/** Names of a first column that holds item ids rather than a system's values. */
const ID_COLUMN = /^(|unit|item|id|case|prompt|subject)$/i

/**
 * Comparison of systems on the same items (command `test --wide`): one row per item, one column per system, empty =
 * missing. A first column that is named like an id (`unit`, `item`, `id`) or that holds no number is taken as one.
 *
 * Two systems: paired t, signed-rank tests with their treatment of zeros and ties in the name, sign test,
 * Hodges–Lehmann, effect sizes, and for two-valued data McNemar. Two or more: Friedman, Iman–Davenport, Kendall's W,
 * Cochran's Q where it applies, and all pairs with adjusted p-values. Tests of all systems use complete items only.
 * `nearTies` appears where decimal differences that look tied are not in binary, as in every package that ranks them.
 */
export function systemsTestOfTable(table: PlainTable, options: PlainOptions = {}): PlainOutcome<SystemsTestEntry> {
  const scores = readWideScores(table)
  if (isProblem(scores)) return scores
  const { confidence } = withDefaults(options)
  const { systems, columns, items } = scores
  const complete = Array.from({ length: items }, (_, item) => columns.map((values) => values[item] ?? null)).filter(
    (row): row is number[] => row.every((value) => value !== null),
  )
  const binary = new Set(complete.flat()).size <= 2 && systems.length > 1
  const posthoc = posthocWilcoxon(systems, columns, confidence)
  const adjusted = (of: 'p' | 'holm' | 'bh' | 'by') => posthoc.pairs.map((pair) => pair[of])
  return {
    counts: { items, systems: systems.length, completeItems: complete.length, missing: scores.missing },
    results: [
      ...(systems.length === 2 ? pairedResults(columns[0] ?? [], columns[1] ?? [], confidence) : []),
      ...(systems.length === 2 && binary ? pairedBinary(complete) : []),
      friedman(complete),
      imanDavenport(complete),
      kendallWOfSystems(complete),
      ...(binary ? [cochranQ(complete)] : []),
      ...(systems.length > 2
        ? [{ ...posthoc, pValues: adjusted('p'), holm: adjusted('holm'), bh: adjusted('bh'), by: adjusted('by') }]
        : []),
    ],
  }
}

/** Everything about two systems from their item-wise differences, first less second. */
export function pairedResults(
  first: SystemValues,
  second: SystemValues,
  confidence: number,
): readonly SystemsTestEntry[] {
  const { differences, nearTies } = pairedDifferences(first, second)
  const shift = hodgesLehmann(differences, confidence)
  const approximate = (['wilcox', 'pratt', 'zsplit'] as const).flatMap((zeros) =>
    [false, true].map((corrected) => wilcoxonApproximate(differences, zeros, corrected)),
  )
  const withShift = (result: Result): SystemsTestEntry =>
    result.estimate === null ? result : { ...result, hodgesLehmann: shift.estimate, interval: shift.interval ?? null }
  const results: readonly SystemsTestEntry[] = [
    pairedT(differences, confidence),
    signTest(differences),
    withShift(wilcoxonExact(differences)),
    wilcoxonExactGreater(differences),
    wilcoxonExactTies(differences),
    wilcoxonPrattExact(differences),
    wilcoxonNormalCorrected(differences),
    ...approximate,
    shift,
    cohenDz(differences),
    rankBiserial(differences),
    shareBetter(differences, confidence),
  ]
  return nearTies === 0 ? results : results.map((result) => ({ ...result, nearTies }))
}

/** McNemar's tests for two-valued scores, the larger value as a pass. */
function pairedBinary(complete: readonly (readonly number[])[]): readonly Result[] {
  const pass = Math.max(...complete.flat())
  const table = [
    [0, 0],
    [0, 0],
  ]
  for (const [first, second] of complete) {
    const row = table[first === pass ? 1 : 0] as number[]
    const column = second === pass ? 1 : 0
    row[column] = (row[column] as number) + 1
  }
  return [bowker(table), mcnemarCorrected(table), mcnemarExact(table), mcnemarMidP(table)]
}

/** Reads one column per system. */
export function readWideScores(table: PlainTable): WideScores | PlainProblem {
  const first = table.columns[0] ?? ''
  const noNumber = table.rows.length > 0 && table.rows.every((row) => numberIn(row.cells[0]?.trim() ?? '') === null)
  const skip = ID_COLUMN.test(first.trim()) || noNumber ? 1 : 0
  const systems = table.columns.slice(skip)
  if (systems.length < 2) return { problem: 'test: needs at least two columns of values, one per system' }
  const columns = systems.map((): (number | null)[] => [])
  let missing = 0
  for (const { line, cells } of table.rows) {
    for (const [index, system] of systems.entries()) {
      const written = cells[index + skip]?.trim() ?? ''
      const value = numberIn(written)
      if (value === null && written !== '')
        return { problem: `test, line ${line}: "${written}" in column "${system}" is not a number` }
      if (value === null) missing++
      columns[index]?.push(value)
    }
  }
  return { systems, columns, items: table.rows.length, missing }
}
