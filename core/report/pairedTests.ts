import type { Result } from '#analysis/result.ts'
import { flips } from '#analysis/tests/flips.ts'
import { friedman } from '#analysis/tests/friedman.ts'
import { posthocWilcoxon } from '#analysis/tests/posthocWilcoxon.ts'
import type { SystemId } from '#contract/ids.ts'
import type { Figure, ReportSettings } from '#contract/report.ts'
import type { PairedTests } from '#contract/reportSections.ts'
import { figureOf } from './figures.ts'
import { type ReportCriterion, type ReportInput, ratingsOn } from './input.ts'

/** Every two systems on one criterion, item by item: is one better, and which items does it lose or gain? */
export function pairedTests(
  input: ReportInput,
  criterion: ReportCriterion,
  { confidence }: ReportSettings,
): PairedTests {
  const { items, columns } = itemMeans(input, criterion)
  const complete = items.flatMap((_, item) => {
    const row = columns.map((column) => column[item] ?? null)
    return row.every((value): value is number => value !== null) ? [row as number[]] : []
  })
  const threshold = middleOf(criterion, columns)
  const lowerIsBetter = criterion.direction === 'lower-is-better'
  const { pairs } = posthocWilcoxon(input.systems, columns, confidence)
  const columnOf = (system: string) => columns[input.systems.indexOf(system as SystemId)] ?? []
  return {
    criterion: criterion.id,
    threshold,
    friedman: testFigure(friedman(complete), complete.length),
    pairs: pairs.map(({ first, second, n, difference, p, holm }) => {
      const made = flips(columnOf(first), columnOf(second), threshold, { confidence, lowerIsBetter })
      return {
        one: first as SystemId,
        other: second as SystemId,
        n,
        difference: figureOf(difference, n),
        p,
        holm,
        lost: figureOf(made.negative, made.negative.counts?.['items'] ?? 0),
        gained: figureOf(made.positive, made.positive.counts?.['items'] ?? 0),
        flipP: made.balance.p ?? null,
      }
    }),
  }
}

/** A test's statistic as a figure, with its p beside the counts. */
export function testFigure(result: Result, n: number): Figure {
  const figure = figureOf(result, n)
  return result.p === undefined ? figure : { ...figure, counts: { ...figure.counts, p: result.p } }
}

/** One value an item and system: the mean over raters. A column a system, items in the order of their keys. */
function itemMeans(input: ReportInput, { id }: ReportCriterion) {
  const items = [...new Set(input.responses.map(({ item }) => item))].sort()
  const rows = new Map(items.map((item, row) => [item, row]))
  const places = new Map(input.systems.map((system, place) => [system, place]))
  const sums = input.systems.map(() => new Float64Array(items.length))
  const counts = input.systems.map(() => new Int32Array(items.length))
  for (const { item, system, value } of ratingsOn(input, id)) {
    const [row, place] = [rows.get(item), places.get(system)]
    if (row === undefined || place === undefined) continue
    const [sum, count] = [sums[place] as Float64Array, counts[place] as Int32Array]
    sum[row] = (sum[row] ?? 0) + value
    count[row] = (count[row] ?? 0) + 1
  }
  const columns = sums.map((sum, place) =>
    Array.from(sum, (total, row) => (counts[place]?.[row] ? total / (counts[place]?.[row] ?? 1) : null)),
  )
  return { items, columns }
}

function middleOf({ values }: ReportCriterion, columns: readonly (readonly (number | null)[])[]): number {
  const [low, high] = [values?.[0], values?.at(-1)]
  if (low !== undefined && high !== undefined) return (low + high) / 2
  const given = columns.flatMap((column) => column.filter((value): value is number => value !== null))
  return given.sort((one, other) => one - other)[Math.floor(given.length / 2)] ?? 0
}
