import { leftShare } from '../preference/leftShare.ts'
import type { Result } from '../result.ts'
import type { PreferenceStatement } from './judgements.ts'
import { leftAdvantage } from './judgements.ts'
import { NestedMap } from './nestedMap.ts'

/** What one rater said about one pair of responses to one item, in both orders where both were shown. */
export type OrderedVerdicts = {
  readonly item: string
  readonly rater: string
  readonly responseA: string
  readonly responseB: string
  /** Outcome for A (win 1, tie ½, loss 0), mean over its showings on the left; null when never shown there. */
  readonly shownFirst: number | null
  /** The same over its showings on the right. */
  readonly shownSecond: number | null
  /** Mean over both orders, each order counting once; null unless both were shown. */
  readonly balanced: number | null
  /** −Σ p ln p over win, tie and loss of all verdicts on the pair: 0 when all are the same, ln 3 at most. */
  readonly entropy: number
}

export type OrderEffects = {
  readonly verdicts: readonly OrderedVerdicts[]
  /** Wins, ties and losses of A after averaging over both orders. */
  readonly balanced: { readonly n: number; readonly wins: number; readonly ties: number; readonly losses: number }
  /** Mean over pairs of the balanced position diversity entropy. */
  readonly bpde: Result
  /** Share of pairs, among those shown in both orders, whose verdict changes after the swap. */
  readonly conflictRate: Result
  /** Share of decided verdicts that went to the response shown first. */
  readonly positionBias: Result
}

/**
 * Order effects in pairwise verdicts (Wang et al. 2024, "Large language models are not fair evaluators"): what changes
 * when the same two responses are shown the other way round. A is the response whose id sorts first. Pairs shown in one
 * order only count for the entropy and the position bias, not for the balanced score and the conflict rate, and each
 * result states its n. A response shown against itself is left out.
 */
export function orderEffects(statements: readonly PreferenceStatement[], confidence = 0.95): OrderEffects {
  const rows = statements.filter((statement) => statement.left !== statement.right)
  const verdicts = verdictsPerPair(rows)
  const both = verdicts.filter((entry) => entry.balanced !== null)
  const scores = both.map((entry) => entry.balanced as number)
  const changed = both.map((entry) => (verdictOf(entry.shownFirst) === verdictOf(entry.shownSecond) ? 0 : 1))
  const outcome = Int8Array.from(rows, (row) => leftAdvantage(row.outcome))
  return {
    verdicts,
    balanced: {
      n: both.length,
      wins: scores.filter((outcome) => outcome > 0.5).length,
      ties: scores.filter((outcome) => outcome === 0.5).length,
      losses: scores.filter((outcome) => outcome < 0.5).length,
    },
    bpde: meanResult(
      'bpde',
      verdicts.map((entry) => entry.entropy),
    ),
    conflictRate: meanResult('conflict_rate', changed),
    positionBias: { ...leftShare({ outcome }, confidence), coefficient: 'position_bias' },
  }
}

function verdictsPerPair(rows: readonly PreferenceStatement[]): readonly OrderedVerdicts[] {
  type Tally = Pick<OrderedVerdicts, 'item' | 'rater' | 'responseA' | 'responseB'> & {
    readonly first: number[]
    readonly second: number[]
  }
  const tallies = new NestedMap<Tally>()
  for (const { item, rater, left, right, outcome, criterion } of rows) {
    const swapped = left > right
    const [responseA, responseB] = swapped ? [right, left] : [left, right]
    const tally = tallies.getOrAdd([criterion ?? null, item, rater, responseA, responseB], () => {
      return { item, rater, responseA, responseB, first: [], second: [] }
    })
    const leftScore = (leftAdvantage(outcome) + 1) / 2
    if (swapped) tally.second.push(1 - leftScore)
    else tally.first.push(leftScore)
  }
  return tallies.values().map(({ first, second, ...pair }) => {
    const [shownFirst, shownSecond] = [meanOf(first), meanOf(second)]
    const balanced = shownFirst === null || shownSecond === null ? null : (shownFirst + shownSecond) / 2
    return { ...pair, shownFirst, shownSecond, balanced, entropy: entropyOf([...first, ...second]) }
  })
}

function entropyOf(scores: readonly number[]): number {
  return [0, 0.5, 1].reduce((entropy, value) => {
    const share = scores.filter((outcome) => outcome === value).length / scores.length
    return share === 0 ? entropy : entropy - share * Math.log(share)
  }, 0)
}

const verdictOf = (outcome: number | null): number => Math.sign((outcome ?? 0.5) - 0.5)

const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

function meanResult(coefficient: string, values: readonly number[]): Result {
  const estimate = meanOf(values)
  return {
    coefficient,
    estimate,
    undefined: estimate === null ? 'no-comparison' : null,
    counts: { pairs: values.length },
  }
}
