import { type SeededRandom, seededRandom } from '#analysis/resample/seededRandom.ts'
import type { CriterionId, RaterId, StudyId, SystemId } from '#contract/ids.ts'
import type { Report, ReportSettings } from '#contract/report.ts'
import { computeReport } from '../../report/compute.ts'
import type { ReportContext } from '../../report/context.ts'
import { contextOf, type ReportCriterion, type ReportInput } from '../../report/input.ts'
import type { Computed } from '../countedTables.ts'

const criterion = (id: string, name: string, more: Partial<ReportCriterion>): ReportCriterion => ({
  id: id as CriterionId,
  name,
  measurement: 'ordinal',
  direction: 'higher-is-better',
  weight: 1,
  values: [1, 2, 3, 4, 5],
  notApplicable: 0,
  cannotJudge: 0,
  ...more,
})

/** Two ordinal criteria of one name, one of them where lower is better, one answered by a number, one without order. */
const criteria: readonly ReportCriterion[] = [
  criterion('criterion0c1', 'Clarity', {}),
  criterion('criterion0c2', 'Clarity', { direction: 'lower-is-better', weight: 2, values: [0, 1, 2] }),
  criterion('criterion0c3', 'Seconds, roughly', { measurement: 'ratio', values: null }),
  criterion('criterion0c4', 'Tone', { measurement: 'nominal', values: [1, 2, 3, 4] }),
]

export type Invention = {
  readonly seed: number
  readonly items: number
  readonly raters: number
  /** 3 where not said. */
  readonly systems?: number
  /** Share of the ratings that are missing; 0.15 where not said. */
  readonly holes?: number
}

/**
 * Judgements at random, with holes: ratings missing, ties, pairs shown in either order, items and names that need
 * quoting, names beyond the Latin alphabet; with everything that may stand around judgements.
 */
export function inventedInput({ seed, items, raters, systems: size = 3, holes = 0.15 }: Invention): ReportInput {
  const random = seededRandom(seed)
  const systems = Array.from({ length: size }, (_, place) => `system0000${place + 1}` as SystemId)
  const names = Array.from({ length: items }, (_, place) => (place % 7 === 0 ? `"q", ${place}` : `été ${place} 𝒳`))
  const people = Array.from(
    { length: raters },
    (_, place) => `rater0000${String(place + 1).padStart(2, '0')}` as RaterId,
  )
  const sorted = names.toSorted((one, other) => (one < other ? -1 : 1))
  const ratings: ReportInput['ratings'][number][] = []
  const preferences: ReportInput['preferences'][number][] = []
  const rankings: ReportInput['rankings'][number][] = []
  for (const item of sorted) {
    for (const rater of people) {
      for (const [place, system] of systems.entries()) {
        for (const { id, values } of criteria) {
          if (random.uniform() < holes) continue
          const leaning = Math.min(4, random.below(4) + (place === 0 ? 1 : 0))
          const value = values ? (values[leaning % values.length] ?? 0) : Math.round(random.uniform() * 400) / 10
          ratings.push({ rater, item, system, criterion: id, value })
        }
      }
      for (const [one, other] of pairsOf(systems)) {
        const [first, second] = random.below(2) === 0 ? [one, other] : [other, one]
        if (random.uniform() < 0.7) preferences.push({ rater, item, first, second, outcome: random.below(7) - 3 })
      }
      if (random.uniform() < 0.8)
        rankings.push({ rater, item, ranks: systems.map((system) => ({ system, rank: 1 + random.below(3) })) })
    }
  }
  return {
    criteria,
    raters: people,
    systems,
    responses: sorted.flatMap((item) => systems.map((system) => ({ item, system }))),
    ratings,
    preferences,
    rankings,
    positionsKnown: true,
    exclusions: [],
    context: {
      groups: [{ name: 'first, and second', raters: people.slice(0, 2) }],
      tags: [{ path: 'birds / "small"', items: sorted.slice(0, 1 + Math.floor(items / 2)) }],
      ...inventedContext({ ratings, preferences, people, systems }, random),
    },
  }
}

const pairsOf = <Id>(ids: readonly Id[]): (readonly [Id, Id])[] =>
  ids.flatMap((one, place) => ids.slice(place + 1).map((other) => [one, other] as const))

