import { byCodeUnits } from '../consistency/byCodeUnits.ts'
import type { IntervalOptions } from '../consistency/itemBootstrap.ts'
import { itemBootstrap } from '../consistency/itemBootstrap.ts'
import type { Result } from '../result.ts'

/** A judgement made with a stated confidence (0 to 1) that turned out right or wrong against gold or consensus. */
export type ConfidentJudgement = { readonly confidence: number; readonly right: boolean; readonly unit: string }

/** Judgements of similar confidence. */
export type CalibrationBin = {
  readonly from: number
  readonly to: number
  readonly n: number
  readonly meanConfidence: number
  readonly shareRight: number
}

export type Calibration = {
  /** Mean gap between confidence and share right, weighted by bin size. */
  readonly ece: Result
  /** Mean squared difference between confidence and outcome; 0 is perfect. */
  readonly brier: Result
  /** Brier = reliability − resolution + uncertainty + within-bin rest (Murphy 1973), over the bins. */
  readonly reliability: number | null
  readonly resolution: number | null
  readonly uncertainty: number | null
  /** Mean confidence less share right: positive = overconfident. */
  readonly overconfidence: Result
  readonly bins: readonly CalibrationBin[]
  readonly excluded: number
}

/**
 * Calibration of confidence: expected calibration error over equally wide bins (Naeini, Cooper & Hauskrecht 2015;
 * default ten), Brier score (Brier 1950) with Murphy's parts, and overconfidence. Empty bins do not count. Confidences
 * outside 0..1 are excluded and counted. Intervals resample units. The error of small samples is biased upwards, most
 * when bins hold few judgements. Undefined (`no-data`) without judgements.
 */
export function calibration(
  judgements: readonly ConfidentJudgement[],
  options: { readonly bins?: number; readonly interval?: IntervalOptions } = {},
): Calibration {
  const { bins: binCount = 10, interval } = options
  const used = judgements.filter(({ confidence }) => confidence >= 0 && confidence <= 1)
  const width = 3 * binCount + 1
  const rows = rowsPerUnit(used, binCount)
  const totals = Float64Array.from({ length: width }, (_, cell) =>
    rows.reduce((sum, row) => sum + (row[cell] as number), 0),
  )
  const sums = (of: ArrayLike<number>, offset: number): number => {
    let sum = 0
    for (let bin = 0; bin < binCount; bin++) sum += of[3 * bin + offset] as number
    return sum
  }
  const overBins = (of: ArrayLike<number>, gap: (n: number, confidence: number, right: number) => number): number => {
    let sum = 0
    for (let bin = 0; bin < binCount; bin++) {
      const n = of[3 * bin] as number
      if (n > 0) sum += gap(n, (of[3 * bin + 1] as number) / n, (of[3 * bin + 2] as number) / n)
    }
    return sum / sums(of, 0)
  }
  const figures = [
    (of: ArrayLike<number>) => overBins(of, (n, confidence, right) => n * Math.abs(confidence - right)),
    (of: ArrayLike<number>) => (of[width - 1] as number) / sums(of, 0),
    (of: ArrayLike<number>) => (sums(of, 1) - sums(of, 2)) / sums(of, 0),
  ] as const
  const made = interval && used.length > 0 ? itemBootstrap(rows, figures, interval) : []
  const result = (coefficient: string, index: number): Result => {
    if (used.length === 0) return { coefficient, estimate: null, undefined: 'no-data' }
    const limits = made[index]
    return {
      coefficient,
      estimate: (figures[index] as (of: ArrayLike<number>) => number)(totals),
      undefined: null,
      ...(limits ? { interval: limits.interval, standardError: limits.standardError } : {}),
      ...(limits?.undefined ? { intervalUndefined: limits.undefined } : {}),
      counts: { judgements: used.length, units: rows.length },
    }
  }
  const base = used.length === 0 ? null : sums(totals, 2) / used.length
  return {
    ece: result('calibration.ece', 0),
    brier: result('calibration.brier', 1),
    overconfidence: result('calibration.overconfidence', 2),
    reliability: base === null ? null : overBins(totals, (n, confidence, right) => n * (confidence - right) ** 2),
    resolution: base === null ? null : overBins(totals, (n, _, right) => n * (right - base) ** 2),
    uncertainty: base === null ? null : base * (1 - base),
    bins: binsOf(totals, binCount),
    excluded: judgements.length - used.length,
  }
}

/** One row per unit: for each bin how many, sum of confidences, how many right; last the sum of squared errors. */
function rowsPerUnit(used: readonly ConfidentJudgement[], binCount: number): readonly (readonly number[])[] {
  const width = 3 * binCount + 1
  const perUnit = Map.groupBy(used, (row) => row.unit)
  return [...perUnit.keys()].sort(byCodeUnits).map((unit) => {
    const row = Array.from<number>({ length: width }).fill(0)
    for (const { confidence, right } of perUnit.get(unit) as ConfidentJudgement[]) {
      const start = 3 * Math.min(binCount - 1, Math.floor(confidence * binCount))
      row[start] = (row[start] as number) + 1
      row[start + 1] = (row[start + 1] as number) + confidence
      row[start + 2] = (row[start + 2] as number) + (right ? 1 : 0)
      row[width - 1] = (row[width - 1] as number) + (confidence - (right ? 1 : 0)) ** 2
    }
    return row
  })
}

function binsOf(totals: Float64Array, binCount: number): readonly CalibrationBin[] {
  return Array.from({ length: binCount }, (_, bin) => bin).flatMap((bin): CalibrationBin[] => {
    const [n, confidence, right] = totals.subarray(3 * bin, 3 * bin + 3) as unknown as [number, number, number]
    if (n === 0) return []
    const edges = { from: bin / binCount, to: (bin + 1) / binCount }
    return [{ ...edges, n, meanConfidence: confidence / n, shareRight: right / n }]
  })
}
