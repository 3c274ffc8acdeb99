import { orderEffects } from '#analysis/consistency/orderEffects.ts'
import { bangIndex, jamesIndex } from '#analysis/raters/blinding.ts'
import { guessAssociation } from '#analysis/raters/guessAssociation.ts'
import type { RaterId, SystemId } from '#contract/ids.ts'
import type { Figure, ReportSettings } from '#contract/report.ts'
import type { BlindingSection } from '#contract/reportSections.ts'
import { figureOf } from './figures.ts'
import { contextOf, type GivenPreference, type ReportInput } from './input.ts'
import { testFigure } from './pairedTests.ts'
import { placeKeys } from './placeKeys.ts'

/** Did the blinding hold: the plan against what was shown, whether the place mattered, whether sources were guessed. */
export function blindingSection(input: ReportInput, settings: ReportSettings): BlindingSection | null {
  const { plan, guesses, guessesBySystem } = contextOf(input)
  const asked = guesses.length + guessesBySystem.length > 0
  if (!input.positionsKnown && !asked) return null
  return {
    plan: plan && {
      algorithm: plan.algorithm,
      seed: plan.seed,
      hash: plan.hash,
      worstImbalance: plan.worstImbalance,
    },
    shownFirst: shownFirst(input),
    position: positionRows(input, settings.confidence),
    guesses: !asked ? null : guessFigures(input, settings),
  }
}

function shownFirst(input: ReportInput): BlindingSection['shownFirst'] {
  const places = new Map(input.systems.map((system, place) => [system, place]))
  const rows = new Map<
    string,
    { one: SystemId; other: SystemId; planned: [number, number]; realised: [number, number] }
  >()
  const count = (first: SystemId, second: SystemId, of: 'planned' | 'realised', times: number): void => {
    const swapped = (places.get(first) ?? 0) > (places.get(second) ?? 0)
    const [one, other] = swapped ? [second, first] : [first, second]
    const row = rows.get(`${one} ${other}`) ?? { one, other, planned: [0, 0], realised: [0, 0] }
    row[of][swapped ? 1 : 0] += times
    rows.set(`${one} ${other}`, row)
  }
  for (const { systems, first } of contextOf(input).plan?.shownFirst ?? []) {
    count(systems[0], systems[1], 'planned', first[0])
    count(systems[1], systems[0], 'planned', first[1])
  }
  if (input.positionsKnown) for (const { first, second } of input.preferences) count(first, second, 'realised', 1)
  const order = ({ one, other }: { one: SystemId; other: SystemId }) =>
    (places.get(one) ?? 0) * input.systems.length + (places.get(other) ?? 0)
  return [...rows.values()].sort((one, other) => order(one) - order(other))
}

function positionRows(input: ReportInput, confidence: number): BlindingSection['position'] {
  if (!input.positionsKnown || input.preferences.length === 0) return []
  const byRater = Map.groupBy(input.preferences, ({ rater }) => rater)
  const share = (rater: RaterId | null, preferences: readonly GivenPreference[]) => ({
    rater,
    share: firstShownFigure(preferences, confidence),
  })
  return [
    share(null, input.preferences),
    ...input.raters.flatMap((rater) => {
      const own = byRater.get(rater)
      return own ? [share(rater, own)] : []
    }),
  ]
}

/** Share of decided comparisons won by the response shown first, with the exact binomial test in `counts.p`. */
export function firstShownFigure(preferences: readonly GivenPreference[], confidence: number): Figure {
  const { positionBias } = orderEffects(
    preferences.map(({ rater, item, first, second, outcome }) => ({
      kind: 'preference',
      rater,
      item,
      left: first,
      right: second,
      outcome: outcome as -3 | -2 | -1 | 0 | 1 | 2 | 3,
    })),
    confidence,
  )
  return testFigure(positionBias, preferences.filter(({ outcome }) => outcome !== 0).length)
}

function guessFigures(input: ReportInput, { confidence, resamples, seed }: ReportSettings): BlindingSection['guesses'] {
  const { guesses, guessesBySystem, sourcesNamed } = contextOf(input)
  const [raterKey, systemKey] = [placeKeys(input.raters), placeKeys(input.systems)]
  const byRater = guesses.map(({ rater, ...guess }) => ({ ...guess, rater: raterKey(rater) }))
  const bySystem = guessesBySystem.map(({ rater, system, guess }) => ({
    rater: raterKey(rater),
    system: systemKey(system),
    guess,
  }))
  const about = {
    ...(bySystem.length > 0 && {
      association: testFigure(guessAssociation(bySystem, { resamples, seed }), bySystem.length),
    }),
    james: guesses.length === 0 ? null : figureOf(jamesIndex(byRater, { confidence, resamples, seed }), guesses.length),
  }
  // Before unblinding the index by source would say which source is behind which response.
  if (!sourcesNamed) return { ...about, bySystem: [], bang: [] }
  return {
    ...about,
    bySystem: bySystem.length === 0 ? [] : takenFor(input),
    bang: bangIndex(guesses, confidence).map((made) => ({
      source: made.source,
      right: made.right,
      wrong: made.wrong,
      unknown: made.unknown,
      index: figureOf(made, made.right + made.wrong + made.unknown),
    })),
  }
}

/** What each system was taken for, "cannot say" last. */
function takenFor(input: ReportInput) {
  const { guessesBySystem } = contextOf(input)
  const named = [...new Set(guessesBySystem.flatMap(({ guess }) => guess ?? []))].sort()
  return input.systems.map((system) => {
    const own = guessesBySystem.filter((each) => each.system === system)
    const taken = [...named, null].map((guess) => ({
      guess,
      count: own.filter((each) => each.guess === guess).length,
    }))
    return { system, taken }
  })
}
