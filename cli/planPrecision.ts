import { type PlanPrecisionOptions, planPrecision } from '#core/plain/planPrecision.ts'
import { type Command, flag, type Given, listOf, needed, numberOf, Refused, text, textOf, wholeOf } from './command.ts'
import { answer } from './inputFile.ts'

export const precision: Command = {
  help: `evenhand plan-precision --raters M --categories K (--units N | --half-width H) [options]

How wide the interval of a coefficient will be for N units and M raters, or how many units a half-width takes, found by
simulating studies.

  --raters M,M,…          numbers of raters
  --units N,N,…           numbers of units: asks for the half-width
  --half-width H          asks for the number of units
  --categories K          how many levels the scale has, or the levels: 1,2,3,4,5
  --coefficient ID        default krippendorff_alpha.ordinal; also cohen_kappa.quadratic, gwet_ac1, fleiss_kappa, …
  --expected E            the value thought likely (default 0.7)
  --prevalence p,p,…      share of units in each category (default: even)
  --missing S             share of ratings that will be missing (default 0)
  --simulations N         simulated studies (default 200)
  --seed N                of the simulation (default 1)
  --confidence C          of the interval (default 0.95)
  --json                  all numbers as JSON
`,
  options: {
    raters: text,
    units: text,
    'half-width': text,
    categories: text,
    coefficient: text,
    expected: text,
    prevalence: text,
    missing: text,
    simulations: text,
    seed: text,
    confidence: text,
    json: flag,
  },
  files: 0,
  run: (given) => {
    const units = numbersOf(given, 'units')
    const halfWidth = numberOf(given, 'half-width', 0, 1)
    const prevalence = numbersOf(given, 'prevalence')
    const options: PlanPrecisionOptions = {
      coefficient: textOf(given, 'coefficient') ?? 'krippendorff_alpha.ordinal',
      expected: numberOf(given, 'expected', -1, 1) ?? 0.7,
      categories: categoriesOf(given),
      raters: numbersOf(given, 'raters') ?? refuseWithout('raters'),
      missing: numberOf(given, 'missing', 0, 0.99) ?? 0,
      confidence: numberOf(given, 'confidence', 0.01, 0.9999) ?? 0.95,
      simulations: wholeOf(given, 'simulations', 10, 100_000) ?? 200,
      seed: wholeOf(given, 'seed', 0, 4_294_967_295) ?? 1,
      ...(units === undefined ? {} : { units }),
      ...(halfWidth === undefined ? {} : { halfWidth }),
      ...(prevalence === undefined ? {} : { prevalence }),
    }
    return answer(planPrecision(options), given.values.json === true)
  },
}

/** One number says how many levels there are, several are the levels. */
function categoriesOf(given: Given): number | number[] {
  const numbers = numbersOf(given, 'categories') ?? refuseWithout('categories')
  return numbers.length === 1 ? (numbers[0] as number) : numbers
}

const refuseWithout = (name: string): never => {
  throw new Refused(`--${name} is needed (see --help)`)
}

function numbersOf(given: Given, name: string): number[] | undefined {
  if (textOf(given, name) === undefined) return undefined
  needed(given, name)
  return listOf(given, name)?.map((part) => {
    const value = Number(part)
    if (!Number.isFinite(value)) throw new Refused(`--${name} holds numbers, not "${part}"`)
    return value
  })
}
