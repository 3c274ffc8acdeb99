import { Figure, type Report } from '#contract/report.ts'
import { reportSections } from '#contract/reportSections.ts'
import type { Cell } from '#formats/writers/csv.ts'
import { nowhere, type Place, placeCells, placeColumns, type ReportNames, reportNames } from './places.ts'
import { placeOf } from './sectionFigures.ts'

/**
 * A number of a report that is no figure of its own: a count, a place in an order, a p-value, a point of a curve. Lists
 * of systems or raters (groups, circles) are one text.
 */
export type PlacedNumber = Place & {
  readonly name: string
  readonly value: number | string | null
  /** It comes from resamples, so that only a program with the same random numbers finds it again. */
  readonly resampled: boolean
}

/**
 * Every number of a report that `figureList` does not hold, in its order. What a file or a plan states and nobody
 * computes (how many items there are, what was left out and why, the plan's certificate) is not among them.
 */
export function numberList(report: Report): PlacedNumber[] {
  const names = reportNames(report)
  return [
    ...judgementCounts(report),
    ...agreementNumbers(report, names),
    ...consistencyNumbers(report, names),
    ...report.outcomes.flatMap(({ protocol, systems }) =>
      systems.flatMap(({ system, wins, losses, ties }) =>
        numbersAt(
          { ...nowhere, part: 'win-rates', statedBy: protocol, system: names.system(system) },
          { wins, losses, ties },
        ),
      ),
    ),
    ...(Object.keys(reportSections) as (keyof typeof reportSections)[]).flatMap((part) =>
      // Parsed, so that a report from the cache and a fresh one have their numbers in one order.
      report[part] === null ? [] : walked(reportSections[part].parse(report[part]), { ...nowhere, part }, '', names),
    ),
  ]
}

const numbersAt = (place: Place, numbers: Readonly<Record<string, number | string | null>>): PlacedNumber[] =>
  Object.entries(numbers).map(([name, value]) => ({ ...place, name, value, resampled: false }))

const judgementCounts = ({ counts: { ratings, preferences, rankings } }: Report): PlacedNumber[] =>
  numbersAt({ ...nowhere, part: 'counts' }, { ratings, preferences, rankings })

function agreementNumbers(report: Report, names: ReportNames): PlacedNumber[] {
  return report.agreement.flatMap(({ criterion, counts, distribution }) => {
    const at = { ...nowhere, part: 'agreement' as const, criterion: names.criterion(criterion) }
    const { units, pairableUnits, raters, ratings, missing } = counts
    return [
      ...numbersAt(at, { units, pairableUnits, raters, ratings, missing }),
      ...distribution.flatMap(({ value, count }) => numbersAt({ ...at, scope: `value ${value}` }, { count })),
    ]
  })
}

function consistencyNumbers(report: Report, names: ReportNames): PlacedNumber[] {
  return report.consistency.flatMap(({ criterion, statedBy, withinRater, betweenRater, perRater }) => {
    const at = {
      ...nowhere,
      part: 'consistency' as const,
      criterion: criterion === null ? '' : names.criterion(criterion),
      statedBy,
    }
    const tables = [
      { scope: 'within-rater', raterA: '', table: withinRater },
      { scope: 'between-rater', raterA: '', table: betweenRater },
      ...perRater.map(({ rater, table }) => ({ scope: 'one-rater', raterA: names.rater(rater), table })),
    ]
    return tables.flatMap(({ scope, raterA, table }) => {
      const { n, bothDecided, reversals, ratingTieStatedDecided, ratingDecidedStatedTie, skipped } = table
      return numbersAt(
        { ...at, scope, raterA },
        { n, bothDecided, reversals, ratingTieStatedDecided, ratingDecidedStatedTie, ...table.table, ...skipped },
      )
    })
  })
}

/** Facts and what says where a number stands. */
const noNumbers = new Set(['plan', 'planned', 'from', 'to', 'tenth', 'rater', 'system', 'criterion', 'guess'])
/** What comes from resamples, beside the intervals of figures. */
const fromResamples = new Set(['placeLow', 'placeHigh', 'shareFirst', 'groups'])

function walked(value: unknown, place: Place, name: string, names: ReportNames): PlacedNumber[] {
  const found = (of: number | string | null): PlacedNumber[] => [
    { ...place, name, value: of, resampled: fromResamples.has(name) || isPlaceWithoutResamples(place, name, of) },
  ]
  if (Array.isArray(value)) return listed(value, place, name, names)
  if (value === null || typeof value === 'number' || typeof value === 'boolean') {
    return found(typeof value === 'boolean' ? String(value) : value)
  }
  if (typeof value !== 'object' || Figure.safeParse(value).success) return []
  const entry = value as Readonly<Record<string, unknown>>
  const here = placeOf(entry, place, names)
  return Object.entries(entry).flatMap(([key, inner]) =>
    noNumbers.has(key) || isAbsentFigure(key, inner) ? [] : walked(inner, here, key, names),
  )
}

/** A system has no place where too few resamples have strengths. */
const isPlaceWithoutResamples = ({ part, scope }: Place, name: string, value: number | string | null): boolean =>
  part === 'tournaments' && scope === '' && name === 'place' && value === null

/** A figure that does not apply is null, and no number. */
const isAbsentFigure = (key: string, value: unknown): boolean =>
  value === null && ['position', 'guesses', 'undefined'].includes(key)

/** Lists of systems or raters; the circles of a tournament are a list of such lists. */
const idLists = new Set([
  'tournaments groups',
  'tournaments undefeated',
  'tournaments winless',
  'tournaments placesThatDiffer',
  'tournaments triads',
  'panels raters',
])

/** Lists of entries are walked; numbers in a list are numbered from 1; ids become one text, with names in their place. */
function listed(values: readonly unknown[], place: Place, name: string, names: ReportNames): PlacedNumber[] {
  if (idLists.has(`${place.part} ${name}`) && isOfIds(values)) {
    const text = values
      .map((each) =>
        [each]
          .flat()
          .map((id) => names.rater(names.system(String(id))))
          .join(' + '),
      )
      .join('; ')
    return [{ ...place, name, value: text, resampled: fromResamples.has(name) }]
  }
  return values.flatMap((each, at) => walked(each, place, typeof each === 'number' ? `${name} ${at + 1}` : name, names))
}

const isOfIds = (values: readonly unknown[]): boolean => values.flat().every((each) => typeof each === 'string')

/** The columns of `numberRow`. */
export const numberColumns = [...placeColumns, 'name', 'value', 'resampled'] as const

/** A number as a row of a table, with its place. */
export const numberRow = ({ name, value, resampled, ...place }: PlacedNumber): Cell[] => [
  ...placeCells(place),
  name,
  value,
  resampled ? 'yes' : '',
]
