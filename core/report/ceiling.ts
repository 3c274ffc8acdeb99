import { alternativeAnnotatorTest } from '#analysis/raters/alternativeAnnotator.ts'
import { type ConfidentJudgement, calibration } from '#analysis/raters/calibration.ts'
import { humanCeiling } from '#analysis/raters/humanCeiling.ts'
import type { RaterId, SystemId } from '#contract/ids.ts'
import type { ReportSettings } from '#contract/report.ts'
import type { CalibrationSection, HumanCeiling } from '#contract/reportSections.ts'
import { figureOf } from './figures.ts'
import { contextOf, type GivenRating, type ReportCriterion, type ReportInput, ratingsOn } from './input.ts'
import { inOrderOf, placeKeys } from './placeKeys.ts'

const unitKey = (item: string, systemKey: string): string => `${item}\u0000${systemKey}`

/** Ratings as values of units whose keys sort by item, then as the report lists systems. */
function valueOf({ systems }: ReportInput) {
  const keyOf = placeKeys(systems)
  return ({ rater, item, system, value }: GivenRating) => ({ rater, unit: unitKey(item, keyOf(system)), value })
}

/** Machine judges beside what people reach against each other; absent where no machine judged the criterion. */
export function ceilingOf(
  input: ReportInput,
  { id, measurement }: ReportCriterion,
  { confidence, resamples, seed }: ReportSettings,
): HumanCeiling[] {
  const { machines } = contextOf(input)
  const byMachine = machines.ratings.filter(({ criterion }) => criterion === id)
  if (byMachine.length === 0) return []
  const asValue = valueOf(input)
  const people = ratingsOn(input, id).map(asValue)
  const made = humanCeiling(people, byMachine.map(asValue), { confidence, resamples, seed })
  const shared = new Set(people.map(({ unit }) => unit)).size
  return [
    {
      criterion: id,
      ceiling: figureOf(made, shared),
      people: inOrderOf(input.raters, made.people).map((each) => ({
        rater: each.rater as RaterId,
        share: figureOf(each, each.n),
      })),
      machines: inOrderOf(machines.raters, made.machines).map((each) => {
        const rater = each.rater as RaterId
        const own = byMachine.filter((rating) => rating.rater === rater).map(asValue)
        const test = againstPeople(input.raters, people, own, measurement === 'nominal')
        return {
          rater,
          share: figureOf(each, each.n),
          winningRate: figureOf(test, own.length),
          passed: test.passed,
        }
      }),
    },
  ]
}

type Values = readonly { readonly rater: string; readonly unit: string; readonly value: number }[]

function againstPeople(raters: readonly RaterId[], people: Values, machine: Values, nominal: boolean) {
  const units = [...new Set(machine.map(({ unit }) => unit))].sort()
  const rows = new Map(units.map((unit, row) => [unit, row]))
  const places = new Map<string, number>(raters.map((rater, place) => [rater, place]))
  const humans = units.map((): (number | null)[] => raters.map(() => null))
  for (const { rater, unit, value } of people) {
    const row = humans[rows.get(unit) ?? -1]
    const place = places.get(rater)
    if (row && place !== undefined) row[place] = value
  }
  const candidate: (number | null)[] = units.map(() => null)
  for (const { unit, value } of machine) candidate[rows.get(unit) ?? 0] = value
  return alternativeAnnotatorTest(raters, humans, candidate, {
    fit: nominal ? 'accuracy' : 'neg_rmse',
    epsilon: 0.2,
  })
}

/**
 * Is somebody who says "90 % sure" with the majority of the others nine times in ten? Comparisons with a stated
 * confidence whose other raters have a majority; overall and by rater.
 */
export function confidenceCalibration(
  input: ReportInput,
  { confidence, resamples, seed }: ReportSettings,
): CalibrationSection[] {
  const { confidences } = contextOf(input)
  if (confidences.length === 0) return []
  const pairKey = pairKeys(input)
  const votes = votesByPair(input)
  const judged = confidences.flatMap(({ rater, item, first, second, percent }) => {
    const own = votes.get(pairKey(item, first, second))
    const mine = own?.get(rater)
    if (!own || mine === undefined) return []
    const right = withMajority(own, rater, mine)
    return right === null ? [] : [{ rater, confidence: percent / 100, right, unit: pairKey(item, first, second) }]
  })
  const section = (rater: RaterId | null, own: readonly ConfidentJudgement[]): CalibrationSection => {
    const made = calibration(own, { interval: { confidence, resamples, seed } })
    return {
      rater,
      error: figureOf(made.ece, own.length),
      overconfidence: figureOf(made.overconfidence, own.length),
      bins: made.bins.map((bin) => ({ ...bin })),
    }
  }
  const byRater = Map.groupBy(judged, ({ rater }) => rater)
  return [
    section(null, judged),
    ...input.raters.flatMap((rater) => {
      const own = byRater.get(rater)
      return own ? [section(rater, own)] : []
    }),
  ]
}

/** A key of an item and two systems in either order, which sorts by item, then as the report lists systems. */
function pairKeys({ systems }: ReportInput): (item: string, one: SystemId, other: SystemId) => string {
  const keyOf = placeKeys(systems)
  return (item, one, other) => [item, ...[keyOf(one), keyOf(other)].sort()].join('\u0000')
}

/** Sign of the preference by rater, seen from the system whose id sorts first. */
function votesByPair(input: ReportInput): ReadonlyMap<string, ReadonlyMap<RaterId, number>> {
  const pairKey = pairKeys(input)
  const votes = new Map<string, Map<RaterId, number>>()
  for (const { rater, item, first, second, outcome } of input.preferences) {
    const key = pairKey(item, first, second)
    const own = votes.get(key) ?? new Map<RaterId, number>()
    own.set(rater, Math.sign(first < second ? outcome : -outcome))
    votes.set(key, own)
  }
  return votes
}

/** null: nobody else judged the pair, or the others are evenly split. */
function withMajority(votes: ReadonlyMap<RaterId, number>, rater: RaterId, mine: number): boolean | null {
  const counts = new Map<number, number>()
  for (const [other, vote] of votes) if (other !== rater) counts.set(vote, (counts.get(vote) ?? 0) + 1)
  const most = Math.max(0, ...counts.values())
  const leading = [...counts].filter(([, count]) => count === most)
  const [only] = leading
  return only === undefined || leading.length > 1 ? null : only[0] === mine
}
