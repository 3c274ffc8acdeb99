import type { Exclusion, ReportSettings } from '#contract/report.ts'
import { criterionAgreement, preferenceAgreement } from './agreement.ts'
import { consistencies } from './consistency.ts'
import type { ReportInput, ReportNumbers } from './input.ts'
import { criterionMeans, orderAgreement, positionBias, systemOutcomes } from './systems.ts'

/** How a computation is watched: polled for cancelling, told how far it is. */
export type Watch = {
  readonly signal: { readonly aborted: boolean }
  readonly onProgress: (step: string, fraction: number) => void
}

/** Share of the whole that each step takes, roughly. */
const agreementShare = 0.5
const consistencyShare = 0.35

/** All numbers of a report. Pure: the same input and settings give the same numbers on every machine. */
export function computeReport(input: ReportInput, settings: ReportSettings, watch: Watch): ReportNumbers {
  const { signal, onProgress } = watch
  const steps = Math.max(1, input.criteria.length)
  const agreement = input.criteria.map((criterion, done) =>
    criterionAgreement(input, criterion, settings, {
      signal,
      onProgress: (fraction) => onProgress('agreement', (agreementShare * (done + fraction)) / steps),
    }),
  )
  const preferences = preferenceAgreement(input, settings, { signal })
  const consistency = consistencies(input, settings, (fraction) =>
    onProgress('consistency', agreementShare + consistencyShare * fraction),
  )
  onProgress('systems', agreementShare + consistencyShare)
  const outcomes = systemOutcomes(input, settings)
  return {
    agreement,
    preferenceAgreement: preferences,
    consistency,
    outcomes,
    orderAgreement: orderAgreement(outcomes),
    means: input.criteria.map((criterion) => criterionMeans(input, criterion, settings)),
    positionBias: positionBias(input, settings),
    exclusions: [...input.exclusions, ...skippedPairs(consistency)],
  }
}

/** Pairs that could not be compared, from the merged within-rater tables: each reason once. */
function skippedPairs(consistency: ReportNumbers['consistency']): Exclusion[] {
  return consistency
    .filter(({ criterion }) => criterion === null)
    .flatMap(({ withinRater }) => Object.entries(withinRater.skipped))
    .map(([reason, count]) => ({ what: 'pair', reason, count }))
}
