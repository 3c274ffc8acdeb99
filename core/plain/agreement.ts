import type { ResampledMethod } from '#analysis/agreement/intervalOptions.ts'
import { completeUnits, ratingCounts } from '#analysis/ratingMatrix.ts'
import type { Watched } from '#analysis/resample/bootstrap.ts'
import { type AgreementEntry, agreementCoefficients } from './agreementCoefficients.ts'
import { agreementExplanations } from './agreementExplanation.ts'
import { plainRatings, type RatingLayout, type RatingMeasurement } from './agreementRatings.ts'
import { isProblem, type PlainOptions, type PlainOutcome, type PlainTable, withDefaults } from './compareColumns.ts'

/** What the command `agreement` is asked for. */
export type AgreementOptions = PlainOptions &
  Watched & {
    readonly layout: RatingLayout
    /** Default nominal. */
    readonly measurement?: RatingMeasurement
    /** Scale levels in order, also unused ones; default: the values that occur. */
    readonly categories?: readonly string[]
    /** Every coefficient that can be computed, whatever the measurement. */
    readonly all?: boolean
    /**
     * How resampled intervals are made; default `bca`. Coefficients with a closed form keep it unless this is
     * `percentile` or `jackknife`; `two-way` (units and raters drawn) is for Krippendorff's alpha; `analytic` leaves
     * resampling out altogether, as 0 resamples do.
     */
    readonly interval?: ResampledMethod | 'analytic'
    /** Use only units that every rater rated. */
    readonly listwise?: boolean
    /** Adds to each result what it means and why it differs from its neighbours, as structured statements. */
    readonly explain?: boolean
  }

/**
 * Agreement in a plain table (command `agreement`): one matrix per criterion, the coefficients asked for with their
 * intervals, and counts over all criteria. A bad file or option is a one-line problem.
 */
export function agreementOfTable(table: PlainTable, options: AgreementOptions): PlainOutcome<AgreementEntry> {
  const measurement = options.measurement ?? 'nominal'
  const read = plainRatings(table, options.layout, measurement, options.categories)
  if (isProblem(read)) return read
  const { confidence, seed, resamples } = withDefaults(options)
  if (!(confidence > 0 && confidence < 1))
    return { problem: `confidence: expected a share between 0 and 1, found ${confidence}` }
  const drawn = resamples > 0 || options.interval === 'jackknife'
  const method = drawn ? (options.interval ?? 'bca') : 'analytic'
  const interval = { method, confidence, seed, resamples: Math.max(1, resamples) }
  const counts = {
    rows: table.rows.length,
    criteria: read.length,
    units: 0,
    raters: 0,
    ratings: 0,
    missing: 0,
    pairableUnits: 0,
    completeUnits: 0,
  }
  const results: AgreementEntry[] = []
  read.forEach((ratings, at) => {
    const here = ratingCounts(ratings.matrix)
    counts.units += here.units
    counts.raters = Math.max(counts.raters, here.raters)
    counts.ratings += here.ratings
    counts.missing += here.missing
    counts.pairableUnits += here.pairableUnits
    counts.completeUnits += here.completeUnits
    const used = options.listwise ? { ...ratings, matrix: completeUnits(ratings.matrix) } : ratings
    const onProgress = options.onProgress && ((fraction: number) => options.onProgress?.((at + fraction) / read.length))
    const entries = agreementCoefficients(used, {
      measurement,
      all: options.all ?? false,
      interval,
      signal: options.signal,
      onProgress,
    })
    const explanations = options.explain ? agreementExplanations(used, entries) : []
    entries.forEach((entry, position) => {
      const explanation = explanations[position]
      results.push({
        ...entry,
        ...(ratings.criterion === null ? {} : { criterion: ratings.criterion }),
        ...(explanation ? { explanation } : {}),
      })
    })
  })
  return { counts, results }
}
