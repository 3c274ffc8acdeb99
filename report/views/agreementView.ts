import type { CriterionAgreement, Figure, RaterPair, Report } from '#contract/report.ts'
import type { HeatmapCell } from '../figures/AgreementHeatmap.tsx'
import type { IntervalGroup, IntervalRow } from '../figures/IntervalPlot.tsx'
import type { LevelCount } from '../figures/LevelBars.tsx'
import { figureById, namedAlpha, raterIn, whyTheyDiffer } from '../findings.ts'
import {
  coefficientName,
  estimateWords,
  figureWords,
  intervalWords,
  type NumberForm,
  percent,
  undefinedWords,
  whole,
} from '../numbers.ts'
import { type ReportWords, say } from '../say.ts'
import { drawnNames } from './drawnNames.ts'

/** What the rater-by-rater table can be made of. */
export const weightings = [
  'cohen_kappa.quadratic',
  'cohen_kappa.linear',
  'cohen_kappa.unweighted',
  'percent_agreement',
] as const
export type Weighting = (typeof weightings)[number]

/** Whether a coefficient is printed as a share or as a coefficient. */
export const formOf = (coefficient: string): NumberForm =>
  /percent|_rate$|rating_vs|bias$|_flips$|_agreement$|human_ceiling|calibration|alternative/.test(coefficient)
    ? 'share'
    : 'coefficient'

/** The second line of a criterion: how much was rated, and how often raters gave the same. Every share with its interval. */
export function agreementSecond(words: ReportWords, criterion: CriterionAgreement): string {
  const { counts, overall, withinOneLevel } = criterion
  const exact = figureById(overall, 'percent_agreement')
  return [
    say(words, 'agreement.second', {
      units: say(words, 'count.responses', { count: counts.units }),
      ratings: say(words, 'count.ratings', { count: counts.ratings }),
      raters: say(words, 'count.raters', { count: counts.raters }),
    }),
    shareSentence(words, 'agreement.exact', exact),
    shareSentence(words, 'agreement.within', withinOneLevel ?? undefined),
  ]
    .filter(Boolean)
    .join(' ')
}

function shareSentence(
  words: ReportWords,
  key: 'agreement.exact' | 'agreement.within',
  figure: Figure | undefined,
): string {
  if (!figure || figure.estimate === null) return ''
  const interval = intervalWords(words, figure.interval, 'share') || say(words, 'figure.noInterval')
  return say(words, key, { percent: percent(words, figure.estimate), interval })
}

/** The alphas as rows of one plot: those that count distance, then the one that only asks for the same. */
export function coefficientGroups(words: ReportWords, criterion: CriterionAgreement): readonly IntervalGroup[] {
  const named = namedAlpha(criterion)
  const rows = (ids: readonly string[]): IntervalRow[] =>
    ids.flatMap((id) => {
      const figure = figureById(criterion.overall, id)
      return figure ? [intervalRow(words, figure, coefficientName(words, id), figure === named)] : []
    })
  const distance = rows(['krippendorff_alpha.ordinal', 'krippendorff_alpha.interval', 'krippendorff_alpha.ratio'])
  const same = rows(['krippendorff_alpha.nominal'])
  return [
    { id: 'distance', heading: say(words, 'agreement.distance'), rows: distance },
    { id: 'same', heading: say(words, 'agreement.same'), rows: same },
  ].filter((group) => group.rows.length > 0)
}

/** Percent agreement and "within one level": shares, so they stand in the table and not on the axis from chance. */
export function shareRows(words: ReportWords, { overall, withinOneLevel }: CriterionAgreement): readonly IntervalRow[] {
  const shares = [figureById(overall, 'percent_agreement'), withinOneLevel ?? undefined]
  return shares.flatMap((figure) =>
    figure ? [intervalRow(words, figure, coefficientName(words, figure.coefficient))] : [],
  )
}

/** One figure as a row of an interval plot. */
export function intervalRow(words: ReportWords, figure: Figure, name: string, emphasis = false): IntervalRow {
  const form = formOf(figure.coefficient)
  return {
    id: `${figure.coefficient} ${name}`,
    name,
    estimate: figure.estimate,
    low: figure.interval?.low ?? null,
    high: figure.interval?.high ?? null,
    valueWords: figure.estimate === null ? undefinedWords(words, figure) : estimateWords(words, figure, form),
    intervalWords:
      figure.estimate !== null && figure.interval === null
        ? say(words, 'figure.noInterval')
        : intervalWords(words, figure.interval, form),
    countWords: whole(words, figure.n),
    emphasis,
  }
}

/** Why the coefficients of a criterion differ, in one plain sentence. */
export function whySentence(words: ReportWords, criterion: CriterionAgreement): string {
  const { key, within } = whyTheyDiffer(criterion)
  const named = namedAlpha(criterion)
  return say(words, key, {
    within: within === null ? '' : percent(words, within),
    reason: say(words, `reason.${reasonKey(words, named?.undefined)}`),
  })
}

