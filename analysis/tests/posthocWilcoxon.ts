import type { Result } from '../result.ts'
import { benjaminiHochberg, benjaminiYekutieli, holm } from './adjustP.ts'
import { hodgesLehmann } from './hodgesLehmann.ts'
import type { SystemValues } from './paired.ts'
import { pairedDifferences } from './paired.ts'
import { wilcoxonNormalCorrected } from './wilcoxon.ts'

/** One pair of systems; `p` null when the two never differ, in which case it does not count as a test. */
export type PosthocPair = {
  readonly first: string
  readonly second: string
  readonly n: number
  readonly difference: Result
  readonly p: number | null
  readonly holm: number | null
  readonly bh: number | null
  readonly by: number | null
}

/**
 * All pairs of systems by the signed-rank test (normal approximation with corrections), adjusted by Holm, Benjamini–
 * Hochberg and Benjamini–Yekutieli, each with its Hodges–Lehmann difference. Items missing either value are left out of
 * that pair. `estimate` is the smallest Holm-adjusted p. Undefined when no pair can be tested.
 */
export function posthocWilcoxon(
  systems: readonly string[],
  columns: readonly SystemValues[],
  confidence = 0.95,
): Result & { readonly pairs: readonly PosthocPair[] } {
  const coefficient = 'posthoc_wilcoxon'
  const tested = systems.flatMap((first, one) =>
    systems.slice(one + 1).map((second, offset) => {
      const { differences } = pairedDifferences(columns[one] ?? [], columns[one + 1 + offset] ?? [])
      const p = wilcoxonNormalCorrected(differences).p ?? null
      return { first, second, n: differences.length, difference: hodgesLehmann(differences, confidence), p }
    }),
  )
  const given = tested.flatMap((pair) => (pair.p === null ? [] : [pair.p]))
  const adjusted = { holm: holm(given), bh: benjaminiHochberg(given), by: benjaminiYekutieli(given) }
  let next = 0
  const pairs = tested.map((pair): PosthocPair => {
    if (pair.p === null) return { ...pair, holm: null, bh: null, by: null }
    const at = next++
    return { ...pair, holm: adjusted.holm[at] as number, bh: adjusted.bh[at] as number, by: adjusted.by[at] as number }
  })
  const reason = systems.length < 2 ? 'too-few-observations' : 'no-nonzero-difference'
  const estimate = given.length === 0 ? null : Math.min(...adjusted.holm)
  return { coefficient, estimate, undefined: estimate === null ? reason : null, pairs }
}
