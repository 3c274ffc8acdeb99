/* oxlint-disable boundaries/dependencies -- the gallery is not shipped; it shows the figures beside the parts */
import type { HeatmapCell } from '#report/figures/AgreementHeatmap.tsx'
import type { BumpSystem } from '#report/figures/BumpChart.tsx'
import type { ConsistencyCall, ConsistencyGrid } from '#report/figures/ConsistencyTable.tsx'
import type { IntervalGroup, IntervalRow } from '#report/figures/IntervalPlot.tsx'
import type { OutcomeRow } from '#report/figures/OutcomeBars.tsx'

function row(name: string, estimate: number, low: number, high: number, emphasis = false): IntervalRow {
  return {
    id: name,
    name,
    estimate,
    low,
    high,
    valueWords: estimate.toFixed(2),
    intervalWords: `${low.toFixed(2)} to ${high.toFixed(2)}`,
    emphasis,
  }
}

export const COEFFICIENTS: readonly IntervalGroup[] = [
  {
    id: 'distance',
    heading: 'Distance counts',
    rows: [
      row('Gwet’s AC2, quadratic', 0.737, 0.705, 0.772),
      row('Mean pairwise kappa, quadratic', 0.621, 0.567, 0.657),
      row('Krippendorff’s alpha, ordinal', 0.613, 0.556, 0.659, true),
    ],
  },
  {
    id: 'same',
    heading: 'Only the same level counts',
    rows: [
      row('Gwet’s AC1', 0.258, 0.216, 0.307),
      row('Krippendorff’s alpha, nominal', 0.233, 0.185, 0.284),
      {
        id: 'none',
        name: 'Fleiss’ kappa',
        estimate: null,
        low: null,
        high: null,
        valueWords: 'undefined because nobody disagreed',
        intervalWords: '',
      },
    ],
  },
]

export const RATERS = ['R01', 'R02', 'R03', 'R04', 'R05', 'R06']
const KAPPAS = [[0.7], [0.73, 0.74], [0.65, 0.69, 0.7], [0.61, 0.63, 0.7, 0.75], [0.44, 0.47, 0.56, 0.58, 0.36]]
export const HEAT: readonly HeatmapCell[] = KAPPAS.flatMap((values, index) =>
  values.map((value, column) => {
    const [a, b] = [RATERS[column] ?? '', RATERS[index + 1] ?? '']
    return { id: `${a}-${b}`, a, b, value, words: value.toFixed(2), accessibleName: `${a} and ${b}, kappa ${value}` }
  }),
)

const cell = (id: string, count: number) => ({ id, count, accessibleName: `${id}: ${count} pairs` })
export const GRID: ConsistencyGrid = [
  [cell('A|A', 492), cell('A|tie', 73), cell('A|B', 113)],
  [cell('tie|A', 154), cell('tie|tie', 61), cell('tie|B', 197)],
  [cell('B|A', 110), cell('B|tie', 84), cell('B|B', 516)],
]

export const CALLS: readonly ConsistencyCall[] = [
  { kind: 'agree', count: '1,069', words: 'consistent', detail: '59.4 %; kappa 0.36 [0.31 to 0.41]' },
  {
    kind: 'reverse',
    count: '223',
    words: 'reversals',
    detail: '18.1 % [15.1 to 21.3] of the 1,231 decided both times',
  },
  {
    kind: 'hedge',
    count: '508',
    words: 'hedges',
    detail: '351 rated equal, then ranked apart; 157 rated apart, then ranked equal',
  },
]

function point(estimate: number, half: number) {
  return {
    estimate,
    low: estimate - half,
    high: estimate + half,
    words: estimate.toFixed(2),
    intervalWords: `${(estimate - half).toFixed(2)} to ${(estimate + half).toFixed(2)}`,
  }
}

export const SYSTEMS: readonly BumpSystem[] = [
  { id: 'heron', name: 'Heron', left: point(0.69, 0.05), right: point(0.48, 0.06), emphasis: 'subject' },
  { id: 'lark', name: 'Lark', left: point(0.65, 0.055), right: point(0.82, 0.05), emphasis: 'strong' },
  { id: 'osprey', name: 'Osprey', left: point(0.59, 0.046), right: point(0.64, 0.051) },
  { id: 'wren', name: 'Wren', left: point(0.33, 0.05), right: point(0.38, 0.053) },
  { id: 'teal', name: 'Teal', left: point(0.24, 0.051), right: point(0.19, 0.045) },
]

export const OUTCOMES: readonly OutcomeRow[] = [
  ['Lark', 430, 130, 160, 0.82, true],
  ['Osprey', 380, 160, 180, 0.64, false],
  ['Heron', 280, 140, 300, 0.48, false],
  ['Wren', 200, 150, 370, 0.38, false],
  ['Teal', 12, 90, 618, 0.08, false],
].map(([name, wins, ties, losses, , emphasis]) => {
  const [w, t, l] = [Number(wins), Number(ties), Number(losses)]
  const estimate = (w + t / 2) / (w + t + l)
  return {
    id: String(name),
    name: String(name),
    wins: w,
    ties: t,
    losses: l,
    estimate,
    low: estimate - 0.05,
    high: estimate + 0.05,
    valueWords: estimate.toFixed(2),
    intervalWords: `${(estimate - 0.05).toFixed(2)} to ${(estimate + 0.05).toFixed(2)}`,
    emphasis: emphasis === true,
  }
})
