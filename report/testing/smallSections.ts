import { figure, ids, undefinedFigure } from './smallFigures.ts'

/** The further sections of that report; what follows from the ratings above is computed from them. */
export const smallSections = {
  panels: [
    {
      criterion: ids.criterion,
      coefficients: [
        figure('fleiss_kappa', 0.13, -0.3, 0.56, 6),
        figure('gwet_ac1', 0.19, -0.25, 0.63, 6),
        figure('gwet_ac2.ordinal', 0.71, 0.42, 1, 6),
        figure('icc.2_1', 0.74, 0.1, 0.96, 6),
        undefinedFigure('light_kappa', 'no-variation', 6),
      ],
      reasons: [
        { kind: 'near-disagreements', values: { share: 1 }, raters: [] },
        { kind: 'rater-bias', values: { distance: 0.25 }, raters: [ids.r01, ids.r02] },
      ],
      slices: [
        {
          by: 'group',
          name: 'nurses',
          raters: 2,
          ratings: 12,
          figure: figure('krippendorff_alpha.ordinal', 0.76, 0.31, 0.91, 6),
        },
        {
          by: 'tag',
          name: 'clinic/heart',
          raters: 2,
          ratings: 6,
          figure: undefinedFigure('krippendorff_alpha.ordinal', 'no-variation', 3),
        },
      ],
      levels: [
        { by: 'rater', id: ids.r01, counts: [1, 1, 1, 2, 1] },
        { by: 'rater', id: ids.r02, counts: [1, 1, 2, 2, 0] },
        { by: 'system', id: ids.heron, counts: [0, 0, 0, 3, 1] },
      ],
      leaveOneOut: [{ rater: ids.r01, without: figure('krippendorff_alpha.ordinal', 0.8, 0.3, 0.9, 6), change: 0.04 }],
    },
  ],
  labs: [
    {
      criterion: null,
      statedBy: 'preference',
      groups: [
        {
          by: 'gap',
          from: 0,
          to: 0,
          name: '',
          n: 2,
          consistent: 0,
          reversals: 0,
          hedges: 2,
          inconsistency: figure('rating_vs_ranking.group', 1, 0.4, 1, 2),
        },
        {
          by: 'gap',
          from: 0,
          to: 0.25,
          name: '',
          n: 10,
          consistent: 8,
          reversals: 1,
          hedges: 1,
          inconsistency: figure('rating_vs_ranking.group', 0.2, 0.05, 0.5, 10),
        },
        {
          by: 'strength',
          from: 2,
          to: 2,
          name: '',
          n: 9,
          consistent: 8,
          reversals: 1,
          hedges: 0,
          inconsistency: figure('rating_vs_ranking.group', 0.11, 0.02, 0.44, 9),
        },
      ],
    },
  ],
  tournaments: [
    {
      protocol: 'preference',
      comparisons: 12,
      pairs: [
        { one: ids.heron, other: ids.lark, wins: 1, losses: 3, ties: 0 },
        { one: ids.heron, other: ids.teal, wins: 4, losses: 0, ties: 0 },
        { one: ids.lark, other: ids.teal, wins: 3, losses: 0, ties: 1 },
      ],
      strengths: [
        {
          system: ids.heron,
          strength: figure('bradley_terry', 0.4, -0.2, 1.1, 12),
          place: 2,
          placeLow: 1,
          placeHigh: 2,
          shareFirst: 0.2,
        },
        {
          system: ids.lark,
          strength: figure('bradley_terry', 1.3, 0.5, 2.2, 12),
          place: 1,
          placeLow: 1,
          placeHigh: 2,
          shareFirst: 0.8,
        },
        {
          system: ids.teal,
          strength: figure('bradley_terry', -1.7, -2.6, -0.9, 12),
          place: 3,
          placeLow: 3,
          placeHigh: 3,
          shareFirst: 0,
        },
      ],
      groups: [[ids.lark, ids.heron], [ids.teal]],
      undefeated: [],
      winless: [],
      tieModels: [
        {
          model: 'bradley_terry',
          undefined: null,
          places: [ids.heron, ids.lark, ids.teal].map((system, at) => ({ system, place: [2, 1, 3][at] })),
        },
        {
          model: 'davidson',
          undefined: 'undefeated-or-winless',
          places: [ids.heron, ids.lark, ids.teal].map((system) => ({ system, place: null })),
        },
      ],
      placesThatDiffer: [],
      triads: [
        { rater: null, decided: 1, circular: 0, triads: [] },
        { rater: ids.r01, decided: 1, circular: 1, triads: [[ids.heron, ids.lark, ids.teal]] },
      ],
      position: { ...figure('position_effect', 0.2, -0.5, 0.9, 12), counts: { p: 0.58 } },
    },
  ],
  tagOutcomes: [
    {
      protocol: 'preference',
      tag: 'clinic/heart',
      depth: 1,
      items: 1,
      systems: [ids.heron, ids.lark, ids.teal].map((system, at) => ({
        system,
        winRate: figure('win_rate', [0.5, 0.8, 0.2][at] ?? 0, 0.1, 0.9, 4),
      })),
    },
  ],
  pairedTests: [
    {
      criterion: ids.criterion,
      friedman: { ...figure('friedman', 3.7, 0, 0, 2), interval: null, counts: { p: 0.16 } },
      threshold: 3,
      pairs: [
        {
          one: ids.heron,
          other: ids.lark,
          n: 2,
          difference: figure('hodges_lehmann', 1, 0.5, 1.5, 2),
          p: 0.37,
          holm: 0.74,
          lost: figure('negative_flips', 0, 0, 0.66, 2),
          gained: figure('positive_flips', 0.5, 0.09, 0.91, 2),
          flipP: 1,
        },
      ],
    },
  ],
  severity: [
    {
      criterion: ids.criterion,
      spread: { ...figure('many_facet', 0.3, 0, 0, 12), interval: null, counts: { p: 0.4 } },
      raters: [
        {
          rater: ids.r01,
          ratings: 6,
          meanValue: 3.17,
          severity: figure('rater_severity', -0.2, -1, 0.6, 6),
          infit: 1.1,
          outfit: 1.2,
        },
        {
          rater: ids.r02,
          ratings: 6,
          meanValue: 2.83,
          severity: figure('rater_severity', 0.2, -0.6, 1, 6),
          infit: 0.9,
          outfit: 0.8,
        },
      ],
      systems: [ids.heron, ids.lark, ids.teal].map((system, at) => ({
        system,
        given: [4.25, 3.25, 1.5][at],
        adjusted: [4.2, 3.3, null][at],
      })),
    },
  ],
  drift: [
    {
      rater: ids.r01,
      criterion: ids.criterion,
      slope: { ...figure('drift', -4, -9, 1, 6), counts: { p: 0.1 } },
      curve: [0, 1, 2, 3].map((tenth) => ({ tenth, n: 2, residual: 0.5 - tenth / 4 })),
    },
  ],
  pace: [
    {
      rater: ids.r01,
      tasks: 6,
      median: 41,
      curve: [0, 1, 2].map((tenth) => ({ tenth, n: 2, seconds: 60 - 9 * tenth })),
    },
  ],
  intraRater: [
    {
      criterion: ids.criterion,
      rater: null,
      same: figure('intra_rater_agreement', 0.75, 0.3, 0.95, 4),
      shift: figure('paired_t', 0.25, -0.5, 1, 4),
    },
  ],
  ceilings: [
    {
      criterion: ids.criterion,
      ceiling: { ...figure('human_ceiling', 0.33, 0, 0, 6), interval: null },
      people: [{ rater: ids.r01, share: figure('leave_one_out_agreement', 0.33, 0.1, 0.7, 6) }],
      machines: [
        {
          rater: ids.machine,
          share: figure('leave_one_out_agreement', 0.3, 0.1, 0.6, 6),
          winningRate: undefinedFigure('alternative_annotator', 'too-few-observations', 6),
          passed: null,
        },
      ],
    },
  ],
  calibration: [
    {
      rater: null,
      error: figure('calibration.ece', 0.12, 0.05, 0.3, 12),
      overconfidence: figure('calibration.overconfidence', 0.1, -0.05, 0.25, 12),
      bins: [
        { from: 0.5, to: 0.6, n: 4, meanConfidence: 0.55, shareRight: 0.5 },
        { from: 0.9, to: 1, n: 8, meanConfidence: 0.95, shareRight: 0.75 },
      ],
    },
  ],
  blinding: {
    plan: { algorithm: 'balanced-1', seed: 7, hash: 'ab'.repeat(32), worstImbalance: 1 },
    shownFirst: [{ one: ids.heron, other: ids.lark, planned: [2, 2], realised: [2, 1] }],
    position: [{ rater: null, share: { ...figure('position_bias', 0.55, 0.27, 0.81, 11), counts: { p: 0.5488 } } }],
    guesses: {
      association: { ...figure('blinding.guess_association', 0.41, 0, 1, 12), interval: null, counts: { p: 0.212 } },
      bySystem: [
        {
          system: ids.heron,
          taken: [
            { guess: 'human', count: 4 },
            { guess: null, count: 2 },
          ],
        },
      ],
      james: figure('james_index', 0.62, 0.5, 0.7, 12),
      bang: [{ source: 'human', right: 5, wrong: 3, unknown: 4, index: figure('bang_index', 0.17, -0.2, 0.5, 12) }],
    },
  },
}
