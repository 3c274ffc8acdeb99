import { Figure, type Report } from '#contract/report.ts'
import { reportSections } from '#contract/reportSections.ts'
import type { PlacedFigure, ReportNames } from './figureList.ts'

export type SectionName = keyof typeof reportSections

const sections = Object.keys(reportSections) as SectionName[]

/** A place under way: everything but the figure itself. */
type Place = Omit<PlacedFigure, 'figure'>

/**
 * Every figure of the further sections of a report (coefficients side by side, the tournament, raters, blinding), found
 * by walking them: an entry's own ids and names say where its figures stand, and the figure's name in the entry ends it.
 */
export function sectionFigures(report: Report, names: ReportNames): PlacedFigure[] {
  return sections.flatMap((part) => {
    const nowhere: Place = { part, criterion: '', statedBy: '', scope: '', raterA: '', raterB: '', system: '' }
    return walked(report[part], nowhere, '', names)
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
function placeOf(entry: Readonly<Record<string, unknown>>, place: Place, names: ReportNames): Place {
  const text = (key: string): string | null => (typeof entry[key] === 'string' ? entry[key] : null)
  const criterion = text('criterion')
  const rater = text('rater')
  const system = text('system') ?? text('one')
  const against = text('other')
  const scope = [
    text('by'),
    text('name') ?? text('tag') ?? text('source'),
    typeof entry['from'] === 'number' ? `${entry['from']} to ${String(entry['to'])}` : null,
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
