import type { CriterionAgreement, Figure, Report } from '#contract/report.ts'
import type { RaterPairDetail } from '#contract/reportProcedures.ts'
import type { AgreementPanel, AgreementReason } from '#contract/reportSections.ts'
import type { DotPlotDot } from '../figures/DotPlot.tsx'
import type { IntervalGroup } from '../figures/IntervalPlot.tsx'
import type { MatrixCell } from '../figures/MatrixPlot.tsx'
import { levelTones, type StackRow } from '../figures/StackedBars.tsx'
import { namedAlpha, nameIn, raterIn } from '../findings.ts'
import { coefficientName, decimal, intervalWords, percent, whole } from '../numbers.ts'
import { type ReportWords, say, type WordKey } from '../say.ts'
import { intervalRow } from './agreementView.ts'

export const panelOf = ({ panels }: Report, criterion: string | null): AgreementPanel | undefined =>
  panels.find((panel) => panel.criterion === criterion)

/** Which heading a coefficient of the panel stands under. */
function familyOf(coefficient: string): 'same' | 'weighted' | 'order' {
  if (/^(icc|kendall|mean_rater)/.test(coefficient)) return 'order'
  return /\.(ordinal|quadratic)$/.test(coefficient) ? 'weighted' : 'same'
}

const familyHeadings = { same: 'panel.sameLevel', weighted: 'panel.weighted', order: 'panel.order' } as const

/** Every coefficient as a row, those that count alike together. */
export function panelGroups(words: ReportWords, { coefficients }: AgreementPanel): readonly IntervalGroup[] {
  return (['weighted', 'same', 'order'] as const)
    .map((family) => ({
      id: family,
      heading: say(words, familyHeadings[family]),
      rows: coefficients
        .filter(({ coefficient }) => familyOf(coefficient) === family)
        .map((figure) => intervalRow(words, figure, coefficientName(words, figure.coefficient))),
    }))
    .filter(({ rows }) => rows.length > 0)
}

const shares = new Set(['share', 'agreement', 'chance'])

/** One plain sentence for each thing that makes the coefficients differ. */
export function reasonSentences(words: ReportWords, report: Report, { reasons }: AgreementPanel): readonly string[] {
  const list = new Intl.ListFormat(words.language)
  const name = raterIn(report)
  return reasons.map(({ kind, values, raters }: AgreementReason) => {
    const asShares = kind !== 'severity-differs'
    const worded = Object.entries(values).map(([key, value]) => [
      key,
      asShares && shares.has(key)
        ? percent(words, value)
        : Number.isInteger(value)
          ? whole(words, value)
          : decimal(words, value),
    ])
    return say(words, `panel.reason.${kind}` as WordKey, {
      ...Object.fromEntries(worded),
      raters: list.format(raters.map(name)),
    })
  })
}

/** Agreement among each group of raters, or on the items of each tag. */
export function sliceGroups(words: ReportWords, { slices }: AgreementPanel, by: 'group' | 'tag'): IntervalGroup[] {
  const rows = slices
    .filter((slice) => slice.by === by)
    .map(({ name, figure }) => ({ ...intervalRow(words, figure, name), id: name }))
  return rows.length === 0 ? [] : [{ id: by, rows }]
}

/** The named coefficient without each rater, most influential first, below the one with everybody. */
export function leaveOutGroups(
  words: ReportWords,
  report: Report,
  criterion: CriterionAgreement,
  { leaveOneOut }: AgreementPanel,
): { readonly groups: readonly IntervalGroup[]; readonly all: Figure | undefined } {
  const all = namedAlpha(criterion)
  const name = raterIn(report)
  const size = ({ change }: { readonly change: number | null }) => Math.abs(change ?? 0)
  const rows = leaveOneOut
    .toSorted((one, other) => size(other) - size(one))
    .map(({ rater, without, change }) => ({
      ...intervalRow(words, without, say(words, 'panel.without', { rater: name(rater) })),
      id: rater as string,
      intervalWords: change === null ? '' : signed(words, change),
    }))
  return { groups: rows.length === 0 ? [] : [{ id: 'without', rows }], all }
}

