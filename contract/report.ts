import { z } from 'zod'
import { Figure, Interval } from './figure.ts'
import { CriterionId, Instant, RaterId, StudyId, SystemId } from './ids.ts'
import { reportSections } from './reportSections.ts'
import { Measurement, yes } from './rubric.ts'

export { Figure, Interval }

export const ReportSettings = z.strictObject({
  seed: z.int().min(0),
  resamples: z.int().min(100).max(100_000),
  confidence: z.number().gt(0).lt(1),
  /** With the judgements of raters who were left out by a recorded decision. */
  withExcluded: yes.optional(),
})
export type ReportSettings = z.infer<typeof ReportSettings>

/** A system as the report may name it: a code before unblinding, its name after. */
export const SystemName = z.strictObject({ id: SystemId, name: z.string() })
export const RaterName = z.strictObject({ id: RaterId, pseudonym: z.string(), kind: z.enum(['human', 'machine']) })

/** Coefficients of two raters on what both judged. */
export const RaterPair = z.strictObject({ raterA: RaterId, raterB: RaterId, figures: z.array(Figure) })
export type RaterPair = z.infer<typeof RaterPair>

/** Agreement on one criterion: units are responses, one value per rater. */
export const CriterionAgreement = z.strictObject({
  criterion: CriterionId,
  name: z.string(),
  measurement: Measurement,
  counts: z.strictObject({
    units: z.int(),
    pairableUnits: z.int(),
    raters: z.int(),
    ratings: z.int(),
    missing: z.int(),
    notApplicable: z.int(),
    cannotJudge: z.int(),
  }),
  /** Percent agreement and Krippendorff's alpha at each measurement level. */
  overall: z.array(Figure),
  /** Percent agreement and Cohen's kappa (unweighted, linear, quadratic) of each two raters. */
  pairs: z.array(RaterPair),
  /** Share of rating pairs within one scale level of each other; null for numeric criteria. */
  withinOneLevel: Figure.nullable(),
  /** How often each scale value was given, in rising order. */
  distribution: z.array(z.strictObject({ value: z.number(), count: z.int() })),
})
export type CriterionAgreement = z.infer<typeof CriterionAgreement>

export const ConsistencyCell = z.enum(['A|A', 'A|B', 'A|tie', 'B|A', 'B|B', 'B|tie', 'tie|A', 'tie|B', 'tie|tie'])
export type ConsistencyCell = z.infer<typeof ConsistencyCell>

/** Rating-implied preference (first in each key) against stated preference (second). Σ cells = n. */
export const ConsistencyTable = z.strictObject({
  /** Share of pairs off the diagonal. */
  inconsistency: Figure,
  kappa: Figure,
  table: z.record(ConsistencyCell, z.int()),
  n: z.int(),
  bothDecided: z.int(),
  reversals: z.int(),
  /** Reversals over both-decided pairs. */
  reversalRate: Figure,
  ratingTieStatedDecided: z.int(),
  ratingDecidedStatedTie: z.int(),
  skipped: z.record(z.string(), z.int()),
})
export type ConsistencyTable = z.infer<typeof ConsistencyTable>

export const Consistency = z.strictObject({
  /** null: the mean over criteria. */
  criterion: CriterionId.nullable(),
  name: z.string().nullable(),
  statedBy: z.enum(['preference', 'ranking']),
  withinRater: ConsistencyTable,
  betweenRater: ConsistencyTable,
  perRater: z.array(z.strictObject({ rater: RaterId, table: ConsistencyTable })),
})
export type Consistency = z.infer<typeof Consistency>

/** Mean outcome of a system against the others: win 1, tie a half, loss 0, on the pairs of one protocol. */
export const SystemOutcome = z.strictObject({
  protocol: z.enum(['rating', 'preference', 'ranking']),
  systems: z.array(
    z.strictObject({ system: SystemId, winRate: Figure, wins: z.int(), losses: z.int(), ties: z.int() }),
  ),
})
export type SystemOutcome = z.infer<typeof SystemOutcome>

export const CriterionMeans = z.strictObject({
  criterion: CriterionId,
  name: z.string(),
  systems: z.array(z.strictObject({ system: SystemId, mean: Figure })),
})
export type CriterionMeans = z.infer<typeof CriterionMeans>

