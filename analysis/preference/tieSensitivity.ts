import { orderConcordance } from '../consistency/orderConcordance.ts'
import type { Result } from '../result.ts'
import { bradleyTerry } from './bradleyTerry.ts'
import type { Comparisons } from './comparisons.ts'
import { davidson, raoKupper } from './davidson.ts'
import { meanPlacesByValue } from './rankGroups.ts'
import type { StrengthsResult } from './strengths.ts'

/** The order of systems under each way to treat ties. */
export type TieSensitivity = {
  readonly models: readonly {
    readonly coefficient: string
    readonly undefined: Result['undefined']
    readonly systems: readonly {
      readonly system: string
      readonly estimate: number | null
      readonly place: number | null
    }[]
  }[]
  /** Kendall's tau-b between the orders of each two models that both exist. */
  readonly agreement: readonly { readonly first: string; readonly second: string; readonly tauB: Result }[]
  /** Systems whose place is not the same under all models that exist. */
  readonly placesThatDiffer: readonly string[]
}

/**
 * Does the ranking depend on how ties are treated? Bradley–Terry with ties dropped, with ties as half wins, Davidson and
 * Rao–Kupper side by side. Strengths of different models are on different scales: compare places, not numbers.
 */
export function tieSensitivity(comparisons: Comparisons): TieSensitivity {
  const decided = decidedOnly(comparisons)
  const results: readonly StrengthsResult[] = [
    { ...bradleyTerry(decided), coefficient: 'bradley_terry.ties_dropped' },
    bradleyTerry(comparisons),
    davidson(comparisons),
    raoKupper(comparisons),
  ]
  const models = results.map((result) => {
    const values = result.systems.map((entry) => entry.estimate)
    const known = values.every((value): value is number => value !== null) ? (values as number[]) : null
    const places = known === null ? null : meanPlacesByValue(known)
    return {
      coefficient: result.coefficient,
      undefined: result.undefined,
      systems: result.systems.map(({ system, estimate }, index) => ({
        system,
        estimate,
        place: places?.[index] ?? null,
      })),
    }
  })
  const existing = models.filter((model) => model.undefined === null)
  const agreement = existing.flatMap((one, index) =>
    existing.slice(index + 1).map((other) => ({
      first: one.coefficient,
      second: other.coefficient,
      tauB: orderConcordance(
        one.systems.map((entry) => entry.estimate as number),
        other.systems.map((entry) => entry.estimate as number),
      ).tauB,
    })),
  )
  const placesThatDiffer = comparisons.systems.filter(
    (_, index) => new Set(existing.map((model) => model.systems[index]?.place)).size > 1,
  )
  return { models, agreement, placesThatDiffer }
}

function decidedOnly(comparisons: Comparisons): Comparisons {
  const rows = [...comparisons.outcome.keys()].filter((row) => comparisons.outcome[row] !== 0)
  return {
    systems: comparisons.systems,
    left: Int32Array.from(rows, (row) => comparisons.left[row] as number),
    right: Int32Array.from(rows, (row) => comparisons.right[row] as number),
    outcome: Int8Array.from(rows, (row) => comparisons.outcome[row] as number),
  }
}