/** "+0.03" */
export const signed = (words: ReportWords, value: number): string =>
  `${value > 0 && decimal(words, value) !== decimal(words, 0) ? '+' : ''}${decimal(words, value)}`

/** How each rater uses, or each system was given, the levels of a criterion. */
export function levelRows(
  words: ReportWords,
  report: Report,
  criterion: CriterionAgreement,
  by: 'rater' | 'system',
): { readonly rows: readonly StackRow[]; readonly kinds: readonly string[]; readonly diverging: boolean } {
  const values = criterion.distribution.map(({ value }) => value)
  const tones = levelTones(values.length)
  const name = by === 'rater' ? raterIn(report) : nameIn(report)
  const rows = (panelOf(report, criterion.criterion)?.levels ?? [])
    .filter((row) => row.by === by && row.counts.some((count) => count > 0))
    .map(({ id, counts }) => {
      const total = counts.reduce((sum, count) => sum + count, 0)
      const mean = counts.reduce((sum, count, place) => sum + count * (values[place] ?? 0), 0) / total
      return {
        id,
        name: name(id),
        parts: counts.map((count, place) => ({ id: String(values[place]), count, tone: tones[place] ?? 0 })),
        valueWords: criterion.measurement === 'nominal' ? '' : decimal(words, mean),
        mean,
      }
    })
  return {
    rows: rows.toSorted((one, other) => other.mean - one.mean),
    kinds: values.map(String),
    diverging: criterion.measurement !== 'nominal',
  }
}

export type PairNames = { readonly a: string; readonly b: string }

/** The values of one rater against those of the other, as cells. */
export function confusion(words: ReportWords, detail: RaterPairDetail, names: PairNames) {
  const seen = [...new Set(detail.cells.flatMap(({ a, b }) => [a, b]))].sort((one, other) => one - other)
  const values = detail.values ?? seen
  const most = Math.max(1, ...detail.cells.map(({ count }) => count))
  const cells = detail.cells.map(
    ({ a, b, count }): MatrixCell => ({
      id: cellId(a, b),
      row: values.indexOf(a),
      column: values.indexOf(b),
      share: count / most,
      words: whole(words, count),
      accessibleName: cellName(words, { a, b, count }, names),
    }),
  )
  return { values: values.map(String), cells, tooMany: values.length > 15 }
}

export const cellId = (a: number, b: number): string => `${a} ${b}`

const cellName = (words: ReportWords, { a, b, count }: RaterPairDetail['cells'][number], names: PairNames): string =>
  say(words, 'panel.cellName', { ...names, valueA: String(a), valueB: String(b), count })

/** Differences of two raters over their means, with the mean difference and its limits. */
export function differences(words: ReportWords, detail: RaterPairDetail, names: PairNames) {
  const { differences: limits, cells } = detail
  if (!limits || limits.bias.estimate === null) return null
  // Mean and difference say both values, so a dot is a cell.
  const dots = cells.map((cell): DotPlotDot => {
    const { a, b, count } = cell
    return { id: cellId(a, b), x: (a + b) / 2, y: a - b, count, accessibleName: cellName(words, cell, names) }
  })
  const { bias, lower, upper } = limits
  const said = {
    ...names,
    value: decimal(words, bias.estimate ?? 0),
    interval: intervalWords(words, bias.interval, 'coefficient'),
    low: lower === null ? '' : decimal(words, lower),
    high: upper === null ? '' : decimal(words, upper),
    n: bias.n,
  }
  return {
    dots,
    sentence: say(words, lower === null || !bias.interval ? 'panel.limitsShort' : 'panel.limits', said),
    lines: [
      { at: bias.estimate ?? 0, words: said.value, dashed: false },
      ...(upper === null ? [] : [{ at: upper, words: said.high, dashed: true }]),
      ...(lower === null ? [] : [{ at: lower, words: said.low, dashed: true }]),
    ],
  }
}
