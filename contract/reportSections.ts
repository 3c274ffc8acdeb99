import { z } from 'zod'
import { Figure } from './figure.ts'
import { CriterionId, RaterId, SystemId } from './ids.ts'

/** The further sections of a report: every coefficient side by side, the tournament, the raters, the blinding. */

/** The coefficient that the criterion's level of measurement names, among some of the raters or on some of the items. */
export const AgreementSlice = z.strictObject({
  by: z.enum(['group', 'tag']),
  /** The group, or the path of the tag. */
  name: z.string(),
  raters: z.int(),
  ratings: z.int(),
  figure: Figure,
})
export type AgreementSlice = z.infer<typeof AgreementSlice>

/** Why coefficients of one criterion differ: a code with the numbers and raters of its sentence. */
export const AgreementReason = z.strictObject({
  kind: z.enum([
    'prevalence',
    'rater-bias',
    'constant-rater',
    'near-disagreements',
    'far-disagreements',
    'unused-categories',
    'single-ratings',
    'missing-ratings',
    'wide-interval',
    'no-disagreement-seen',
    'severity-differs',
    'interval-undefined',
  ]),
  values: z.record(z.string(), z.number()),
  raters: z.array(RaterId),
})
export type AgreementReason = z.infer<typeof AgreementReason>

/** Everything about the agreement on one criterion that is not in `CriterionAgreement`. */
export const AgreementPanel = z.strictObject({
  /** null: stated preferences; units are pairs of responses, values say which of the two was preferred. */
  criterion: CriterionId.nullable(),
  /** Each coefficient once, with a closed interval where it has one. */
  coefficients: z.array(Figure),
  reasons: z.array(AgreementReason),
  slices: z.array(AgreementSlice),
  /** How often each rater gave, and each system was given, each value of the criterion's distribution. */
  levels: z.array(z.strictObject({ by: z.enum(['rater', 'system']), id: z.string(), counts: z.array(z.int()) })),
  /** The named coefficient without each rater in turn; `change` = without − with everybody. */
  leaveOneOut: z.array(z.strictObject({ rater: RaterId, without: Figure, change: z.number().nullable() })),
})
export type AgreementPanel = z.infer<typeof AgreementPanel>

/** Within-rater pairs of one kind: by the distance of the two ratings, by the strength stated, or by tag. */
export const ConsistencyGroup = z.strictObject({
  by: z.enum(['gap', 'strength', 'tag']),
  /** For `gap`: the distance, from (excluded unless 0) and to, in units of the scale; for `strength` both are it. */
  from: z.number(),
  to: z.number(),
  name: z.string(),
  n: z.int(),
  consistent: z.int(),
  reversals: z.int(),
  hedges: z.int(),
  /** Share of pairs off the diagonal, whole items resampled. */
  inconsistency: Figure,
})
export type ConsistencyGroup = z.infer<typeof ConsistencyGroup>

export const ConsistencyLab = z.strictObject({
  criterion: CriterionId.nullable(),
  statedBy: z.enum(['preference', 'ranking']),
  groups: z.array(ConsistencyGroup),
})
export type ConsistencyLab = z.infer<typeof ConsistencyLab>

const triad = z.tuple([SystemId, SystemId, SystemId])
export const Triads = z.strictObject({
  rater: RaterId.nullable(),
  decided: z.int(),
  circular: z.int(),
  triads: z.array(triad),
})
export type Triads = z.infer<typeof Triads>

