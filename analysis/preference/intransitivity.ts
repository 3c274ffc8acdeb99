import { byCodeUnits } from '../consistency/byCodeUnits.ts'
import type { Result } from '../result.ts'
import type { NamedComparison } from './comparisons.ts'
import { circularTriples } from './tournament.ts'

/** Circular triads of one rater, or of everybody's majority. */
export type Intransitivity = Result & {
  readonly rater: string | null
  readonly decidedTriples: number
  readonly circularTriads: number
  readonly triads: readonly (readonly [string, string, string])[]
}

/**
 * Share of circular triads among the triples of systems whose three pairs are all decided by majority, for everybody
 * together and for each rater, with the triads listed. Works for incomplete comparisons, where zeta does not exist.
 * Undefined (`too-few-observations`) when no triple has all three pairs decided. Ties do not decide a pair.
 */
export function intransitivity(rows: readonly NamedComparison[]): {
  readonly pooled: Intransitivity
  readonly perRater: readonly Intransitivity[]
} {
  const perRater = Map.groupBy(rows, (row) => row.rater ?? '')
  return {
    pooled: of(rows, null),
    perRater: rows.some((row) => row.rater !== undefined)
      ? [...perRater.keys()].sort(byCodeUnits).map((rater) => of(perRater.get(rater) as NamedComparison[], rater))
      : [],
  }
}

function of(rows: readonly NamedComparison[], rater: string | null): Intransitivity {
  const systems = [...new Set(rows.flatMap((row) => [row.left, row.right]))].sort()
  const places = new Map(systems.map((system, index) => [system, index]))
  const wins = systems.map(() => Array.from<number>({ length: systems.length }).fill(0))
  for (const { left, right, outcome } of rows) {
    if (outcome === 'tie') continue
    const [winner, loser] = outcome === 'left' ? [left, right] : [right, left]
    const row = wins[places.get(winner) as number] as number[]
    const column = places.get(loser) as number
    row[column] = (row[column] as number) + 1
  }
  const { circular, decided } = circularTriples(wins)
  return {
    coefficient: 'intransitivity',
    estimate: decided === 0 ? null : circular.length / decided,
    undefined: decided === 0 ? 'too-few-observations' : null,
    rater,
    decidedTriples: decided,
    circularTriads: circular.length,
    triads: circular.map(([i, j, k]) => [systems[i] as string, systems[j] as string, systems[k] as string]),
  }
}
