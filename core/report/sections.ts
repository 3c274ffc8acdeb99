import type { Watched } from '#analysis/resample/bootstrap.ts'
import type { ReportSettings } from '#contract/report.ts'
import type { ReportSections } from '#contract/reportSections.ts'
import { blindingSection } from './blinding.ts'
import { ceilingOf, confidenceCalibration } from './ceiling.ts'
import { noContext } from './context.ts'
import { type InputShape, isQuantity, type ReportCriterion, type ReportInput } from './input.ts'
import { pairedTests } from './pairedTests.ts'
import { agreementPanel, preferencePanel } from './panel.ts'
import { criterionSeverity } from './severity.ts'
import { tagOutcomes, tournament } from './tournament.ts'
import { raterDrift, raterPace, sameAgain } from './working.ts'

type CriterionSection = 'panel' | 'paired-tests' | 'severity' | 'working' | 'ceiling'

/** One further section of a report, or its share for one criterion or protocol. */
export type SectionPart = { readonly kind: 'section' } & (
  | { readonly section: CriterionSection; readonly criterion: number }
  | { readonly section: 'tournament'; readonly protocol: ReportSections['tournaments'][number]['protocol'] }
  | { readonly section: 'preference-panel' | 'tag-outcomes' | 'pace' | 'calibration' | 'blinding' }
)

export type SectionNumbers = { readonly kind: 'section'; readonly sections: Partial<ReportSections> }

const kind = 'section' as const

/** The parts of the further sections that a study's judgements call for, in the order of the report. */
export function sectionParts(input: InputShape): SectionPart[] {
  const context = input.context ?? noContext
  const all = input.criteria.map((criterion, place) => ({ criterion, place }))
  const quantities = all.filter(({ criterion }) => isQuantity(criterion))
  const each = (section: CriterionSection, of = all): SectionPart[] =>
    of.map(({ place }) => ({ kind, section, criterion: place }))
  const protocols = [
    ...(input.ratings.length > 0 ? (['rating'] as const) : []),
    ...(input.preferences.length > 0 ? (['preference'] as const) : []),
    ...(input.rankings.length > 0 ? (['ranking'] as const) : []),
  ]
  const several = input.systems.length > 1
  return [
    ...each('panel'),
    ...(input.preferences.length > 0 ? [{ kind, section: 'preference-panel' } as const] : []),
    ...(several ? protocols.map((protocol): SectionPart => ({ kind, section: 'tournament', protocol })) : []),
    ...(several && context.tags.length > 0 ? [{ kind, section: 'tag-outcomes' } as const] : []),
    ...(several ? each('paired-tests', quantities) : []),
    ...each('severity', quantities),
    ...(context.places.length + context.repeats.length > 0 ? each('working', quantities) : []),
    ...(context.machines.ratings.length > 0 ? each('ceiling') : []),
    { kind, section: 'pace' },
    { kind, section: 'calibration' },
    { kind, section: 'blinding' },
  ]
}

/** Computes one of them. Throws CancelledError when the signal says so. */
export function computeSection(
  part: SectionPart,
  input: ReportInput,
  settings: ReportSettings,
  watched: Watched,
): SectionNumbers {
  return { kind, sections: sectionOf(part, input, settings, watched) }
}

function sectionOf(
  part: SectionPart,
  input: ReportInput,
  settings: ReportSettings,
  watched: Watched,
): Partial<ReportSections> {
  const watchedSettings = { ...settings, signal: watched.signal }
  switch (part.section) {
    case 'tournament':
      return { tournaments: [tournament(input, part.protocol, watchedSettings)] }
    case 'tag-outcomes':
      return { tagOutcomes: tagOutcomes(input, watchedSettings, watched.onProgress) }
    case 'preference-panel':
      return { panels: preferencePanel(input, settings) }
    case 'pace':
      return { pace: raterPace(input) }
    case 'calibration':
      return { calibration: confidenceCalibration(input, settings) }
    case 'blinding':
      return { blinding: blindingSection(input, settings) }
    default:
      return ofCriterion(part.section, criterionAt(input, part.criterion), input, settings, watched)
  }
}

function ofCriterion(
  section: CriterionSection,
  criterion: ReportCriterion,
  input: ReportInput,
  settings: ReportSettings,
  watched: Watched,
): Partial<ReportSections> {
  switch (section) {
    case 'panel':
      return { panels: [agreementPanel(input, criterion, settings, watched)] }
    case 'paired-tests':
      return { pairedTests: [pairedTests(input, criterion, settings)] }
    case 'severity':
      return { severity: [criterionSeverity(input, criterion, settings)] }
    case 'working':
      return { drift: raterDrift(input, criterion, settings), intraRater: sameAgain(input, criterion, settings) }
    case 'ceiling':
      return { ceilings: ceilingOf(input, criterion, settings) }
  }
}

function criterionAt({ criteria }: ReportInput, place: number): ReportCriterion {
  const criterion = criteria[place]
  if (!criterion) throw new Error(`a report of ${criteria.length} criteria has none at place ${place}`)
  return criterion
}

/** All sections out of the shares, in their order; a section nothing was computed for is empty. */
export function mergedSections(shares: readonly Partial<ReportSections>[]): ReportSections {
  const list = <Name extends Exclude<keyof ReportSections, 'blinding'>>(name: Name): ReportSections[Name] =>
    shares.flatMap((share) => (share[name] ?? []) as unknown[]) as ReportSections[Name]
  return {
    panels: list('panels'),
    labs: list('labs'),
    tournaments: list('tournaments'),
    tagOutcomes: list('tagOutcomes'),
    pairedTests: list('pairedTests'),
    severity: list('severity'),
    drift: list('drift'),
    pace: list('pace'),
    intraRater: list('intraRater'),
    ceilings: list('ceilings'),
    calibration: list('calibration'),
    blinding: shares.find(({ blinding }) => blinding)?.blinding ?? null,
  }
}
