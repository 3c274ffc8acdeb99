import type { Benchmark } from '#analysis/explain/benchmark.ts'
import { explainAgreement, type Meaning, type Reason } from '#analysis/explain/explainAgreement.ts'
import { withRaters } from '#analysis/ratingMatrix.ts'
import type { Result } from '#analysis/result.ts'
import type { PlainRatings } from './agreementRatings.ts'

type Renamed<Kind extends Reason['kind'], Field extends string, Name> = Omit<Extract<Reason, { kind: Kind }>, Field> &
  Readonly<Record<Field, Name>>

/** A reason with raters and categories called what the file calls them. */
export type NamedReason =
  | Exclude<Reason, { kind: 'prevalence' | 'rater-bias' | 'constant-rater' }>
  | Renamed<'prevalence', 'category', string>
  | Renamed<'rater-bias', 'raters', readonly string[]>
  | Renamed<'constant-rater', 'raters', readonly string[]>

/** What a result means, why it is as it is, and how high a band of Landis & Koch it reaches for certain. */
export type AgreementExplanation = {
  readonly meaning: Meaning
  readonly reasons: readonly NamedReason[]
  readonly benchmark: Benchmark | null
}

type Explained = Result & { readonly raters?: readonly [string, string] }

/**
 * Explains results of `read`, one explanation per result in the same order. Results of two raters are explained from the
 * ratings of those two. Null for what is no degree of agreement or association: tests, indices, differences in the unit
 * of the scale.
 */
export function agreementExplanations(
  read: PlainRatings,
  results: readonly Explained[],
): readonly (AgreementExplanation | null)[] {
  const explained = new Map<Explained, AgreementExplanation>()
  for (const group of Map.groupBy(results, ({ raters }) => JSON.stringify(raters ?? [])).values()) {
    const names = group[0]?.raters ?? read.raters
    const columns = names.map((name) => read.raters.indexOf(name))
    const matrix = group[0]?.raters ? withRaters(read.matrix, columns) : read.matrix
    explainAgreement(matrix, group).forEach(({ meaning, reasons, benchmark }, place) => {
      const result = group[place]
      if (!result || !isDegree(result)) return
      explained.set(result, { meaning, reasons: reasons.map((reason) => named(reason, names, read)), benchmark })
    })
  }
  return results.map((result) => explained.get(result) ?? null)
}

const degrees =
  /^(percent_agreement|cohen_|scott_|fleiss_|conger_|light_|brennan_|pabak|gwet_|krippendorff_|icc|cronbach_|kendall_|spearman_|pearson_|mean_rater_|lin_ccc)/

const isDegree = ({ coefficient }: Result): boolean => degrees.test(coefficient)

function named(reason: Reason, raters: readonly string[], { matrix, categoryNames }: PlainRatings): NamedReason {
  const raterName = (rater: number): string => raters[rater] ?? String(rater)
  switch (reason.kind) {
    case 'prevalence': {
      const category = categoryNames[matrix.categories.indexOf(reason.category)] ?? String(reason.category)
      return { ...reason, category }
    }
    case 'rater-bias':
      return { ...reason, raters: reason.raters.map(raterName) }
    case 'constant-rater':
      return { ...reason, raters: reason.raters.map(raterName) }
    default:
      return reason
  }
}
