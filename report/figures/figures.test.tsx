import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { AGREEMENT_STEPS, AgreementHeatmap, type HeatmapCell, heatmapTable, stepOf } from './AgreementHeatmap.tsx'
import { BumpChart, type BumpSystem } from './BumpChart.tsx'
import { type ConsistencyGrid, ConsistencyTable, consistencyFigureTable, kindOf } from './ConsistencyTable.tsx'
import { FigureFrame, FigureTable } from './FigureTable.tsx'
import { type IntervalGroup, IntervalPlot, intervalPlotTable } from './IntervalPlot.tsx'
import { LevelBars } from './LevelBars.tsx'
import { OutcomeBars, type OutcomeRow } from './OutcomeBars.tsx'
import { SpreadGlyph } from './SpreadGlyph.tsx'
import { textWidth } from './textWidth.ts'

const named = { title: 'A title', description: 'What is seen.' }

const groups: readonly IntervalGroup[] = [
  {
    id: 'g',
    heading: 'Distance counts',
    rows: [
      {
        id: 'alpha',
        name: 'Krippendorff’s alpha',
        estimate: 0.61,
        low: -0.3,
        high: 0.66,
        valueWords: '0.61',
        intervalWords: '-0.30 to 0.66',
        countWords: '300',
        emphasis: true,
      },
      {
        id: 'kappa',
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

const heat: readonly HeatmapCell[] = [
  { id: 'ab', a: 'R01', b: 'R02', value: 0.72, words: '0.72', accessibleName: 'R01 and R02, kappa 0.72' },
  { id: 'ac', a: 'R03', b: 'R01', value: null, words: 'undefined', accessibleName: 'R01 and R03, undefined' },
]

const cell = (id: string, count: number) => ({ id, count, accessibleName: `${id}, ${count} pairs` })
const grid: ConsistencyGrid = [
  [cell('A|A', 492), cell('A|tie', 73), cell('A|B', 113)],
  [cell('tie|A', 154), cell('tie|tie', 61), cell('tie|B', 197)],
  [cell('B|A', 110), cell('B|tie', 0), cell('B|B', 516)],
]
const gridWords = {
  rated: 'Ratings say',
  stated: 'Ranking says',
  outcomes: ['A better', 'tie', 'B better'] as const,
  sum: 'pairs',
}

const point = (estimate: number) => ({
  estimate,
  low: estimate - 0.05,
  high: estimate + 0.05,
  words: String(estimate),
  intervalWords: '',
})
const systems: readonly BumpSystem[] = [
  { id: 'h', name: 'Heron', left: point(0.69), right: point(0.48), emphasis: 'subject' },
  { id: 'l', name: 'Lark', left: point(0.65), right: null },
]

const outcomes: readonly OutcomeRow[] = [
  {
    id: 'l',
    name: 'Lark',
    wins: 6,
    ties: 2,
    losses: 2,
    estimate: 0.7,
    low: 0.6,
    high: 0.8,
    valueWords: '0.70',
    intervalWords: '0.60 to 0.80',
  },
  {
    id: 't',
    name: 'Teal',
    wins: 0,
    ties: 0,
    losses: 0,
    estimate: null,
    low: null,
    high: null,
    valueWords: 'undefined: never compared',
    intervalWords: '',
  },
]
const outcomeWords = { wins: 'wins', ties: 'ties', losses: 'losses', interval: '95 % interval' }

const links = { hrefOf: (id: string) => `#${encodeURIComponent(id)}` }

const figures: Readonly<Record<string, (linked: boolean) => ReactElement>> = {
  IntervalPlot: (linked) => (
    <IntervalPlot {...named} groups={groups} intervalHeading="95 % interval" {...(linked ? links : {})} />
  ),
  AgreementHeatmap: (linked) => (
    <AgreementHeatmap {...named} names={['R01', 'R02', 'R03']} cells={heat} {...(linked ? links : {})} />
  ),
  ConsistencyTable: (linked) => (
    <ConsistencyTable {...named} cells={grid} words={gridWords} {...(linked ? links : {})} />
  ),
  BumpChart: (linked) => (
    <BumpChart
      {...named}
      systems={systems}
      sides={['By ratings', 'By rankings']}
      even={{ at: 0.5, words: 'even' }}
      {...(linked ? links : {})}
    />
  ),
  OutcomeBars: (linked) => <OutcomeBars {...named} rows={outcomes} words={outcomeWords} {...(linked ? links : {})} />,
}

describe.each(Object.entries(figures))('%s', (_, figure) => {
  it('renders without a DOM as one named and described image, without inline styles, raw colours or impossible numbers', () => {
    const svg = renderToStaticMarkup(figure(false))
    expect(svg).toMatch(/^<svg class="fig"/)
    expect(svg).toContain('role="img"')
    const [, titleId] = /aria-labelledby="([^"]+)"/.exec(svg) ?? []
    expect(svg).toContain(`<title id="${titleId}">A title</title>`)
    expect(svg).toMatch(/<desc id="[^"]+">What is seen\.<\/desc>/)
    expect(svg).not.toMatch(/ style=|#[0-9a-f]{3,6}\b|rgb\(|NaN|Infinity/)
    expect(svg).not.toContain('<a ')
  })

  it('is a group of named links when its marks open something', () => {
    const svg = renderToStaticMarkup(figure(true))
    expect(svg).toContain('role="group"')
    expect(svg).not.toContain('role="img"')
    for (const link of svg.match(/<a [^>]*>/g) ?? []) expect(link).toMatch(/aria-label="[^"]+"/)
    expect(svg.match(/<a /g)?.length).toBeGreaterThan(0)
  })
})

describe('rows of an interval plot', () => {
  const row = { id: 'r', name: 'Fleiss’ kappa', estimate: 1, low: 1, high: 1, valueWords: '', intervalWords: '' }
  const drawn = (more: object, width = 616) =>
    renderToStaticMarkup(
      <IntervalPlot
        {...named}
        groups={[{ id: 'g', rows: [{ ...row, ...more }] }]}
        intervalHeading="95 % interval"
        formatTick={(tick) => tick.toFixed(1)}
        width={width}
      />,
    )
  const numberAfter = (text: string, mark: string) => Number(text.split(mark)[1]?.match(/^[\d.]+/)?.[0])

  it('say why something is undefined to the last word', () => {
    const reason = 'undefined because nobody disagreed and nothing varied'
    const text = drawn({ estimate: null, low: null, high: null, valueWords: reason }, 420)
    expect(text).not.toContain('…')
    expect(text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')).toContain(reason)
  })

  it('part a long name in two lines before anything of it is cut', () => {
    const text = drawn({ name: 'ICC(3,k), consistency of the mean; data incomplete' }, 560)
    expect(text).toContain('<tspan')
    expect(text).not.toContain('…')
  })

  it('keep the widest value clear of the axis', () => {
    const text = drawn({ valueWords: '100.0\u202f%' })
    const dot = numberAfter(text, '<circle cx="')
    const end = numberAfter(text.slice(text.indexOf('<circle')), '<text x="')
    expect(end - dot).toBeGreaterThan(textWidth('100.0\u202f%', 15))
  })

  it('thin the ticks out where their figures would touch', () => {
    const ticks = (width: number) => drawn({ estimate: -0.45, low: -0.5, high: 1 }, width).split('fig-rule').length
    expect(ticks(300)).toBeLessThan(ticks(900))
  })
})

describe('the interval plot', () => {
  it('prints every estimate with its interval, and words instead of a dot where there is none', () => {
    const svg = renderToStaticMarkup(<IntervalPlot {...named} groups={groups} intervalHeading="95 % interval" />)
    expect(svg).toContain('0.61')
    expect(svg).toContain('-0.30 to 0.66')
    expect(svg).toContain('undefined because nobody disagreed')
    expect(svg.match(/<circle/g)).toHaveLength(1)
  })

  it('widens the axis for an interval below nought', () => {
    const svg = renderToStaticMarkup(<IntervalPlot {...named} groups={groups} intervalHeading="95 % interval" />)
    const [, from] = /d="M([\d.]+) [\d.]+H/.exec(svg) ?? []
    const axis = [...svg.matchAll(/class="fig-(?:edge|rule)"/g)]
    expect(axis.length).toBeGreaterThan(4)
    expect(Number(from)).toBeGreaterThan(120)
  })

  it('has the same numbers in its table', () => {
    const table = intervalPlotTable(groups, { caption: 'c', name: 'n', value: 'v', interval: 'i', count: 'n' })
    expect(table.rows.map((row) => row.cells)).toEqual([
      ['Krippendorff’s alpha', '0.61', '-0.30 to 0.66', '300'],
      ['Fleiss’ kappa', 'undefined because nobody disagreed', '', ''],
    ])
  })
})

describe('the heatmap', () => {
  it('steps its colour at the given values and flips the text from the fifth on', () => {
    expect([-0.1, 0.2, 0.45, 0.5, 0.65, 0.7, 0.9].map((value) => stepOf(value, AGREEMENT_STEPS))).toEqual([
      1, 2, 3, 4, 5, 6, 7,
    ])
    const svg = renderToStaticMarkup(<AgreementHeatmap {...named} names={['R01', 'R02', 'R03']} cells={heat} />)
    expect(svg).toMatch(/fig-seq-6"><\/rect><text[^>]*class="fig-cell fig-cell-flip">0\.72/)
    expect(svg).toMatch(/fig-undefined"><\/rect><text[^>]*>undefined/)
  })

  it('lists each two raters once in its table', () => {
    const table = heatmapTable(heat, { caption: 'c', pair: 'Pair', value: 'kappa', details: [] })
    expect(table.rows.map((row) => row.cells)).toEqual([
      ['R01, R02', '0.72'],
      ['R03, R01', 'undefined'],
    ])
  })
})

describe('the consistency table', () => {
  it('makes areas proportional to counts', () => {
    const svg = renderToStaticMarkup(<ConsistencyTable {...named} cells={grid} words={gridWords} />)
    const sides = [...svg.matchAll(/width="([\d.]+)" height="\1" class="fig-(?:agree|hedge)"/g)].map((match) =>
      Number(match[1]),
    )
    const counts = [492, 73, 154, 61, 197, 516]
    const ratio = (516 / (sides.at(-1) ?? 1) ** 2) * 1
    counts.forEach((count, index) => expect((sides[index] ?? 0) ** 2 * ratio).toBeCloseTo(count, -1))
  })

  it('keeps its sums', () => {
    const table = consistencyFigureTable(grid, { ...gridWords, caption: 'c' })
    expect(table.rows.at(-1)?.cells).toEqual(['pairs', '756', '134', '826', '1716'])
    expect(table.rows[0]?.cells).toEqual(['A better', '492', '73', '113', '678'])
  })

  it('calls the corners reversals, the diagonal agreement and the rest hedges', () => {
    expect([0, 1, 2].map((row) => [0, 1, 2].map((column) => kindOf(row, column)))).toEqual([
      ['agree', 'hedge', 'reverse'],
      ['hedge', 'agree', 'hedge'],
      ['reverse', 'hedge', 'agree'],
    ])
  })
})

describe('other figures', () => {
  it('draw a system that is in one order only', () => {
    const svg = renderToStaticMarkup(<BumpChart {...named} systems={systems} sides={['By ratings', 'By rankings']} />)
    expect(svg).toContain('Lark 0.65')
    expect(svg).not.toContain('0.65 Lark')
    expect(svg.match(/class="fig-line"/g)).toHaveLength(1)
  })

  it('hide where on the scale the values lie until a decision was made', () => {
    const hidden = (values: readonly number[]) =>
      renderToStaticMarkup(<SpreadGlyph scale={[1, 5]} values={values} revealed={false} accessibleName="2 apart" />)
    expect(hidden([1, 3])).toBe(hidden([5, 3]))
    expect(
      renderToStaticMarkup(<SpreadGlyph scale={[1, 5]} values={[2, 5, 4]} revealed accessibleName="Ratings" />).match(
        /<circle/g,
      ),
    ).toHaveLength(3)
  })

  it('draw columns in proportion', () => {
    const levels = [2, 0, 4].map((count, index) => ({
      level: String(index),
      count,
      countWords: String(count),
      accessibleName: `Level ${index}`,
    }))
    const svg = renderToStaticMarkup(<LevelBars {...named} levels={levels} />)
    const tall = [...svg.matchAll(/height="([\d.]+)" class="fig-column"/g)].map((match) => Number(match[1]))
    expect(tall[0]).toBeCloseTo((tall[2] ?? 0) / 2)
    expect(tall[1]).toBe(0)
  })

  it('fold their table under the figure with row and column headings', () => {
    const table = { caption: 'Counts', columns: ['Level', 'Count'], rows: [{ id: '1', cells: ['1', '41'] }] }
    const html = renderToStaticMarkup(
      <FigureFrame table={table} tableWords="The same numbers as a table" note="n = 41">
        <FigureTable {...table} />
      </FigureFrame>,
    )
    expect(html).toContain('<summary>The same numbers as a table</summary>')
    expect(html).toContain('<th scope="row">1</th><td class="fig-num">41</td>')
  })
})