export const Exclusion = z.strictObject({
  what: z.enum(['rating', 'preference', 'ranking', 'pair', 'row', 'task']),
  reason: z.string(),
  count: z.int().positive(),
})
export type Exclusion = z.infer<typeof Exclusion>

export const Report = z.strictObject({
  study: z.strictObject({
    id: StudyId,
    title: z.string(),
    description: z.string(),
    stage: z.enum(['preparing', 'judging', 'closed', 'unblinded']),
    promptHeading: z.string(),
    responseHeading: z.string(),
  }),
  settings: ReportSettings,
  appVersion: z.string(),
  madeAt: Instant,
  /** SHA-256 over everything that entered. Same data, settings and seed: same numbers. */
  dataHash: z.string(),
  /** `codes`: systems are still hidden; `names`: unblinded; `never-blinded`: all judgements came from a file. */
  naming: z.enum(['codes', 'names', 'never-blinded']),
  unblinding: z.strictObject({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
  systems: z.array(SystemName),
  raters: z.array(RaterName),
  counts: z.strictObject({
    items: z.int(),
    responses: z.int(),
    ratings: z.int(),
    preferences: z.int(),
    rankings: z.int(),
  }),
  agreement: z.array(CriterionAgreement),
  /** Agreement of raters on pairs (left, tie, right normalised by system): alpha nominal, percent agreement. */
  preferenceAgreement: z.array(Figure),
  /** Percent agreement and Cohen's kappa (unweighted) of each two raters on the same pairs. */
  preferencePairs: z.array(RaterPair),
  consistency: z.array(Consistency),
  outcomes: z.array(SystemOutcome),
  /** Kendall's tau-b between the system orders of rating and stated preference. */
  orderAgreement: Figure.nullable(),
  means: z.array(CriterionMeans),
  /** First-shown wins among decided comparisons, with the exact binomial test against a half. */
  positionBias: Figure.nullable(),
  exclusions: z.array(Exclusion),
  ...reportSections,
})
export type Report = z.infer<typeof Report>

/** The numbers of a report that are finished already: lists are to be added to those told before. */
export const ReportParts = Report.pick({
  agreement: true,
  preferenceAgreement: true,
  preferencePairs: true,
  consistency: true,
  outcomes: true,
  means: true,
  labs: true,
  panels: true,
  tournaments: true,
}).partial()
export type ReportParts = z.infer<typeof ReportParts>

/** What a running report says until it is done: how far it is; once, whose report it is; and what is finished since. */
export const ReportProgress = z.strictObject({
  step: z.string(),
  fraction: z.number().min(0).max(1),
  /** The report with nothing in it yet but names, counts and settings. */
  begun: Report.optional(),
  finished: ReportParts.optional(),
})
export type ReportProgress = z.infer<typeof ReportProgress>

/** What was stated of two responses; A is of the system listed first. */
export const Stated = z.enum(['A', 'tie', 'B'])
export type Stated = z.infer<typeof Stated>

const responsesToRead = {
  itemTitle: z.string(),
  prompt: z.string(),
  systemA: z.string(),
  systemB: z.string(),
  responseA: z.string(),
  responseB: z.string(),
}

/** One pair behind a cell of the 3 × 3 table, with the two responses to read. */
export const ConsistencyPair = z.strictObject({
  ...responsesToRead,
  rater: z.string().nullable(),
  ratingA: z.number(),
  ratingB: z.number(),
  stated: Stated,
  comment: z.string(),
})
export type ConsistencyPair = z.infer<typeof ConsistencyPair>

/** One comparison of two systems behind a cell of the win matrix, with the two responses to read. */
export const MetPair = z.strictObject({
  ...responsesToRead,
  rater: z.string().nullable(),
  stated: Stated,
  comment: z.string(),
})
export type MetPair = z.infer<typeof MetPair>

/** How often one rater stated one thing where another stated another, of the same two responses. */
export const StatedTogether = z.strictObject({ one: Stated, other: Stated, count: z.int() })
export type StatedTogether = z.infer<typeof StatedTogether>

/** One pair of responses that two raters compared, to read, with what each wrote. */
export const ComparedPair = z.strictObject({ ...responsesToRead, commentOfOne: z.string(), commentOfOther: z.string() })
export type ComparedPair = z.infer<typeof ComparedPair>
