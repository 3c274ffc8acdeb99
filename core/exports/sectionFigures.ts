import { Figure, type Report } from '#contract/report.ts'
import { reportSections } from '#contract/reportSections.ts'
import type { PlacedFigure } from './figureList.ts'
import { nowhere, type Place, type ReportNames } from './places.ts'

const sections = Object.keys(reportSections) as (keyof typeof reportSections)[]

/**
 * Every figure of the further sections of a report (coefficients side by side, the tournament, raters, blinding), found
 * by walking them: an entry's own ids and names say where its figures stand, and the figure's name in the entry ends it.
 */
export function sectionFigures(report: Report, names: ReportNames): PlacedFigure[] {
  return sections.flatMap((part) => {
    return walked(report[part], { ...nowhere, part }, '', names)
  })
}

function walked(value: unknown, place: Place, name: string, names: ReportNames): PlacedFigure[] {
  if (Array.isArray(value)) return value.flatMap((entry) => walked(entry, place, name, names))
  if (typeof value !== 'object' || value === null) return []
  const figure = Figure.safeParse(value)
  if (figure.success) return [{ ...place, scope: joined(place.scope, name), figure: figure.data }]
  const entry = value as Readonly<Record<string, unknown>>
  const here = placeOf(entry, place, names)
  return Object.entries(entry).flatMap(([key, inner]) => walked(inner, here, key === 'figure' ? '' : key, names))
}

/** The place with what an entry says about itself. */
export function placeOf(entry: Readonly<Record<string, unknown>>, place: Place, names: ReportNames): Place {
  const text = (key: string): string | null => (typeof entry[key] === 'string' ? entry[key] : null)
  const criterion = text('criterion')
  const rater = text('rater') ?? (text('by') === 'rater' ? text('id') : null)
  const system = text('system') ?? text('one') ?? (text('by') === 'system' ? text('id') : null)
  const against = text('other')
  const shown = text('id')
  const scope = [
    shown === null ? text('by') : null,
    text('name') ?? text('tag') ?? text('source') ?? text('model') ?? text('kind') ?? text('guess'),
    entry['guess'] === null ? 'cannot say' : null,
    typeof entry['from'] === 'number' ? `${entry['from']} to ${String(entry['to'])}` : null,
    typeof entry['tenth'] === 'number' ? `tenth ${entry['tenth']}` : null,
    against === null ? null : `against ${names.system(against)}`,
  ].filter((part) => part !== null && part !== '')
  return {
    ...place,
    ...(criterion === null ? {} : { criterion: names.criterion(criterion) }),
    ...(rater === null ? {} : { raterA: names.rater(rater) }),
    ...(system === null ? {} : { system: names.system(system) }),
    statedBy: text('protocol') ?? text('statedBy') ?? place.statedBy,
    scope: joined(place.scope, scope.join(' ')),
  }
}

const joined = (one: string, other: string): string => [one, other].filter((part) => part !== '').join(', ')
