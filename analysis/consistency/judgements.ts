/**
 * The judgements that consistency compares: ratings, and statements of preference on the same responses.
 * All ids are opaque strings; nothing here knows a system.
 */

/** One rating: a number that one rater gave one response on one criterion (absent = the only criterion). */
export type Rating = {
  readonly rater: string
  readonly item: string
  readonly response: string
  readonly value: number
  readonly criterion?: string
}

/**
 * Outcome of a pair. On the numeric scale −3…3 a negative number means the left response is better, as on the
 * mirrored answer line 3 2 1 = 1 2 3 whose left end lies beside the left response; 0 is a tie.
 */
export type PreferenceOutcome = 'left' | 'right' | 'tie' | -3 | -2 | -1 | 0 | 1 | 2 | 3

/** A stated preference between two responses to one item; `left` was shown first. */
export type PreferenceStatement = {
  readonly kind: 'preference'
  readonly rater: string
  readonly item: string
  readonly left: string
  readonly right: string
  readonly outcome: PreferenceOutcome
  readonly criterion?: string
}

/** A stated ranking of responses to one item: lower rank is better, equal ranks are ties, any finite numbers. */
export type RankingStatement = {
  readonly kind: 'ranking'
  readonly rater: string
  readonly item: string
  readonly ranks: readonly { readonly response: string; readonly rank: number }[]
  readonly criterion?: string
}

/** What a rater said about responses side by side. Without `criterion` it is an overall statement. */
export type Statement = PreferenceStatement | RankingStatement

/** Ratings and statements of one study, in the order in which they were given. */
export type ConsistencyInput = {
  readonly ratings: readonly Rating[]
  readonly statements: readonly Statement[]
}

/** +1 when the left response was preferred, −1 when the right one was, 0 for a tie. Strength is not used. */
export function leftAdvantage(outcome: PreferenceOutcome): -1 | 0 | 1 {
  if (outcome === 'left') return 1
  if (outcome === 'right') return -1
  if (outcome === 'tie' || outcome === 0) return 0
  return outcome < 0 ? 1 : -1
}
