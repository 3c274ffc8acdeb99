import type { Report } from '#contract/report.ts'
import type { reportSections } from '#contract/reportSections.ts'
import type { Cell } from '#formats/writers/csv.ts'

/** Where in a report something stands, by the names the report uses. Empty where a part of the place does not apply. */
export type Place = {
  readonly part:
    | 'counts'
    | 'agreement'
    | 'preference-agreement'
    | 'consistency'
    | 'win-rates'
    | 'means'
    | 'order'
    | 'position'
    | keyof typeof reportSections
  readonly criterion: string
  /** What stated the preference, or the protocol of a win rate. */
  readonly statedBy: string
  readonly scope: string
  readonly raterA: string
  readonly raterB: string
  readonly system: string
}

/** The place of what stands for the whole report. */
export const nowhere = { criterion: '', statedBy: '', scope: '', raterA: '', raterB: '', system: '' } as const

/** Names by id, as files use them. */
export type ReportNames = {
  readonly rater: (id: string) => string
  readonly system: (id: string) => string
  readonly criterion: (id: string) => string
}

/** The names of a report's raters, systems and criteria; criteria of one name get a number, so that a name is a key. */
export function reportNames(report: Pick<Report, 'raters' | 'systems' | 'agreement'>): ReportNames {
  const raters = new Map<string, string>(report.raters.map(({ id, pseudonym }) => [id, pseudonym]))
  const systems = new Map<string, string>(report.systems.map(({ id, name }) => [id, name]))
  const criteria = distinctNames(report.agreement.map(({ criterion, name }) => [criterion, name]))
  const of = (names: ReadonlyMap<string, string>) => (id: string) => names.get(id) ?? id
  return { rater: of(raters), system: of(systems), criterion: of(criteria) }
}

/** "Clarity", and "Clarity (2)" for a second one. */
export function distinctNames(named: readonly (readonly [string, string])[]): Map<string, string> {
  const taken = new Set<string>()
  return new Map(
    named.map(([id, name]) => {
      let distinct = name
      for (let number = 2; taken.has(distinct); number++) distinct = `${name} (${number})`
      taken.add(distinct)
      return [id, distinct]
    }),
  )
}

/** The columns of `placeCells`. */
export const placeColumns = ['part', 'criterion', 'stated_by', 'scope', 'rater_a', 'rater_b', 'system'] as const

export const placeCells = ({ part, criterion, statedBy, scope, raterA, raterB, system }: Place): Cell[] => [
  part,
  criterion,
  statedBy,
  scope,
  raterA,
  raterB,
  system,
]
