import type { Resampled, TotalsFigure } from '#analysis/consistency/itemBootstrap.ts'
import { itemBootstrap } from '#analysis/consistency/itemBootstrap.ts'
import type { Watched } from '#analysis/resample/bootstrap.ts'
import type { Interval as AnalysisInterval, Result } from '#analysis/result.ts'
import type { Figure, Interval, ReportSettings } from '#contract/report.ts'

/** A result of `analysis/` as the report carries it, with the number of units that entered. */
export function figureOf(result: Result, n: number): Figure {
  return {
    coefficient: result.coefficient,
    estimate: result.estimate,
    undefined: result.undefined,
    standardError: result.standardError ?? null,
    interval: intervalOf(result.interval),
    n,
    counts: { ...result.counts },
  }
}

export function intervalOf(interval: AnalysisInterval | null | undefined): Interval | null {
  return interval ? { ...interval } : null
}

/** Settings that carry the signal which ends the work; what only reads settings passes them on as they are. */
export type WatchedSettings = ReportSettings & Pick<Watched, 'signal'>

/** Addends of a figure, one row per item: whole items are resampled, because judgements of one item belong together. */
export type ItemRows = ReadonlyMap<string, readonly number[]>

/**
 * A figure of totals over items with its item-bootstrap interval (BCa).
 * `n` is what the estimate counts: pairs, units. Null totals make the figure undefined with `reason`.
 */
export function itemFigure(
  coefficient: string,
  rows: ItemRows,
  figure: TotalsFigure,
  n: number,
  { resamples, seed, confidence, signal }: WatchedSettings,
  reason = 'no-data',
): Figure {
  const inOrder = [...rows.keys()].sort().map((item) => rows.get(item) ?? [])
  const estimate = inOrder.length === 0 ? null : figure(totalsOf(inOrder))
  const [resampled] = estimate === null ? [] : itemBootstrap(inOrder, [figure], { resamples, seed, confidence, signal })
  return {
    coefficient,
    estimate,
    undefined: estimate === null ? reason : null,
    standardError: resampled?.standardError ?? null,
    interval: intervalOf((resampled as Resampled | undefined)?.interval),
    n,
    counts: { items: inOrder.length },
  }
}

function totalsOf(rows: readonly (readonly number[])[]): Float64Array {
  const totals = new Float64Array(rows[0]?.length ?? 0)
  for (const row of rows) row.forEach((value, column) => (totals[column] = (totals[column] ?? 0) + value))
  return totals
}

/** Adds a row of numbers to an item's row. */
export function addToItem(rows: Map<string, number[]>, item: string, addends: readonly number[]): void {
  const row = rows.get(item) ?? addends.map(() => 0)
  addends.forEach((addend, column) => (row[column] = (row[column] ?? 0) + addend))
  rows.set(item, row)
}
