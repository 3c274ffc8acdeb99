import type { Statement } from './judgements.ts'
import { leftAdvantage } from './judgements.ts'
import { NestedMap } from './nestedMap.ts'

/** What one rater, or all raters together (`rater` null), stated about a pair; `responseA` is the id that sorts first. */
export type StatedPair = {
  readonly rater: string | null
  readonly item: string
  readonly criterion: string | undefined
  readonly kind: Statement['kind']
  readonly responseA: string
  readonly responseB: string
  /** +1 when A was preferred, −1 when B was, 0 for a tie. */
  readonly advantage: number
}

type About = Pick<StatedPair, 'rater' | 'item' | 'criterion'>

/**
 * One stated outcome per group of raters, item, criterion and pair: preferences by net votes (decided votes for A
 * minus those for B), rankings by mean rank over the rankings that hold the response (equal within `tolerance` = tie).
 * Preferences and rankings of the same pair stay apart. A response compared with itself keeps its left place as A.
 */
export function mergedStatements(
  statements: readonly Statement[],
  tolerance: number,
  raterOf: (rater: string) => string | null,
): readonly StatedPair[] {
  const votes = new NestedMap<{ net: number; about: About; responseA: string; responseB: string }>()
  const rankings = new NestedMap<{ about: About; ranks: Map<string, number[]> }>()
  for (const statement of statements) {
    const about = { rater: raterOf(statement.rater), item: statement.item, criterion: statement.criterion }
    const path = [about.criterion ?? null, about.rater, about.item]
    if (statement.kind === 'preference') {
      const { left, right, outcome } = statement
      const swapped = left > right
      const [responseA, responseB] = swapped ? [right, left] : [left, right]
      const tally = votes.getOrAdd([...path, responseA, responseB], () => ({ net: 0, about, responseA, responseB }))
      tally.net += swapped ? -leftAdvantage(outcome) : leftAdvantage(outcome)
    } else {
      const { ranks } = rankings.getOrAdd(path, () => ({ about, ranks: new Map() }))
      for (const { response, rank } of statement.ranks) {
        const given = ranks.get(response)
        if (given === undefined) ranks.set(response, [rank])
        else given.push(rank)
      }
    }
  }
  return [
    ...votes.values().map(
      ({ net, about, responseA, responseB }): StatedPair => ({
        ...about,
        kind: 'preference',
        responseA,
        responseB,
        advantage: Math.sign(net),
      }),
    ),
    ...rankings.values().flatMap(({ about, ranks }) => pairsOfRanks(about, ranks, tolerance)),
  ]
}

function pairsOfRanks(about: About, ranks: ReadonlyMap<string, readonly number[]>, tolerance: number): StatedPair[] {
  const merged = [...ranks]
    .map(([response, given]) => ({ response, rank: given.reduce((sum, rank) => sum + rank, 0) / given.length }))
    .sort((one, other) => (one.response < other.response ? -1 : 1))
  return merged.flatMap((first, index) =>
    merged.slice(index + 1).map((second) => {
      const gain = second.rank - first.rank
      return {
        ...about,
        kind: 'ranking' as const,
        responseA: first.response,
        responseB: second.response,
        advantage: Math.abs(gain) <= tolerance ? 0 : Math.sign(gain),
      }
    }),
  )
}
