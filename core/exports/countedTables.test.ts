import { describe, expect, it } from 'vitest'
import { Figure } from '#contract/report.ts'
import { contextOf, type ReportInput } from '../report/input.ts'
import { countedTables } from './countedTables.ts'
import { figureList } from './figureList.ts'
import { numberList } from './numberList.ts'
import { inventedInput, inventedReport } from './testing/invented.ts'

/** The same judgements in a study that drew other ids: systems and raters stay in the order of the report. */
function underOtherIds(input: ReportInput): ReportInput {
  const others = new Map<string, string>([
    ...input.systems.map((id, place) => [id, `system000${9 - place}x`] as const),
    ...input.raters.map((id, place) => [id, `rater000${9 - place}xx`] as const),
  ])
  const text = JSON.stringify(input, (_, value: unknown) =>
    typeof value === 'string' ? (others.get(value) ?? value) : value,
  )
  return JSON.parse(text) as ReportInput
}

const tablesOf = (input: ReportInput) => {
  const { report } = inventedReport(input)
  // Under names that do not come from the ids.
  const raters = report.raters.map((rater, place) => ({ ...rater, pseudonym: `R${place + 1}` }))
  return new Map(
    countedTables({ report: { ...report, raters }, input }).map(({ fileName, text }) => [fileName, text] as const),
  )
}

/** Everything in a report that passes a test, however deep it lies. */
function found(value: unknown, wanted: (value: unknown, key: string) => boolean, key = ''): unknown[] {
  if (wanted(value, key)) return [value]
  if (typeof value !== 'object' || value === null || Figure.safeParse(value).success) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    notComputed.has(name) ? [] : found(inner, wanted, Array.isArray(value) ? key : name),
  )
}

/** What a file, a plan or the settings state, and what only says where a number stands. */
const notComputed = new Set(
  'study settings exclusions plan planned notApplicable cannotJudge from to tenth value'.split(' '),
)

describe('the lists of figures and numbers', () => {
  it.each([1, 2, 4])('hold everything that was computed for a report: %i raters', (raters) => {
    const { report } = inventedReport(inventedInput({ seed: 23, items: 6, raters }))
    // How many items and responses there are, a file states.
    const { items: _items, responses: _responses, ...counts } = report.counts
    const isFigure = (value: unknown) => Figure.safeParse(value).success
    expect(figureList(report)).toHaveLength(found(report, isFigure).length)
    const listed = numberList(report).filter(({ value }) => typeof value === 'number')
    expect(listed).toHaveLength(found({ ...report, counts }, (value) => typeof value === 'number').length)
  })

  it('give every figure and number a place of its own', () => {
    const { report } = inventedReport(inventedInput({ seed: 24, items: 6, raters: 3 }))
    const keys = [
      ...figureList(report).map(({ figure, ...place }) => JSON.stringify([place, figure.coefficient])),
      ...numberList(report).map(({ value: _, ...place }) => JSON.stringify([place])),
    ]
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('the tables that a report was computed from', () => {
  it('are the same, to the last resample, whatever ids a study drew', () => {
    const input = inventedInput({ seed: 21, items: 12, raters: 4, systems: 4 })
    const other = underOtherIds(input)
    expect(other.systems[0]).not.toBe(input.systems[0])
    const [before, after] = [tablesOf(input), tablesOf(other)]
    for (const [fileName, text] of before) {
      const cells = text.split(/[\n,]/)
      const others = after.get(fileName)?.split(/[\n,]/) ?? []
      expect(others.length, fileName).toBe(cells.length)
      cells.forEach((cell, at) => {
        const other = others[at]
        // Equal, but for the last digits of what a model was fitted to in another order.
        const close =
          cell !== '' && Math.abs(Number(cell) - Number(other)) <= 1e-10 * Math.max(1, Math.abs(Number(cell)))
        if (!close) expect(`${fileName} ${other}`).toBe(`${fileName} ${cell}`)
      })
    }
  })

  it('call a guessed source by a number while sources have no names', () => {
    const input = inventedInput({ seed: 22, items: 6, raters: 2, systems: 2 })
    const { guesses, sourcesNamed } = contextOf(input)
    expect(sourcesNamed).toBe(false)
    expect(guesses.map(({ source }) => source)).toContain('Héron')
    const tables = tablesOf(input)
    for (const [fileName, text] of tables) expect(text, fileName).not.toMatch(/Héron|osprey/)
    const rows = tables.get('guesses.csv')?.trim().split(/\r?\n/).slice(1) ?? []
    expect(rows).toHaveLength(guesses.length)
    expect(rows.every((row) => /^R\d,source [12],(source [12])?$/.test(row))).toBe(true)
    expect(rows.toSorted()).toEqual(rows)
  })

  it('name the sources once systems have names', () => {
    const input = inventedInput({ seed: 22, items: 6, raters: 2 })
    expect(contextOf(input).sourcesNamed).toBe(true)
    expect(tablesOf(input).get('guesses.csv')).toMatch(/Héron/)
  })
})
