import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { CurvePlot, curveTable } from './CurvePlot.tsx'
import { DotPlot, dotTable } from './DotPlot.tsx'
import { MatrixPlot, matrixTable } from './MatrixPlot.tsx'
import { levelTones, StackedBars, stackedTable } from './StackedBars.tsx'

const named = { title: 'Title', description: 'What is seen.' }

test('levels go from the worst tone to the best, the middle pale, and the other way where lower is better', () => {
  expect(levelTones(5)).toEqual([-3, -2, 0, 2, 3])
  expect(levelTones(2)).toEqual([-3, 3])
  expect(levelTones(5, true)).toEqual([3, 2, 0, -2, -3])
})

test('bars about the middle show every count that has room, and their table shows all', () => {
  const rows = [
    {
      id: 'a',
      name: 'R01',
      parts: [
        { id: '1', count: 10, tone: -3 as const },
        { id: '2', count: 0, tone: 0 as const },
        { id: '3', count: 30, tone: 3 as const },
      ],
      valueWords: '2.50',
    },
  ]
  const kinds = ['1', '2', '3']
  const html = renderToStaticMarkup(
    <StackedBars {...named} rows={rows} kinds={kinds} valueHeading="mean" diverging={true} onOpen={() => undefined} />,
  )
  expect(html).toContain('role="button"')
  expect(html).toContain('aria-label="R01: 1 10, 2 0, 3 30; 2.50"')
  expect(html.match(/<rect[^>]*fig-part/g)).toHaveLength(2)
  expect(html).not.toContain('NaN')
  const table = stackedTable(rows, { caption: 'c', name: 'Rater', kinds, value: 'mean' }, String)
  expect(table.rows[0]?.cells).toEqual(['R01', '10', '0', '30', '2.50'])
})

test('a table of two raters prints every count, outlines the chosen cell and names what is behind it', () => {
  const cells = [{ id: '1 2', row: 0, column: 1, share: 1, words: '7', accessibleName: 'R01 gave 1, R02 gave 2: 7' }]
  const shape = { rows: ['1', '2'], columns: ['1', '2'], cells }
  const html = renderToStaticMarkup(
    <MatrixPlot
      {...named}
      {...shape}
      columnHeading="R02 gives"
      rowHeading="R01 gives"
      selected="1 2"
      diagonal
      onOpen={() => undefined}
    />,
  )
  expect(html).toContain('aria-label="R01 gave 1, R02 gave 2: 7"')
  expect(html.match(/fig-selected/g)).toHaveLength(1)
  expect(html.match(/fig-same/g)).toHaveLength(2)
  expect(matrixTable(shape, { caption: 'c', name: 'R01' }).rows.map(({ cells: row }) => row)).toEqual([
    ['1', '', '7'],
    ['2', '', ''],
  ])
})

test('curves are named at their ends, told apart by shape, and empty tenths stay empty in the table', () => {
  const curves = [
    {
      id: 'a',
      name: 'R01',
      points: [
        { x: 1, y: 0.2, words: '0.20' },
        { x: 3, y: -0.4, words: '−0.40' },
      ],
    },
    { id: 'b', name: 'R02', points: [{ x: 1, y: 0, words: '0.00' }], emphasis: true },
  ]
  const html = renderToStaticMarkup(
    <CurvePlot
      {...named}
      curves={curves}
      domainX={[1, 10]}
      domainY={[-0.5, 0.5]}
      axisX="tenth"
      axisY="residual"
      reference={{ at: 0, words: 'as the others' }}
    />,
  )
  expect(html).toContain('R01')
  expect(html).toContain('as the others')
  expect(html.match(/fig-shape/g)).toHaveLength(3)
  expect(html).not.toContain('NaN')
  const columns = [1, 2, 3].map((x) => ({ x, words: String(x) }))
  expect(curveTable(curves, { caption: 'c', name: 'Rater', columns }).rows[0]?.cells).toEqual([
    'R01',
    '0.20',
    '',
    '−0.40',
  ])
})

test('a dot’s area is its count, and lines carry their words', () => {
  const dots = [
    { id: 'a', x: 1, y: 0, count: 1, accessibleName: 'one' },
    { id: 'b', x: 2, y: 1, count: 4, accessibleName: 'four' },
  ]
  const html = renderToStaticMarkup(
    <DotPlot
      {...named}
      dots={dots}
      domainX={[1, 5]}
      domainY={[-1, 1]}
      lines={[{ at: 0.5, words: 'mean difference 0.50', dashed: false }]}
      identity="as sure as right"
      axisX="x"
      axisY="y"
    />,
  )
  expect(html).toContain('mean difference 0.50')
  expect(html).toContain('as sure as right')
  const radii = [...html.matchAll(/ r="([\d.]+)" class="fig-bubble"/g)].map(([, r]) => Number(r))
  expect(radii[1]).toBeGreaterThan(radii[0] ?? 0)
  const words = { caption: 'c', x: 'x', y: 'y', count: 'n', formatX: String, formatY: String }
  expect(dotTable(dots, words).rows[1]?.cells).toEqual(['2', '1', '4'])
})
