import { median } from '../numeric/quantile.ts'
import type { ConsistencyInput, Rating, Statement } from './judgements.ts'
import type { StatedPair } from './mergedStatements.ts'
import { mergedStatements } from './mergedStatements.ts'
import { NestedMap } from './nestedMap.ts'

/** Which of two responses is preferred; `A` is the one whose id sorts first (by UTF-16 code units). */
export type PairOutcome = 'A' | 'B' | 'tie'

/** A pair of responses to one item that was both rated and compared: the unit behind every consistency figure. */
export type JudgedPair = {
  readonly item: string
  readonly responseA: string
  readonly responseB: string
  /** Null when the judgements of all raters were merged. */
  readonly rater: string | null
  /** Criterion of the ratings; null when the ratings name none. */
  readonly criterion: string | null
  readonly ratingA: number
  readonly ratingB: number
  readonly implied: PairOutcome
  readonly stated: PairOutcome
  readonly statedBy: Statement['kind']
}

/**
 * Why a judgement or a pair is not in a table.
 * `missing-rating`: pairs with a statement and without both ratings. `duplicate-rating`, `duplicate-statement`:
 * later judgements of the same thing by the same rater (the first one counts; the other order is another thing). `single-response`: rankings of fewer
 * than two responses. `not-a-number`: ratings or ranks that are not finite.
 */
export type SkipReason =
  | 'missing-rating'
  | 'duplicate-rating'
  | 'duplicate-statement'
  | 'single-response'
  | 'not-a-number'

/** The pairs of one table and the number of judgements or pairs left out, by reason (reasons with none are absent). */
export type JudgedPairs = {
  readonly pairs: readonly JudgedPair[]
  readonly skipped: Readonly<Partial<Record<SkipReason, number>>>
}

export type PairingOptions = {
  /** Two merged values that differ by no more than this are equal. Default 1e-9. */
  readonly tolerance?: number
  /** How several raters' ratings of one response become one value (between raters). Default `mean`. */
  readonly merge?: 'mean' | 'median'
}

type Skips = Partial<Record<SkipReason, number>>
type CleanInput = {
  readonly ratings: readonly Rating[]
  readonly statements: readonly Statement[]
  readonly skips: Skips
}

/**
 * Pairs each stated preference with the preference that the ratings imply (product definition: sign of r(A) − r(B),
 * equal within `tolerance` = tie). A ranking of k responses gives k(k−1)/2 pairs, each once.
 *
 * Within a rater: the statements and ratings of the same person. Between raters: per item, ratings merged by mean or
 * median, preferences by net votes, rankings by mean rank over everybody. A pair that one rater judged in both orders
 * counts once, by net votes. A statement without criterion is paired with every criterion
 * that the item's ratings have; a statement with one only with that criterion. A response compared with itself counts
 * as an implied tie whose A is the left one.
 */
export function judgedPairs(
  input: ConsistencyInput,
  options: PairingOptions = {},
): { readonly withinRater: JudgedPairs; readonly betweenRater: JudgedPairs } {
  const clean = firstJudgements(input)
  return {
    withinRater: pairsOf(clean, options, (rater) => rater),
    betweenRater: pairsOf(clean, options, () => null),
  }
}

/** The pairs behind one cell of a table, e.g. `A|tie` (rating-implied first, stated second). */
export const pairsBehindCell = (pairs: readonly JudgedPair[], cell: string): readonly JudgedPair[] =>
  pairs.filter((pair) => `${pair.implied}|${pair.stated}` === cell)

/** Keeps the first judgement of each thing by each rater and counts the rest. */
function firstJudgements(input: ConsistencyInput): CleanInput {
  const skips: Skips = {}
  const seenRatings = new NestedMap<true>()
  const ratings = input.ratings.filter((rating) => {
    if (!Number.isFinite(rating.value)) return skip(skips, 'not-a-number')
    const path = [rating.criterion ?? null, rating.rater, rating.item, rating.response]
    return seenRatings.add(path, true) || skip(skips, 'duplicate-rating')
  })
  const seenStatements = new NestedMap<true>()
  const statements = input.statements.flatMap((statement): Statement[] => {
    const path = [statement.kind, statement.criterion ?? null, statement.rater, statement.item]
    if (statement.kind === 'preference') {
      if (seenStatements.add([...path, statement.left, statement.right], true)) return [statement]
      skip(skips, 'duplicate-statement')
      return []
    }
    const ranked = new Set<string>()
    const ranks = statement.ranks.filter(({ response, rank }) => {
      if (!Number.isFinite(rank)) return skip(skips, 'not-a-number')
      if (ranked.has(response)) return skip(skips, 'duplicate-statement')
      ranked.add(response)
      return true
    })
    if (ranks.length < 2) skip(skips, 'single-response')
    else if (seenStatements.add(path, true)) return [{ ...statement, ranks }]
    else skip(skips, 'duplicate-statement')
    return []
  })
  return { ratings, statements, skips }
}

/** `raterOf` names the group whose judgements are merged: the rater, or null for everybody together. */
function pairsOf(clean: CleanInput, options: PairingOptions, raterOf: (rater: string) => string | null): JudgedPairs {
  const merge = options.merge === 'median' ? medianOfSome : mean
  const values = new NestedMap<number[]>()
  const criteria = new NestedMap<Set<string | null>>()
  for (const { rater, item, response, value, criterion = null } of clean.ratings) {
    values.getOrAdd([raterOf(rater), item, criterion, response], () => []).push(value)
    criteria.getOrAdd([raterOf(rater), item], () => new Set()).add(criterion)
  }
  const pairs: JudgedPair[] = []
  const skipped = { ...clean.skips }
  for (const stated of mergedStatements(clean.statements, equalWithin(options), raterOf)) {
    const { rater, item } = stated
    for (const criterion of criteriaFor(stated.criterion, criteria.get([rater, item]))) {
      const ofA = values.get([rater, item, criterion, stated.responseA])
      const ofB = values.get([rater, item, criterion, stated.responseB])
      if (ofA === undefined || ofB === undefined) skip(skipped, 'missing-rating')
      else pairs.push(judgedPair(stated, criterion, merge(ofA), merge(ofB), equalWithin(options)))
    }
  }
  return { pairs, skipped }
}

/** Criteria with which a statement is paired; at least one, so that a pair without any rating is still counted. */
function criteriaFor(
  stated: string | undefined,
  rated: ReadonlySet<string | null> | undefined,
): readonly (string | null)[] {
  if (stated !== undefined) return [stated]
  return rated === undefined ? [null] : [...rated]
}

function judgedPair(
  stated: StatedPair,
  criterion: string | null,
  ratingA: number,
  ratingB: number,
  tolerance: number,
): JudgedPair {
  return {
    item: stated.item,
    responseA: stated.responseA,
    responseB: stated.responseB,
    rater: stated.rater,
    criterion,
    ratingA,
    ratingB,
    implied: outcomeOf(ratingA - ratingB, tolerance),
    stated: outcomeOf(stated.advantage, 0),
    statedBy: stated.kind,
  }
}

const outcomeOf = (difference: number, tolerance: number): PairOutcome =>
  Math.abs(difference) <= tolerance ? 'tie' : difference > 0 ? 'A' : 'B'

const equalWithin = (options: PairingOptions): number => options.tolerance ?? 1e-9

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Of at least one value: a group of ratings is made by its first. */
const medianOfSome = (values: readonly number[]): number => median(values) as number

function skip(skips: Skips, reason: SkipReason): false {
  skips[reason] = (skips[reason] ?? 0) + 1
  return false
}
