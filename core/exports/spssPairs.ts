import type { CriterionAgreement } from '#contract/report.ts'
import { type SpssRater, stated } from './spssText.ts'

type Pair = {
  readonly place: number
  readonly a: SpssRater
  readonly b: SpssRater
  readonly n: number
  readonly same: number | null
  readonly kappa: number | null
}

/** With more different values than this, chance agreement is left to the programs: it needs two variables a value. */
const mostValues = 30

/**
 * Percent agreement and kappa of every two raters. CROSSTABS prints kappa with two decimals, and none where one rater
 * used values that the other did not, so both are computed from means: the share of equal ratings, and by chance the sum
 * over values of the product of both raters' shares.
 */
export function pairSyntax(agreement: CriterionAgreement | undefined, raters: readonly SpssRater[]): string[] {
  const pairs = agreement ? pairsOf(agreement, raters) : []
  if (pairs.length === 0 || !agreement) return []
  const given = agreement.distribution.filter(({ count }) => count > 0).map(({ value }) => value)
  const values = given.length <= mostValues ? given : []
  const wanted = pairs.flatMap(({ place }) => [`same${place}`, ...(values.length > 0 ? [`kappa${place}`] : [])])
  return [
    ...pairs.map(
      ({ place, a, b, n, same, kappa }) =>
        `* In the report, ${place}: ${a.variable} and ${b.variable} same ${stated(same)}, kappa ${stated(kappa)}, n = ${n}.`,
    ),
    'COMPUTE everything = 1.',
    ...pairs.flatMap((pair) => [
      `COMPUTE same${pair.place} = (${pair.a.variable} = ${pair.b.variable}).`,
      ...values.flatMap((value, at) =>
        (['a', 'b'] as const).map(
          (of) =>
            `IF (NOT MISSING(same${pair.place})) ${of}${pair.place}_${at + 1} = (${pair[of].variable} = ${value}).`,
        ),
      ),
    ]),
    'AGGREGATE OUTFILE=* /BREAK=everything',
    `${pairs.flatMap(({ place }) => meansOf(place, values.length)).join('\n')}.`,
    ...(values.length === 0 ? [] : pairs.flatMap(({ place }) => kappaOf(place, values.length))),
    `FORMATS ${wanted.join('\n  ')} (F20.12).`,
    ...wanted.map((variable) => `LIST VARIABLES=${variable}.`),
  ]
}

function pairsOf({ pairs }: CriterionAgreement, raters: readonly SpssRater[]): Pair[] {
  const rater = (id: string) => raters.find((each) => each.id === id)
  return pairs.flatMap(({ raterA, raterB, figures }, place) => {
    const [a, b] = [rater(raterA), rater(raterB)]
    const find = (id: string) => figures.find(({ coefficient }) => coefficient === id)
    const same = find('percent_agreement')
    if (!a || !b || !same || same.n === 0) return []
    return [
      {
        place: place + 1,
        a,
        b,
        n: same.n,
        same: same.estimate,
        kappa: find('cohen_kappa.unweighted')?.estimate ?? null,
      },
    ]
  })
}

const places = (values: number): number[] => Array.from({ length: values }, (_, at) => at + 1)

const meansOf = (pair: number, values: number): string[] =>
  [`same${pair}`, ...places(values).flatMap((at) => [`a${pair}_${at}`, `b${pair}_${at}`])].map(
    (variable) => `  /${variable} = MEAN(${variable})`,
  )

/** No kappa where chance agreement is whole. */
const kappaOf = (pair: number, values: number): string[] => [
  `COMPUTE chance${pair} = ${places(values)
    .map((at) => `a${pair}_${at} * b${pair}_${at}`)
    .join('\n  + ')}.`,
  `IF (1 - chance${pair} > 1E-13) kappa${pair} = (same${pair} - chance${pair}) / (1 - chance${pair}).`,
]
