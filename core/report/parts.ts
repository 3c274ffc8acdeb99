import { CancelledError, type Watched } from '#analysis/resample/bootstrap.ts'
import type {
  Consistency,
  CriterionAgreement,
  CriterionMeans,
  Exclusion,
  Figure,
  RaterPair,
  ReportParts,
  ReportSettings,
  SystemOutcome,
} from '#contract/report.ts'
import type { ConsistencyLab } from '#contract/reportSections.ts'
import { criterionAgreement, preferenceAgreement } from './agreement.ts'
import { consistencyView, statedKinds } from './consistency.ts'
import { type InputShape, isQuantity, type ReportInput, type ReportNumbers } from './input.ts'
import { consistencyLab } from './lab.ts'
import { computeSection, mergedSections, type SectionNumbers, type SectionPart, sectionParts } from './sections.ts'
import { criterionMeans, orderAgreement, positionBias, systemOutcomes } from './systems.ts'

/**
 * A piece of a report that needs no other piece: it can be computed on any thread, in any order.
 * `criterion` is a place in the input's list of criteria; null is the mean over criteria.
 */
export type ReportPart =
  | { readonly kind: 'agreement'; readonly criterion: number }
  | { readonly kind: 'preference-agreement' }
  | { readonly kind: 'consistency'; readonly statedBy: Consistency['statedBy']; readonly criterion: number | null }
  | { readonly kind: 'systems' }
  | SectionPart

/** What a part comes to. */
export type PartNumbers =
  | { readonly kind: 'agreement'; readonly agreement: CriterionAgreement }
  | { readonly kind: 'preference-agreement'; readonly figures: Figure[]; readonly pairs: RaterPair[] }
  | { readonly kind: 'consistency'; readonly view: Consistency; readonly lab: ConsistencyLab }
  | {
      readonly kind: 'systems'
      readonly outcomes: SystemOutcome[]
      readonly means: CriterionMeans[]
      readonly positionBias: Figure | null
    }
  | SectionNumbers

/** The parts of a report, in the order in which the report states them. */
export function partsOf(input: InputShape): readonly ReportPart[] {
  const criteria = input.criteria.map((_, place) => place)
  const quantities = criteria.filter((place) => isQuantity(criterionAt(input, place)))
  const stated = statedKinds(input)
  return [
    ...criteria.map((criterion) => ({ kind: 'agreement', criterion }) as const),
    { kind: 'preference-agreement' },
    ...stated.flatMap((statedBy) =>
      [null, ...quantities].map((criterion) => ({ kind: 'consistency', statedBy, criterion }) as const),
    ),
    { kind: 'systems' },
    ...sectionParts(input),
  ]
}

/** Computes one part. Pure; throws CancelledError when the signal says so. */
export function computePart(
  part: ReportPart,
  input: ReportInput,
  settings: ReportSettings,
  watched: Watched,
): PartNumbers {
  if (watched.signal?.aborted) throw new CancelledError('cancelled')
  switch (part.kind) {
    case 'agreement':
      return {
        kind: part.kind,
        agreement: criterionAgreement(input, criterionAt(input, part.criterion), settings, watched),
      }
    case 'preference-agreement':
      return { kind: part.kind, ...preferenceAgreement(input, settings, watched) }
    case 'consistency': {
      const criterion = part.criterion === null ? null : criterionAt(input, part.criterion)
      return {
        kind: part.kind,
        view: consistencyView(input, criterion, part.statedBy, settings, watched),
        lab: consistencyLab(input, criterion, part.statedBy, { ...settings, signal: watched.signal }),
      }
    }
    case 'systems':
      return systemNumbers(input, settings, watched)
    case 'section':
      return computeSection(part, input, settings, watched)
  }
}

function systemNumbers(input: ReportInput, settings: ReportSettings, { signal, onProgress }: Watched): PartNumbers {
  const watchedSettings = { ...settings, signal }
  const criteria = input.criteria.filter(isQuantity)
  const steps = criteria.length + 1
  const after = <Made>(step: number, made: Made): Made => {
    onProgress?.(step / steps)
    return made
  }
  return {
    kind: 'systems',
    outcomes: after(1, systemOutcomes(input, watchedSettings)),
    means: criteria.map((criterion, place) => after(place + 2, criterionMeans(input, criterion, watchedSettings))),
    positionBias: positionBias(input, settings),
  }
}

function criterionAt({ criteria }: InputShape, place: number) {
  const criterion = criteria[place]
  if (!criterion) throw new Error(`a report of ${criteria.length} criteria has none at place ${place}`)
  return criterion
}

/** What of a finished part is shown before the whole report is there. */
export function shownAtOnce(numbers: PartNumbers): ReportParts {
  switch (numbers.kind) {
    case 'agreement':
      return { agreement: [numbers.agreement] }
    case 'preference-agreement':
      return { preferenceAgreement: numbers.figures, preferencePairs: numbers.pairs }
    case 'consistency':
      return { consistency: [numbers.view], labs: [numbers.lab] }
    case 'systems':
      return { outcomes: numbers.outcomes, means: numbers.means }
    case 'section': {
      const { panels, tournaments } = numbers.sections
      return { ...(panels ? { panels } : {}), ...(tournaments ? { tournaments } : {}) }
    }
  }
}

/** Puts the numbers of all parts, given in the order of `partsOf`, together: the same report whoever computed them. */
export function assembled(input: InputShape, numbers: readonly PartNumbers[]): ReportNumbers {
  const of = <Kind extends PartNumbers['kind']>(kind: Kind) =>
    numbers.filter((part): part is Extract<PartNumbers, { kind: Kind }> => part.kind === kind)
  const consistency = of('consistency').map(({ view }) => view)
  const [systems] = of('systems')
  const outcomes = systems?.outcomes ?? []
  return {
    agreement: of('agreement').map(({ agreement }) => agreement),
    preferenceAgreement: of('preference-agreement').flatMap(({ figures }) => figures),
    preferencePairs: of('preference-agreement').flatMap(({ pairs }) => pairs),
    consistency,
    outcomes,
    orderAgreement: orderAgreement(outcomes),
    means: systems?.means ?? [],
    positionBias: systems?.positionBias ?? null,
    exclusions: [...input.exclusions, ...skippedPairs(consistency)],
    ...mergedSections(of('section').map(({ sections }) => sections)),
    labs: of('consistency').map(({ lab }) => lab),
  }
}

/** Pairs that could not be compared, from the merged within-rater tables: each reason once. */
function skippedPairs(consistency: ReportNumbers['consistency']): Exclusion[] {
  return consistency
    .filter(({ criterion }) => criterion === null)
    .flatMap(({ withinRater }) => Object.entries(withinRater.skipped))
    .map(([reason, count]) => ({ what: 'pair', reason, count }))
}
