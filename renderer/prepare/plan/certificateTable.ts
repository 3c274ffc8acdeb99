import type { PlanCertificate } from '#contract/protocol.ts'

/** First-shown counts of one pair of systems: for each rater in the order of the heading, then for all. */
export type PositionRow = {
  readonly pair: readonly [string, string]
  readonly perRater: readonly (readonly [number, number] | null)[]
  readonly all: readonly [number, number] | null
}
export type PositionTable = { readonly raters: readonly string[]; readonly rows: readonly PositionRow[] }

/** The certificate's counts as a table: one row a pair of systems, one column a rater. */
export function positionTable({ positions }: PlanCertificate): PositionTable {
  const raters = [...new Set(positions.flatMap(({ rater }) => (rater === null ? [] : [rater])))]
  const byPair = Map.groupBy(positions, ({ systems }) => JSON.stringify(systems))
  const rows = [...byPair.values()].flatMap((counts): PositionRow[] => {
    const pair = counts[0]?.systems
    if (!pair) return []
    const of = (rater: string | null) => counts.find((count) => count.rater === rater)?.first ?? null
    return [{ pair, perRater: raters.map(of), all: of(null) }]
  })
  return { raters, rows }
}

/** Fewest and most assignments a rater gets, so that one sentence can say it. */
export function loadOf({ perRater }: PlanCertificate): { readonly fewest: number; readonly most: number } {
  const loads = perRater.map(({ assignments }) => assignments)
  return { fewest: Math.min(...loads), most: Math.max(...loads) }
}

const loadParts = ['items', 'practice', 'qualification', 'gold', 'attention', 'repeats'] as const
export type LoadPart = (typeof loadParts)[number]

/** What tasks are made of, as far as this plan has any of it; items only where raters have different ones. */
export function loadColumns({ details }: PlanCertificate): LoadPart[] {
  const loads = details?.loads ?? []
  return loadParts.filter((part) => {
    const counts = loads.map((load) => load[part])
    return part === 'items' ? new Set(counts).size > 1 : counts.some((count) => count > 0)
  })
}

export const loadPart = ({ details }: PlanCertificate, rater: string, part: LoadPart): number =>
  details?.loads.find((load) => load.rater === rater)?.[part] ?? 0
