import type { CriterionId, RaterId, SystemId } from '#contract/ids.ts'
import type {
  Consistency,
  CriterionAgreement,
  CriterionMeans,
  Exclusion,
  Figure,
  RaterPair,
  SystemOutcome,
} from '#contract/report.ts'
import type { ReportSections } from '#contract/reportSections.ts'
import type { Measurement } from '#contract/rubric.ts'
import { noContext, type ReportContext } from './context.ts'

/** A criterion as the numbers need it. */
export type ReportCriterion = {
  readonly id: CriterionId
  readonly name: string
  readonly measurement: Measurement
  readonly direction: 'higher-is-better' | 'lower-is-better'
  readonly weight: number
  /** The values of an ordinal scale in rising order; null when any number may be given. */
  readonly values: readonly number[] | null
  readonly notApplicable: number
  readonly cannotJudge: number
}

/** One given rating, by a person, of the response of one system to one item. */
export type GivenRating = {
  readonly rater: RaterId
  readonly item: string
  readonly system: SystemId
  readonly criterion: CriterionId
  readonly value: number
}

/** One stated preference; `outcome` is negative when the first shown is better. */
export type GivenPreference = {
  readonly rater: RaterId
  readonly item: string
  readonly first: SystemId
  readonly second: SystemId
  readonly outcome: number
}

export type GivenRanking = {
  readonly rater: RaterId
  readonly item: string
  readonly ranks: readonly { readonly system: SystemId; readonly rank: number }[]
}

/** Everything that enters the numbers of a report. Systems are sorted as the report shows them: A before B. */
export type ReportInput = {
  readonly criteria: readonly ReportCriterion[]
  readonly raters: readonly RaterId[]
  readonly systems: readonly SystemId[]
  /** Responses that could be rated: item and system of each. */
  readonly responses: readonly { readonly item: string; readonly system: SystemId }[]
  readonly ratings: readonly GivenRating[]
  readonly preferences: readonly GivenPreference[]
  readonly rankings: readonly GivenRanking[]
  /** True when "first" and "second" are positions on a screen, so that a position effect means something. */
  readonly positionsKnown: boolean
  readonly exclusions: readonly Exclusion[]
  /** Absent: nothing is known but the judgements. */
  readonly context?: ReportContext
}

/** What is known beside the judgements. */
export const contextOf = ({ context }: ReportInput): ReportContext => context ?? noContext

/** What decides which parts a report has: the criteria, and how much of what there is. A `ReportInput` is one. */
export type InputShape = Pick<ReportInput, 'criteria' | 'systems' | 'exclusions'> & {
  readonly [Counted in 'ratings' | 'preferences' | 'rankings']: { readonly length: number }
} & {
  readonly context?: {
    readonly [Counted in 'tags' | 'places' | 'repeats']: { readonly length: number }
  } & { readonly machines: { readonly ratings: { readonly length: number } } }
}

type RatingsOn = (criterion: CriterionId) => readonly GivenRating[]

const ratingsKept = new WeakMap<ReportInput, RatingsOn>()

/** Says where the ratings of an input are to be had by criterion, for an input that need not hold them all at once. */
export const keepRatings = (input: ReportInput, on: RatingsOn): void => void ratingsKept.set(input, on)

/** The ratings on one criterion, in their order; sorted out once for all criteria. */
export function ratingsOn(input: ReportInput, criterion: CriterionId): readonly GivenRating[] {
  const kept = ratingsKept.get(input)
  if (kept) return kept(criterion)
  const groups = Map.groupBy(input.ratings, (rating) => rating.criterion)
  keepRatings(input, (one) => groups.get(one) ?? [])
  return groups.get(criterion) ?? []
}

/** Whether values of a criterion may be averaged: all but those of three or more named options without order. */
export const isQuantity = ({ measurement, values }: ReportCriterion): boolean =>
  measurement !== 'nominal' || values?.length === 2

/** What the statistics thread gives back: the parts of a report that are numbers. */
export type ReportNumbers = {
  readonly agreement: CriterionAgreement[]
  readonly preferenceAgreement: Figure[]
  readonly preferencePairs: RaterPair[]
  readonly consistency: Consistency[]
  readonly outcomes: SystemOutcome[]
  readonly orderAgreement: Figure | null
  readonly means: CriterionMeans[]
  readonly positionBias: Figure | null
  readonly exclusions: Exclusion[]
} & ReportSections
