import { seededRandom } from '#analysis/resample/seededRandom.ts'
import { CriterionId, RaterId, SystemId } from '#contract/ids.ts'
import type { GivenPreference, GivenRating, ReportInput } from '#core/report/input.ts'

export type Sizes = {
  readonly items: number
  readonly systems: number
  readonly raters: number
  readonly criteria: number
}

/** The finished judgements of a made-up study: every rater rates every response on every criterion and states two pairs an item. */
export function reportInput({ items, systems, raters, criteria }: Sizes): ReportInput {
  const random = seededRandom(1)
  const ids = <Id>(count: number, word: string, brand: (code: string) => Id): Id[] =>
    Array.from({ length: count }, (_, place) => brand(`${word}${String(place).padStart(11 - word.length, '0')}`))
  const named = {
    systems: ids(systems, 'system', (code) => SystemId.parse(code)),
    raters: ids(raters, 'rater', (code) => RaterId.parse(code)),
    criteria: ids(criteria, 'criterion', (code) => CriterionId.parse(code)),
  }
  const keys = Array.from({ length: items }, (_, place) => `item${String(place).padStart(5, '0')}`)
  const level = (quality: number): number => Math.min(5, Math.max(1, Math.round(3 + quality + random.normal())))
  const ratings: GivenRating[] = []
  const preferences: GivenPreference[] = []
  for (const item of keys) {
    const qualities = named.systems.map((_, place) => random.normal() + place / systems)
    for (const rater of named.raters) {
      named.systems.forEach((system, place) => {
        for (const criterion of named.criteria)
          ratings.push({ rater, item, system, criterion, value: level(qualities[place] ?? 0) })
      })
      for (const shift of [1, 2]) {
        const first = random.below(systems)
        const second = (first + shift) % systems
        const apart = Math.round((qualities[second] ?? 0) - (qualities[first] ?? 0) + random.normal())
        const [one, other] = [named.systems[first], named.systems[second]]
        if (one && other) preferences.push({ rater, item, first: one, second: other, outcome: clamped(apart) })
      }
    }
  }
  return {
    criteria: named.criteria.map((id, place) => ({
      id,
      name: `Criterion ${place + 1}`,
      measurement: 'ordinal',
      direction: 'higher-is-better',
      weight: 1,
      values: [1, 2, 3, 4, 5],
      notApplicable: 0,
      cannotJudge: 0,
    })),
    raters: named.raters,
    systems: named.systems,
    responses: keys.flatMap((item) => named.systems.map((system) => ({ item, system }))),
    ratings,
    preferences,
    rankings: [],
    positionsKnown: true,
    exclusions: [],
  }
}

const clamped = (outcome: number): number => Math.min(3, Math.max(-3, outcome))
