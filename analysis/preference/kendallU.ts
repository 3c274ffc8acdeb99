import { chiSquaredSf } from '../numeric/distributions.ts'
import type { Result } from '../result.ts'
import type { WinMatrix } from './tournament.ts'
import { winsOver } from './tournament.ts'

/**
 * Kendall's u, agreement of several judges in paired comparisons (Kendall & Babington Smith 1940): pairs of judges that
 * chose alike, 2Σ C(wins_ij, 2) / (C(m, 2) C(n, 2)) − 1, where each of m judges compared every one of the n systems with
 * every other once. 1 = all alike; `minU` is the least it can be. Chi-squared test against chance with continuity
 * correction, for three or more judges.
 * Undefined for fewer than two systems or judges (`too-few-observations`, `fewer-than-two-raters`) and when pairs were
 * not all compared equally often (`not-applicable`).
 */
export function kendallU(wins: WinMatrix): Result & { readonly minU: number | null; readonly judges: number | null } {
  const coefficient = 'kendall_u'
  const n = wins.length
  const none = { coefficient, estimate: null, minU: null, judges: null }
  if (n < 2) return { ...none, undefined: 'too-few-observations' }
  const judges = winsOver(wins, 0, 1) + winsOver(wins, 1, 0)
  let alike = 0
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const [one, other] = [winsOver(wins, i, j), winsOver(wins, j, i)]
      if (one + other !== judges) return { ...none, undefined: 'not-applicable' }
      alike += pairs(one) + pairs(other)
    }
  }
  if (judges < 2) return { ...none, undefined: 'fewer-than-two-raters' }
  const estimate = (2 * alike) / (pairs(judges) * pairs(n)) - 1
  const minU = judges % 2 === 1 ? -1 / judges : -1 / (judges - 1)
  if (judges === 2) return { coefficient, estimate, undefined: null, minU, judges }
  const excess = alike - 1 - (pairs(n) / 2) * pairs(judges) * ((judges - 3) / (judges - 2))
  const statistic = (4 / (judges - 2)) * excess
  const df = (pairs(n) * judges * (judges - 1)) / (judges - 2) ** 2
  return { coefficient, estimate, undefined: null, statistic, df, p: chiSquaredSf(statistic, df), minU, judges }
}

const pairs = (count: number): number => (count * (count - 1)) / 2