function reasonKey(words: ReportWords, reason: string | null | undefined): keyof ReportWords['reason'] {
  return reason && Object.hasOwn(words.reason, reason) ? (reason as keyof ReportWords['reason']) : 'other'
}

/** The id of a pair of raters in the heatmap. */
export const pairId = ({ raterA, raterB }: RaterPair): string => `${raterA} ${raterB}`

/** Widest a rater's name may be beside the cells. User units. */
const nameWidth = 110

/** What raters agree on: values given to responses, or which of two responses is better. */
export type Judged = 'responses' | 'pairs'

/**
 * Each two raters as a cell, with the number, its interval and its n in the accessible name and in the table. `cells` and
 * `names` are cut to be drawn; `wholeCells` hold the names in full, for the table.
 */
export function heatmap(
  words: ReportWords,
  report: Report,
  pairs: readonly RaterPair[],
  weighting: Weighting,
  judged: Judged,
) {
  const name = raterIn(report)
  const everyone = [...new Set(pairs.flatMap(({ raterA, raterB }) => [name(raterA), name(raterB)]))]
  const drawn = drawnNames(everyone, nameWidth)
  const wholeCells = pairs.flatMap((pair): HeatmapCell[] => {
    const figure = figureById(pair.figures, weighting)
    return figure ? [heatmapCell(words, pair, figure, [name(pair.raterA), name(pair.raterB)], judged)] : []
  })
  const cells = wholeCells.map((cell) => ({ ...cell, a: drawn(cell.a), b: drawn(cell.b) }))
  return { names: everyone.map(drawn), cells, wholeCells, nWords: nOfPairs(words, pairs, weighting) }
}

function heatmapCell(
  words: ReportWords,
  pair: RaterPair,
  figure: Figure,
  [a, b]: readonly [string, string],
  judged: Judged,
): HeatmapCell {
  const weighting = figure.coefficient as Weighting
  const form = formOf(weighting)
  const interval = intervalWords(words, figure.interval, form) || say(words, 'figure.noInterval')
  return {
    id: pairId(pair),
    a,
    b,
    value: figure.estimate,
    words: figure.estimate === null ? '–' : cellWords(words, figure, form),
    accessibleName: say(words, 'agreement.cell', {
      a,
      b,
      weighting: say(words, `weighting.${weighting}`),
      value: figureWords(words, figure, form, judged),
    }),
    details: [figure.estimate === null ? undefinedWords(words, figure) : interval, whole(words, figure.n)],
  }
}

/** In a cell of 52 units there is no room for a per-cent sign. */
const cellWords = (words: ReportWords, figure: Figure, form: NumberForm): string =>
  form === 'share' ? whole(words, Math.round((figure.estimate ?? 0) * 100)) : estimateWords(words, figure, form)

function nOfPairs(words: ReportWords, pairs: readonly RaterPair[], weighting: Weighting): string {
  const counts = pairs.flatMap(({ figures }) => figureById(figures, weighting)?.n ?? [])
  const [low, high] = [Math.min(...counts), Math.max(...counts)]
  if (counts.length === 0) return whole(words, 0)
  return low === high ? say(words, 'agreement.nEach', { n: low }) : say(words, 'agreement.nRange', { low, high })
}

/** Every coefficient of two raters: whole with interval and n, and without n for where n stands above. */
export const pairFigures = (words: ReportWords, pair: RaterPair, judged: Judged) =>
  pair.figures.map((figure) => {
    const form = formOf(figure.coefficient)
    return {
      id: figure.coefficient,
      name: coefficientName(words, figure.coefficient),
      value: figureWords(words, figure, form, judged),
      short:
        figure.estimate === null
          ? undefinedWords(words, figure)
          : `${estimateWords(words, figure, form)} [${intervalWords(words, figure.interval, form) || say(words, 'figure.noInterval')}]`,
      n: figure.n,
    }
  })

/** How often each level was given. */
export const levelCounts = (words: ReportWords, { distribution }: CriterionAgreement): readonly LevelCount[] =>
  distribution.map(({ value, count }) => ({
    level: String(value),
    count,
    countWords: whole(words, count),
    accessibleName: say(words, 'agreement.levelGiven', { level: String(value), count }),
  }))

/** "Intervals: 95 %; …, seed 7. 3 missing, 0 can't judge, 1 not applicable." */
export function agreementNote(words: ReportWords, report: Report, { counts }: CriterionAgreement): string {
  const { confidence, resamples, seed } = report.settings
  return [
    say(words, 'agreement.intervals', { confidence: percentWhole(words, confidence), resamples, seed: String(seed) }),
    say(words, 'agreement.missing', {
      missing: counts.missing,
      cannotJudge: counts.cannotJudge,
      notApplicable: counts.notApplicable,
    }),
  ].join(' ')
}

const percentWhole = (words: ReportWords, share: number): string =>
  `${new Intl.NumberFormat(words.language, { maximumFractionDigits: 1 }).format(share * 100)}\u202f%`
