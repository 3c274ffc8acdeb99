import type { StudyOverview } from '#contract/coordinator.ts'
import type { ErrorData } from '#contract/errors.ts'
import type { PreparePage } from '../study.ts'

type WhyImpossible = ErrorData<'PLAN_IMPOSSIBLE'>['reason']

/** One thing that stands between a study and its raters, and the page that mends it. */
export type Missing = { readonly reason: WhyImpossible; readonly mend: PreparePage }

const mendOf: Readonly<Record<WhyImpossible, PreparePage>> = {
  'no-items': 'bring-in',
  'no-raters': 'raters',
  'no-criteria': 'rubric',
  'fewer-than-two-systems': 'bring-in',
  'too-many-responses-to-rank': 'protocol',
  'too-many-responses-together': 'protocol',
  'fewer-than-three-responses': 'protocol',
  'phase-without-raters': 'raters',
  'phase-without-criteria': 'rubric',
  'too-few-raters-per-item': 'raters',
  'overlap-above-items': 'protocol',
  'overlap-without-sharing': 'protocol',
  'too-many-repeats': 'protocol',
  'repeats-too-close': 'protocol',
  'pass-mark-without-items': 'items',
  'qualification-without-answers': 'items',
}

export const missingFor = (reason: WhyImpossible): Missing => ({ reason, mend: mendOf[reason] })

/** All that the overview already shows to be missing, so that it is named at once and not one at a time. */
export function missingParts({ counts, raters, protocol, rubric, systems }: StudyOverview): readonly Missing[] {
  const reasons: readonly (WhyImpossible | false)[] = [
    counts.items === 0 && 'no-items',
    counts.items > 0 &&
      systems.length < 2 &&
      protocol.phases.some(({ kind }) => kind !== 'rating') &&
      'fewer-than-two-systems',
    rubric.criteria.length === 0 && protocol.phases.some(({ kind }) => kind === 'rating') && 'no-criteria',
    !raters.some(({ kind }) => kind === 'human') && 'no-raters',
  ]
  return reasons.filter((reason) => reason !== false).map(missingFor)
}
