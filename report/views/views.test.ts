import { expect, test } from 'vitest'
import { smallReport } from '../testing/smallReport.ts'
import english from '../words/en.json' with { type: 'json' }
import { heatmap } from './agreementView.ts'
import { bump, calls, consistent, grid, skippedSentence } from './consistencyView.ts'
import { drawnNames } from './drawnNames.ts'
import { outcomeRows } from './systemsView.ts'

const report = smallReport()
const [criterion] = report.agreement
const [consistency] = report.consistency
if (!criterion || !consistency) throw new Error('the small report has both')

test('long names are cut for a drawing, and names that would look the same stay different', () => {
  const names = ['A rater of a very long name, the first', 'A rater of a very long name, the second', 'R02']
  const drawn = drawnNames(names, 100)
  const shown = names.map(drawn)
  expect(shown[0]).toMatch(/^A.*….*first$/)
  expect(shown[1]).toMatch(/^A.*….*second$/)
  expect(new Set(shown).size).toBe(3)
  expect(shown[2]).toBe('R02')
  const numbered = Array.from({ length: 12 }, (_, place) => `System number ${place + 1}`)
  const numbers = numbered.map((name) => drawnNames(numbered, 80)(name).match(/\d+$/)?.[0])
  expect(numbers).toEqual(numbered.map((name) => name.match(/\d+$/)?.[0]))
})

test('a heatmap draws short names and keeps whole ones for its table', () => {
  const long = {
    ...report,
    raters: report.raters.map((rater) => ({ ...rater, pseudonym: `${rater.pseudonym} of a department far away` })),
  }
  const { cells, wholeCells } = heatmap(english, long, criterion.pairs, 'cohen_kappa.quadratic', 'responses')
  expect(cells[0]?.a.length).toBeLessThan(20)
  expect(wholeCells[0]?.a).toBe('R01 of a department far away')
  expect(cells[0]?.accessibleName).toBe(
    'R01 of a department far away and R02 of a department far away, kappa, quadratic 0.74 [0.39\u00a0to\u00a00.98], n = 6 responses',
  )
})

test('two raters on comparisons are counted in pairs', () => {
  const { cells, nWords } = heatmap(english, report, report.preferencePairs, 'cohen_kappa.unweighted', 'pairs')
  expect(cells.map(({ accessibleName }) => accessibleName)).toEqual([
    'R01 and R02, kappa, unweighted 0.66 [0.05\u00a0to\u00a01.00], n = 6 pairs',
  ])
  expect(nWords).toBe('6 each')
})

test('the grid has every pair once, rows what the ratings imply and columns what was stated', () => {
  const cells = grid(english, consistency.withinRater)
  expect(cells.map((row) => row.map(({ id }) => id))).toEqual([
    ['A|A', 'A|tie', 'A|B'],
    ['tie|A', 'tie|tie', 'tie|B'],
    ['B|A', 'B|tie', 'B|B'],
  ])
  expect(cells.flat().reduce((sum, { count }) => sum + count, 0)).toBe(consistency.withinRater.n)
})

test('consistent, reversals and hedges add up to the pairs', () => {
  const counts = calls(english, consistency.withinRater).map(({ count }) => Number(count))
  expect(counts).toEqual([8, 1, 3])
})

test('consistency is inconsistency turned round, and so is its interval', () => {
  const figure = consistent(consistency.withinRater)
  expect(figure.estimate).toBeCloseTo(8 / 12)
  expect(figure.interval?.low).toBeCloseTo(0.45)
  expect(figure.interval?.high).toBeCloseTo(0.85)
})

test('what was left out is said with its reason', () => {
  expect(skippedSentence(english, consistency.withinRater)).toBe(
    '2 pairs were left out: 2 one of the two responses has no rating by this rater.',
  )
  expect(skippedSentence(english, { ...consistency.withinRater, skipped: {} })).toBe('No pair was left out.')
})

test('the two orders mark the one that falls and the one that passes it', () => {
  const systems = bump(english, report, 'preference')?.systems ?? []
  expect(systems.map(({ name, emphasis }) => [name, emphasis])).toEqual([
    ['Heron', 'subject'],
    ['Lark', 'strong'],
    ['Teal', undefined],
  ])
})

test('systems stand best first under each protocol, wins and ties and losses adding up to n', () => {
  const [rating, preference] = report.outcomes
  if (!rating || !preference) throw new Error('the small report has both')
  expect(outcomeRows(english, report, preference).map(({ name }) => name)).toEqual(['Lark', 'Heron', 'Teal'])
  for (const { wins, ties, losses, n } of outcomeRows(english, report, rating))
    expect(wins + ties + losses).toBe(Number(n))
})
