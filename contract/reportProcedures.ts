import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { mayFailWith, storageFailures } from './errors.ts'
import { Figure } from './figure.ts'
import { CriterionId, ofStudy, RaterId, SystemId } from './ids.ts'
import {
  ComparedPair,
  ConsistencyCell,
  ConsistencyPair,
  MetPair,
  Report,
  ReportProgress,
  ReportSettings,
  Stated,
  StatedTogether,
} from './report.ts'

const cell = { a: z.number(), b: z.number() }

/** Two raters on one criterion: how often one gave `a` where the other gave `b`. */
export const RaterPairDetail = z.strictObject({
  values: z.array(z.number()).nullable(),
  cells: z.array(z.strictObject({ ...cell, count: z.int() })),
  /** Limits of agreement of a − b; null for nominal criteria. */
  differences: z.strictObject({ bias: Figure, lower: z.number().nullable(), upper: z.number().nullable() }).nullable(),
})
export type RaterPairDetail = z.infer<typeof RaterPairDetail>

/** One response behind a cell of that table, to read. */
export const RatedResponse = z.strictObject({
  ...cell,
  itemTitle: z.string(),
  prompt: z.string(),
  /** A code before unblinding. */
  system: z.string(),
  response: z.string(),
  commentA: z.string(),
  commentB: z.string(),
})
export type RatedResponse = z.infer<typeof RatedResponse>

/** One rating behind a level of a criterion, with the response to read. */
export const LevelRating = z.strictObject({
  rater: z.string(),
  itemTitle: z.string(),
  prompt: z.string(),
  /** A code before unblinding. */
  system: z.string(),
  response: z.string(),
  comment: z.string(),
})
export type LevelRating = z.infer<typeof LevelRating>

const ofTwoRaters = ofStudy.extend({ raterA: RaterId, raterB: RaterId })
/** Which of a long list are wanted. */
const aPage = { from: z.int().nonnegative(), count: z.int().min(1).max(200) }
const storage = mayFailWith(...storageFailures)

/** The report, and what lies behind its numbers. */
export const reportProcedures = {
  /** A job: yields progress, returns the report. Aborting the call stops the computation. */
  run: oc
    .input(ofStudy.extend({ settings: ReportSettings }))
    .output(eventIterator(ReportProgress, Report))
    .errors(storage),
  /** The pairs behind one cell of a consistency table. */
  pairs: oc
    .input(
      ofStudy.extend({
        criterion: CriterionId.nullable(),
        statedBy: z.enum(['preference', 'ranking']),
        cell: ConsistencyCell,
        ...aPage,
      }),
    )
    .output(z.strictObject({ total: z.int(), pairs: z.array(ConsistencyPair) }))
    .errors(storage),
  /** The comparisons of two systems behind a cell of the win matrix. `a` is the system whose wins the cell counts. */
  metPairs: oc
    .input(
      ofStudy.extend({ protocol: z.enum(['rating', 'preference', 'ranking']), a: SystemId, b: SystemId, ...aPage }),
    )
    .output(z.strictObject({ total: z.int(), pairs: z.array(MetPair) }))
    .errors(storage),
  /** Two raters on one criterion: the values of one against those of the other. */
  raterPair: oc
    .input(ofTwoRaters.extend({ criterion: CriterionId }))
    .output(RaterPairDetail)
    .errors(storage),
  /** The responses to which one rater gave `a` and the other `b`, to read. */
  cell: oc
    .input(
      ofTwoRaters.extend({
        criterion: CriterionId,
        a: z.number(),
        b: z.number(),
        ...aPage,
      }),
    )
    .output(z.strictObject({ total: z.int(), responses: z.array(RatedResponse) }))
    .errors(storage),
  /** The ratings that gave one value on a criterion, to read. */
  level: oc
    .input(ofStudy.extend({ criterion: CriterionId, value: z.number(), ...aPage }))
    .output(z.strictObject({ total: z.int(), ratings: z.array(LevelRating) }))
    .errors(storage),
  /** Two raters on comparisons: what one stated against what the other stated. */
  statedTogether: oc.input(ofTwoRaters).output(z.array(StatedTogether)).errors(storage),
  /** The pairs of which one rater stated `one` and the other `other`, to read. */
  comparedPairs: oc
    .input(
      ofTwoRaters.extend({
        one: Stated,
        other: Stated,
        ...aPage,
      }),
    )
    .output(z.strictObject({ total: z.int(), pairs: z.array(ComparedPair) }))
    .errors(storage),
}