type Judged = Pick<ReportInput, 'ratings' | 'preferences' | 'systems'> & { readonly people: readonly RaterId[] }

/** Order and pace of the work, repeats, two machine judges, how sure raters were, a plan, guesses of the source. */
function inventedContext(
  { ratings, preferences, people, systems }: Judged,
  random: SeededRandom,
): Omit<ReportContext, 'groups' | 'tags'> {
  const placed = new Map<string, ReportContext['places'][number]>()
  for (const { rater, item, system } of ratings) {
    const key = `${rater} ${item} ${system}`
    placed.set(key, placed.get(key) ?? { rater, item, system, position: placed.size + 1 })
  }
  const places = [...placed.values()]
  const named = systems.length > 2
  const judges = ['machine0001', 'machine0002'] as RaterId[]
  const sources = ['Héron', 'osprey', 'stork'].slice(0, Math.max(2, systems.length))
  return {
    places,
    pace: places.map(({ rater, position }) => ({ rater, position, ms: 20_000 + random.below(60_000) })),
    repeats: ratings
      .filter(() => random.uniform() < 0.2)
      .map(({ value, ...rating }) => ({ ...rating, first: value, second: value + random.below(3) - 1 })),
    machines: {
      raters: judges,
      ratings: judges.flatMap((rater) =>
        [...new Map(ratings.map((rating) => [`${rating.criterion} ${rating.item} ${rating.system}`, rating])).values()]
          .filter(() => random.uniform() < 0.7)
          .map((rating) => ({ ...rating, rater, value: Math.max(1, rating.value - random.below(2)) })),
      ),
    },
    confidences: preferences
      .filter(() => random.uniform() < 0.8)
      .map(({ rater, item, first, second }) => ({ rater, item, first, second, percent: 10 * random.below(11) })),
    plan: {
      algorithm: 'balanced-1',
      seed: 5,
      hash: 'ab',
      worstImbalance: 1,
      shownFirst: pairsOf(systems).map((pair) => ({ systems: pair, first: [3, 4] })),
    },
    // While systems are hidden no file says what they were taken for, so that nothing can be computed from it.
    guessesBySystem: named
      ? places.map(({ rater, system }) => ({
          rater,
          system,
          guess: random.uniform() < 0.2 ? null : (['a person', 'a machine'][random.below(2)] as string),
        }))
      : [],
    guesses: places.map(({ rater }) => ({
      rater: people.includes(rater) ? rater : (people[0] as RaterId),
      source: sources[random.below(sources.length)] as string,
      guess: random.uniform() < 0.2 ? null : (sources[random.below(sources.length)] as string),
    })),
    sourcesNamed: named,
  }
}

export const inventedSettings: ReportSettings = { seed: 20_261_123, resamples: 150, confidence: 0.9 }

/** The report of an input, computed as the core computes it. */
export function inventedReport(input: ReportInput, settings: ReportSettings = inventedSettings): Computed {
  const numbers = computeReport(input, settings, { signal: { aborted: false }, onProgress: () => undefined })
  const report: Report = {
    study: {
      id: 'study' as StudyId,
      title: 'Answers, invented',
      description: '',
      stage: 'closed',
      promptHeading: 'Prompt',
      responseHeading: 'Response',
    },
    settings,
    appVersion: '0.0.0-test',
    madeAt: '2026-11-23T12:00:00.000Z',
    dataHash: 'ab'.repeat(32),
    naming: 'codes',
    unblinding: null,
    systems: input.systems.map((id, place) => ({ id, name: `S${place + 1}` })),
    raters: [
      ...input.raters.map((id) => ({ id, pseudonym: id.toUpperCase(), kind: 'human' as const })),
      ...contextOf(input).machines.raters.map((id) => ({ id, pseudonym: `${id}, a model`, kind: 'machine' as const })),
    ],
    counts: {
      items: new Set(input.responses.map(({ item }) => item)).size,
      responses: input.responses.length,
      ratings: input.ratings.length,
      preferences: input.preferences.length,
      rankings: input.rankings.length,
    },
    ...numbers,
  }
  return { report, input }
}
