import type { Result } from '../result.ts'
import type { Triple, WinMatrix } from './tournament.ts'
import { triples, winsOver } from './tournament.ts'

/** Triples of systems that break each form of stochastic transitivity. `estimate` is the number that break the weak one. */
export type StochasticTransitivity = Result & {
  readonly weak: number
  readonly moderate: number
  readonly strong: number
  /** Triples with all three pairs compared, out of which the counts are. */
  readonly tests: number
  /** Triples that break the weak form, by name. */
  readonly weakViolations: readonly (readonly [string, string, string])[]
}

/**
 * Weak, moderate and strong stochastic transitivity of preference shares (Tversky 1969). For i over j and j over k, both
 * with a share of at least ½, the share of i over k must reach ½ (weak), the smaller (moderate) or the larger (strong)
 * of the two. A triple is held against a form when no order of its three systems with that premise satisfies it.
 * Triples with a pair that was never compared are not tested. Undefined (`too-few-observations`) without any to test.
 */
export function stochasticTransitivity(systems: readonly string[], wins: WinMatrix): StochasticTransitivity {
  const coefficient = 'stochastic_transitivity'
  const violations = { weak: 0, moderate: 0, strong: 0 }
  const weakViolations: (readonly [string, string, string])[] = []
  let tests = 0
  for (const triple of triples(systems.length)) {
    const satisfied = formsSatisfied(wins, triple)
    if (satisfied === null) continue
    tests++
    if (satisfied < 3) violations.strong++
    if (satisfied < 2) violations.moderate++
    if (satisfied < 1) {
      violations.weak++
      weakViolations.push(
        triple.map((index) => systems[index] as string) as unknown as readonly [string, string, string],
      )
    }
  }
  const reason = tests === 0 ? ('too-few-observations' as const) : null
  return {
    coefficient,
    estimate: reason ? null : violations.weak,
    undefined: reason,
    ...violations,
    tests,
    weakViolations,
  }
}

/** How many of the three forms (each implying the one before) the best order satisfies; null when a pair is missing. */
function formsSatisfied(wins: WinMatrix, [a, b, c]: Triple): number | null {
  const share = (i: number, j: number): number => winsOver(wins, i, j) / (winsOver(wins, i, j) + winsOver(wins, j, i))
  const orders: readonly Triple[] = [
    [a, b, c],
    [a, c, b],
    [b, a, c],
    [b, c, a],
    [c, a, b],
    [c, b, a],
  ]
  if (![share(a, b), share(b, c), share(a, c)].every(Number.isFinite)) return null
  let best = 0
  for (const [i, j, k] of orders) {
    const [first, second, through] = [share(i, j), share(j, k), share(i, k)]
    if (first < 0.5 || second < 0.5) continue
    const forms = [0.5, Math.min(first, second), Math.max(first, second)].filter((bound) => through >= bound).length
    best = Math.max(best, forms)
  }
  return best
}