/** Who wins against whom under one protocol, how strong each system is, and whether the order holds. */
export const Tournament = z.strictObject({
  protocol: z.enum(['rating', 'preference', 'ranking']),
  comparisons: z.int(),
  /** Every two systems that met, as the report lists systems; wins are of `one`. */
  pairs: z.array(z.strictObject({ one: SystemId, other: SystemId, wins: z.int(), losses: z.int(), ties: z.int() })),
  /** Log-strengths (Bradley–Terry, ties half a win), centred, whole items resampled. */
  strengths: z.array(
    z.strictObject({
      system: SystemId,
      strength: Figure,
      place: z.int().nullable(),
      placeLow: z.int().nullable(),
      placeHigh: z.int().nullable(),
      /** Share of resamples in which it came first. */
      shareFirst: z.number().nullable(),
    }),
  ),
  /** Neighbouring systems none of which can be told apart, best first. */
  groups: z.array(z.array(SystemId)),
  undefeated: z.array(SystemId),
  winless: z.array(SystemId),
  /** Places under each way to treat ties; null where the model does not exist. */
  tieModels: z.array(
    z.strictObject({
      model: z.string(),
      undefined: z.string().nullable(),
      places: z.array(z.strictObject({ system: SystemId, place: z.number().nullable() })),
    }),
  ),
  placesThatDiffer: z.array(SystemId),
  /** Everybody's majority first, then each rater. */
  triads: z.array(Triads),
  /** Log-odds that being shown first adds, fitted together with the strengths; null without positions. */
  position: Figure.nullable(),
})
export type Tournament = z.infer<typeof Tournament>

/** Mean outcome of each system on the items of one tag. */
export const TagOutcome = z.strictObject({
  protocol: z.enum(['rating', 'preference', 'ranking']),
  tag: z.string(),
  /** 0 for a tag without a parent. */
  depth: z.int(),
  items: z.int(),
  systems: z.array(z.strictObject({ system: SystemId, winRate: Figure })),
})
export type TagOutcome = z.infer<typeof TagOutcome>

/** Each two systems on one criterion, item by item. */
export const PairedTests = z.strictObject({
  criterion: CriterionId,
  /** Are the systems' ranks within items the same? `counts.p`. */
  friedman: Figure,
  pairs: z.array(
    z.strictObject({
      one: SystemId,
      other: SystemId,
      n: z.int(),
      /** Hodges–Lehmann difference one − other. */
      difference: Figure,
      p: z.number().nullable(),
      holm: z.number().nullable(),
      /** Items that pass with `one` and fail with `other`, and the reverse, at the threshold. */
      lost: Figure,
      gained: Figure,
      flipP: z.number().nullable(),
    }),
  ),
  /** A value at least this good passes: the middle of the scale. */
  threshold: z.number(),
})
export type PairedTests = z.infer<typeof PairedTests>

/** One rater's way of working on one criterion. */
export const RaterSeverity = z.strictObject({
  rater: RaterId,
  ratings: z.int(),
  meanValue: z.number().nullable(),
  /** Log-odds; positive = gives lower values than others would to the same work. */
  severity: Figure,
  infit: z.number().nullable(),
  outfit: z.number().nullable(),
})
export const CriterionSeverity = z.strictObject({
  criterion: CriterionId,
  /** Standard deviation of severities; `counts.p` tests that all raters are equally severe. */
  spread: Figure,
  raters: z.array(RaterSeverity),
  /** Mean value of each system as given, and as raters of average severity would have given it. */
  systems: z.array(z.strictObject({ system: SystemId, given: z.number().nullable(), adjusted: z.number().nullable() })),
})
export type CriterionSeverity = z.infer<typeof CriterionSeverity>

/** Drift: residuals against the other raters over the rater's own order of work, in tenths of the work. */
export const RaterDrift = z.strictObject({
  rater: RaterId,
  criterion: CriterionId,
  /** Change of the value per hundred tasks. */
  slope: Figure,
  curve: z.array(z.strictObject({ tenth: z.int(), n: z.int(), residual: z.number() })),
})
export type RaterDrift = z.infer<typeof RaterDrift>

/** Median seconds per task over the rater's order of work, in tenths. */
export const RaterPace = z.strictObject({
  rater: RaterId,
  tasks: z.int(),
  median: z.number(),
  curve: z.array(z.strictObject({ tenth: z.int(), n: z.int(), seconds: z.number() })),
})
export type RaterPace = z.infer<typeof RaterPace>

