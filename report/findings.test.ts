import { expect, test } from 'vitest'
import type { Figure, Report } from '#contract/report.ts'
import {
  agreementFinding,
  consistencyFinding,
  overviewFinding,
  systemOrder,
  systemsFinding,
  whyTheyDiffer,
} from './findings.ts'
import { sayFinding } from './sayFinding.ts'
import { figure, undefinedFigure } from './testing/smallFigures.ts'
import { smallCriterion, smallReport } from './testing/smallReport.ts'
import english from './words/en.json' with { type: 'json' }

const says = (finding: Parameters<typeof sayFinding>[1]) => sayFinding(english, finding)

/** The small criterion with its ordinal and nominal alpha set to these. */
const withAlphas = (ordinal: Figure, nominal: Figure) => smallCriterion({ overall: [ordinal, nominal] })
const ordinal = (estimate: number, low: number, high: number) =>
  figure('krippendorff_alpha.ordinal', estimate, low, high, 6)
const nominal = (estimate: number) => figure('krippendorff_alpha.nominal', estimate, estimate - 0.1, estimate + 0.1, 6)

test('an order shared on levels that differ is said as such', () => {
  expect(says(agreementFinding(smallCriterion()))).toBe(
    'The raters order responses alike, but use the levels differently',
  )
  expect(whyTheyDiffer(smallCriterion())).toEqual({ key: 'agreement.whyNominalLower', within: 1 })
})

test('an interval that reaches zero is never reported as agreement, however high the estimate', () => {
  expect(agreementFinding(withAlphas(ordinal(0.7, -0.05, 0.9), nominal(0.65))).key).toBe('finding.agreement.chance')
  expect(agreementFinding(withAlphas(ordinal(-0.4, -0.6, -0.1), nominal(-0.3))).key).toBe('finding.agreement.against')
})

test('close agreement needs the whole interval above 0.8, not the estimate alone', () => {
  expect(agreementFinding(withAlphas(ordinal(0.9, 0.84, 0.95), nominal(0.85))).key).toBe('finding.agreement.close')
  expect(agreementFinding(withAlphas(ordinal(0.85, 0.7, 0.95), nominal(0.8))).key).toBe('finding.agreement.less')
})

test('what is undefined is said with its reason', () => {
  const flat = withAlphas(undefinedFigure('krippendorff_alpha.ordinal', 'no-variation', 6), nominal(0))
  expect(says(agreementFinding(flat))).toBe('All ratings are the same, so agreement beyond chance is undefined')
  const odd = withAlphas(undefinedFigure('krippendorff_alpha.ordinal', 'too-many-categories', 6), nominal(0))
  expect(says(agreementFinding(odd))).toBe('Agreement is undefined because there are too many different values')
  const alone = smallCriterion({ counts: { ...smallCriterion().counts, raters: 1 } })
  expect(says(agreementFinding(alone))).toBe('One rater, so there is no agreement to report')
})

test('a winner by ratings that statements put lower is named with its place', () => {
  const report = smallReport()
  expect(says(consistencyFinding(report, report.consistency[0]))).toBe(
    'Ratings put Heron first; comparisons put it second',
  )
})

/** The small report with the mean outcomes under ratings and comparisons set to these. */
function withOutcomes(rating: readonly number[], stated: readonly number[]): Report {
  const report = smallReport()
  const set = (place: number, means: readonly number[]) => {
    const outcome = report.outcomes[place]
    if (!outcome) throw new Error('no outcome')
    const systems = outcome.systems.map((each, at) => ({
      ...each,
      winRate: { ...each.winRate, estimate: means[at] ?? null },
    }))
    return { ...outcome, systems }
  }
  return { ...report, outcomes: [set(0, rating), set(1, stated)] }
}

test.each([
  [[0.9, 0.5, 0.1], [0.8, 0.6, 0.2], 'Ratings and comparisons put the systems in the same order'],
  [[0.9, 0.5, 0.1], [0.8, 0.2, 0.6], 'Ratings and comparisons both put Heron first, but order the rest differently'],
  [[0.7, 0.7, 0.1], [0.8, 0.2, 0.6], 'Ratings put Heron and Lark level at the top; comparisons put Heron first'],
  [[0.9, 0.5, 0.1], [0.7, 0.7, 0.1], 'Ratings put Heron first; comparisons put it level with others'],
  [[0.9, 0.5, 0.1], [0.1, 0.5, 0.9], 'Ratings put Heron first; comparisons put it third'],
])('ratings %j and comparisons %j: %s', (rating, stated, sentence) => {
  const report = withOutcomes(rating, stated)
  expect(says(consistencyFinding(report, report.consistency[0]))).toBe(sentence)
})

test('equal outcomes share the best place among them, and undefined ones have none', () => {
  const [outcome] = withOutcomes([0.4, 0.4, 0.9], [0, 0, 0]).outcomes
  if (!outcome) throw new Error('no outcome')
  expect(systemOrder(outcome).map(({ place }) => place)).toEqual([1, 2, 2])
  const [gap] = outcome.systems
  if (!gap) throw new Error('no system')
  const undefinedOne = { ...gap, winRate: undefinedFigure('win_rate', 'no-comparison', 0) }
  expect(systemOrder({ ...outcome, systems: [undefinedOne, ...outcome.systems.slice(1)] })).toHaveLength(2)
})

test('protocols that crown different systems are not averaged into one winner', () => {
  expect(says(systemsFinding(smallReport()))).toBe('Which system comes first depends on the protocol')
  const alone = smallReport()
  const rating = { ...alone, outcomes: alone.outcomes.slice(0, 1) }
  expect(says(systemsFinding(rating))).toBe('Heron comes first by ratings, and its interval lies above even')
})

test('a report without judgements says so', () => {
  const empty = smallReport({ agreement: [], consistency: [], outcomes: [], means: [], orderAgreement: null })
  expect(says(overviewFinding(empty))).toBe('Nothing has been judged yet')
})
