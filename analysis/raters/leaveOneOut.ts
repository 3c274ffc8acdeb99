import type { UndefinedReason } from '../result.ts'

/** What a coefficient becomes without one rater (or item): `change` = without − with. */
export type Influence = {
  readonly id: string
  readonly without: number | null
  readonly undefined: UndefinedReason | null
  readonly change: number | null
}

export type InfluenceReport = {
  readonly all: number | null
  readonly influences: readonly Influence[]
  /** The one whose absence changes the coefficient most; null when no change can be computed. */
  readonly strongest: string | null
}

/**
 * Leave-one-out influence of raters, or items, on any coefficient: it is computed again without each in turn. A rater
 * whose absence raises agreement a lot disagrees with the rest (or used the scale differently); look at the ratings
 * before drawing conclusions. `compute(null)` is the coefficient with everybody, `compute(id)` without that one.
 */
export function leaveOneOut(
  ids: readonly string[],
  compute: (without: string | null) => { readonly estimate: number | null; readonly undefined: UndefinedReason | null },
): InfluenceReport {
  const all = compute(null).estimate
  const influences = ids.map((id): Influence => {
    const { estimate, undefined: reason } = compute(id)
    const change = estimate === null || all === null ? null : estimate - all
    return { id, without: estimate, undefined: reason, change }
  })
  const strongest = influences.reduce<Influence | null>((most, next) => {
    if (next.change === null) return most
    return most === null || Math.abs(next.change) > Math.abs(most.change as number) ? next : most
  }, null)
  return { all, influences, strongest: strongest?.id ?? null }
}
