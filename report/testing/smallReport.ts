import { type ConsistencyTable, type CriterionAgreement, Report } from '#contract/report.ts'
import { figure, ids, undefinedFigure } from './smallFigures.ts'
import { smallSections } from './smallSections.ts'

/** Twelve stated pairs: 8 consistent, 1 reversal, 3 hedges. 10 decided by ratings, 11 by statement, 9 both times. */
export const table: ConsistencyTable = {
  inconsistency: figure('rating_vs_ranking.within_rater', 4 / 12, 0.15, 0.55, 12),
  kappa: figure('cohen_kappa.unweighted', 0.41, 0.1, 0.72, 12),
  table: { 'A|A': 7, 'A|tie': 1, 'A|B': 1, 'tie|A': 1, 'tie|tie': 0, 'tie|B': 1, 'B|A': 0, 'B|tie': 0, 'B|B': 1 },
  n: 12,
  bothDecided: 9,
  reversals: 1,
  reversalRate: figure('reversal_rate', 1 / 9, 0.02, 0.44, 9),
  ratingTieStatedDecided: 2,
  ratingDecidedStatedTie: 1,
  skipped: { 'missing-rating': 2 },
}

/**
 * A study small enough to do by hand: two items answered by three systems, rated 1 to 5 by two raters, who then compared
 * every pair. Intervals are made up but plausible; everything else follows from these ratings:
 *
 * | response | R01 | R02 |
 * |----------|-----|-----|
 * | i1 Heron | 5 | 4 |
 * | i1 Lark  | 3 | 3 |
 * | i1 Teal  | 1 | 2 |
 * | i2 Heron | 4 | 4 |
 * | i2 Lark  | 4 | 3 |
 * | i2 Teal  | 2 | 1 |
 *
 * Same: 2 of 6 (33.3 %); within one level: 6 of 6.
 */
const agreement = {
  criterion: ids.criterion,
  name: 'Medical accuracy',
  measurement: 'ordinal',
  counts: { units: 6, pairableUnits: 6, raters: 2, ratings: 12, missing: 0, notApplicable: 1, cannotJudge: 2 },
  overall: [
    figure('percent_agreement', 2 / 6, 0.05, 0.78, 6),
    figure('krippendorff_alpha.nominal', 0.17, -0.12, 0.52, 6),
    figure('krippendorff_alpha.ordinal', 0.76, 0.31, 0.91, 6),
    figure('krippendorff_alpha.interval', 0.77, 0.33, 0.92, 6),
    figure('krippendorff_alpha.ratio', 0.71, 0.22, 0.9, 6),
  ],
  pairs: [
    {
      raterA: ids.r01,
      raterB: ids.r02,
      figures: [
        figure('percent_agreement', 2 / 6, 0.05, 0.78, 6),
        figure('cohen_kappa.unweighted', 0.14, -0.2, 0.48, 6),
        figure('cohen_kappa.linear', 0.45, 0.11, 0.79, 6),
        figure('cohen_kappa.quadratic', 0.74, 0.39, 0.98, 6),
      ],
    },
  ],
  withinOneLevel: figure('percent_agreement.within_one_level', 1, 0.61, 1, 6),
  distribution: [1, 2, 3, 4, 5].map((value) => ({ value, count: [2, 2, 3, 4, 1][value - 1] })),
}

const outcome = (protocol: string, means: readonly [number, number, number]) => ({
  protocol,
  systems: [ids.heron, ids.lark, ids.teal].map((system, place) => ({
    system,
    winRate: figure('win_rate', means[place] ?? 0, (means[place] ?? 0) - 0.12, (means[place] ?? 0) + 0.11, 8),
    wins: [7, 3, 0][place],
    ties: [1, 1, 0][place],
    losses: [0, 4, 8][place],
  })),
})

const consistency = (criterion: string | null, name: string | null) => ({
  criterion,
  name,
  statedBy: 'preference',
  withinRater: table,
  betweenRater: {
    ...table,
    n: 6,
    inconsistency: undefinedFigure('rating_vs_ranking.between_rater', 'no-comparison', 6),
  },
  perRater: [{ rater: ids.r01, table }],
})

/** The report of that study, accepted by the contract. Parts can be replaced. */
export function smallReport(change: Partial<Report> = {}): Report {
  const whole = {
    study: {
      id: ids.study,
      title: 'Diabetes answers <round 2>',
      description: 'Three systems & two raters.',
      stage: 'closed',
      promptHeading: 'Patient asks',
      responseHeading: 'Answer',
    },
    settings: { seed: 7, resamples: 1000, confidence: 0.95 },
    appVersion: '0.1.0',
    madeAt: '2026-11-14T16:20:00.000Z',
    dataHash: `4be277d0${'0'.repeat(56)}`,
    naming: 'names',
    unblinding: { at: '2026-11-14T16:19:00.000Z', by: 'Coordinator', reason: 'for the report' },
    systems: [
      { id: ids.heron, name: 'Heron' },
      { id: ids.lark, name: 'Lark' },
      { id: ids.teal, name: 'Teal' },
    ],
    raters: [
      { id: ids.r01, pseudonym: 'R01', kind: 'human' },
      { id: ids.r02, pseudonym: 'R02', kind: 'human' },
    ],
    counts: { items: 2, responses: 6, ratings: 12, preferences: 12, rankings: 0 },
    agreement: [agreement],
    preferenceAgreement: [
      figure('percent_agreement', 0.83, 0.44, 0.97, 6),
      undefinedFigure('krippendorff_alpha.nominal', 'no-variation', 6),
    ],
    preferencePairs: [
      {
        raterA: ids.r01,
        raterB: ids.r02,
        figures: [figure('percent_agreement', 0.83, 0.44, 0.97, 6), figure('cohen_kappa.unweighted', 0.66, 0.05, 1, 6)],
      },
    ],
    consistency: [consistency(null, null), consistency(ids.criterion, 'Medical accuracy')],
    outcomes: [outcome('rating', [0.94, 0.44, 0.12]), outcome('preference', [0.63, 0.81, 0.06])],
    orderAgreement: { ...figure('kendall_tau_b', 1 / 3, 0, 0, 3), interval: null },
    means: [
      {
        criterion: ids.criterion,
        name: 'Medical accuracy',
        systems: [
          { system: ids.heron, mean: figure('mean_rating', 4.25, 4, 4.5, 2) },
          { system: ids.lark, mean: figure('mean_rating', 3.25, 3, 3.5, 2) },
          { system: ids.teal, mean: undefinedFigure('mean_rating', 'no-data', 0) },
        ],
      },
    ],
    positionBias: { ...figure('position_bias', 0.55, 0.27, 0.81, 11), counts: { p: 0.5488 } },
    exclusions: [
      { what: 'rating', reason: 'cannot-judge', count: 2 },
      { what: 'pair', reason: 'missing-rating', count: 2 },
      { what: 'row', reason: 'a reason nobody has worded', count: 3 },
    ],
    ...smallSections,
    ...change,
  }
  return Report.parse(whole)
}

/** The criterion of the small report, with other figures where a test wants them. */
export const smallCriterion = (change: Partial<CriterionAgreement> = {}): CriterionAgreement => ({
  ...(smallReport().agreement[0] as CriterionAgreement),
  ...change,
})