export const IntraRater = z.strictObject({
  criterion: CriterionId,
  /** null: all raters. */
  rater: RaterId.nullable(),
  /** Share of repeated responses given the same value again. */
  same: Figure,
  /** Second − first. */
  shift: Figure,
})
export type IntraRater = z.infer<typeof IntraRater>

/** People and machine judges held against the same references: the most frequent value of the other people. */
export const HumanCeiling = z.strictObject({
  criterion: CriterionId,
  ceiling: Figure,
  people: z.array(z.strictObject({ rater: RaterId, share: Figure })),
  machines: z.array(
    z.strictObject({
      rater: RaterId,
      share: Figure,
      /** Alternative annotator test (epsilon 0.2): share of people it wins against; null when too few. */
      winningRate: Figure,
      passed: z.boolean().nullable(),
    }),
  ),
})
export type HumanCeiling = z.infer<typeof HumanCeiling>

/** Stated confidence against being with the majority of the others. */
export const CalibrationSection = z.strictObject({
  rater: RaterId.nullable(),
  error: Figure,
  overconfidence: Figure,
  bins: z.array(
    z.strictObject({
      from: z.number(),
      to: z.number(),
      n: z.int(),
      meanConfidence: z.number(),
      shareRight: z.number(),
    }),
  ),
})
export type CalibrationSection = z.infer<typeof CalibrationSection>

/** How often each of two systems was shown first: as planned and as submitted. */
export const ShownFirst = z.strictObject({
  one: SystemId,
  other: SystemId,
  planned: z.tuple([z.int(), z.int()]),
  realised: z.tuple([z.int(), z.int()]),
})

export const BlindingSection = z.strictObject({
  plan: z.strictObject({ algorithm: z.string(), seed: z.int(), hash: z.string(), worstImbalance: z.int() }).nullable(),
  shownFirst: z.array(ShownFirst),
  /** First-shown wins among decided comparisons, overall (null) and by rater. */
  position: z.array(z.strictObject({ rater: RaterId.nullable(), share: Figure })),
  guesses: z
    .strictObject({
      /** Whether guesses go with the systems: Cramér's V, with p in `counts`. Needs no right guess. Absent: systems unknown. */
      association: Figure.optional(),
      /** How often each system was taken for what (null: cannot say). Empty before unblinding. */
      bySystem: z.array(
        z.strictObject({
          system: SystemId,
          taken: z.array(z.strictObject({ guess: z.string().nullable(), count: z.int() })),
        }),
      ),
      /** James's index: 1 = nobody could tell, 0.5 = at random, 0 = everybody could. Null where no guess is the right one. */
      james: Figure.nullable(),
      /** Bang's index by source: 0 = at random, 1 = always right. Null before unblinding. */
      bang: z.array(
        z.strictObject({ source: z.string(), right: z.int(), wrong: z.int(), unknown: z.int(), index: Figure }),
      ),
    })
    .nullable(),
})
export type BlindingSection = z.infer<typeof BlindingSection>

/** The sections by name. Lists hold one entry a criterion, protocol or rater, in the order of the report. */
export const reportSections = {
  panels: z.array(AgreementPanel),
  labs: z.array(ConsistencyLab),
  tournaments: z.array(Tournament),
  tagOutcomes: z.array(TagOutcome),
  pairedTests: z.array(PairedTests),
  severity: z.array(CriterionSeverity),
  drift: z.array(RaterDrift),
  pace: z.array(RaterPace),
  intraRater: z.array(IntraRater),
  ceilings: z.array(HumanCeiling),
  calibration: z.array(CalibrationSection),
  blinding: BlindingSection.nullable(),
}
export const ReportSections = z.strictObject(reportSections)
export type ReportSections = z.infer<typeof ReportSections>
