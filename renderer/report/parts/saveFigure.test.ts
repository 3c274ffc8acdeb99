import { expect, test } from 'vitest'
import { tableText } from './saveFigure.ts'

test('the numbers behind a figure are a CSV table; what a spreadsheet would run stays words', () => {
  const table = {
    caption: 'Means',
    columns: ['System', 'Mean, rounded'],
    rows: [
      { id: 'a', cells: ['=SUM(A1)', '0.50'] },
      { id: 'b', cells: ['say "so"', '−1'] },
    ],
  }
  expect(tableText(table)).toBe('System,"Mean, rounded"\r\n\'=SUM(A1),0.50\r\n"say ""so""",−1\r\n')
})
