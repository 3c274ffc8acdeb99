import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'
import type { SampleItem, SampleJudgements, SamplePreference, SampleRating } from './sampleStudy.ts'

/** The criteria that the raters of the Research sample judged, in the order of a row of `LatentQualities`. */
export const ratedCriteria = ['helpfulness', 'correctness', 'clarity'] as const
type RatedCriterion = (typeof ratedCriteria)[number]

/**
 * How good each response is, set by hand: item, then system, then one number from 1 to 5 per criterion in the order
 * of `ratedCriteria`. Raters see it through their habits and with noise.
 */
export type LatentQualities = Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>

/** How one rater judges. Shares and deviations are in steps of the five-step scale unless said otherwise. */
type RaterHabits = {
  readonly rater: string
  /** Added to every rating; below zero is strict. */
  readonly leniency: number
  /** How far apart the rater puts good and bad: 1 as they are, above 1 wider. */
  readonly spread: number
  /** Standard deviation of what changes from one rating to the next. */
  readonly ratingNoise: number
  /** Standard deviation of what changes from one comparison to the next, per response. */
  readonly choiceNoise: number
  /** What a hundred words add to helpfulness, and half of it to correctness, while a response is rated alone. */
  readonly lengthCredit: number
  /** What a hundred words of reading cost when two responses lie side by side. */
  readonly readingCost: number
  /** What the response shown first gains. */
  readonly firstShownGain: number
  /** Differences below this are called a tie. */
  readonly tieWithin: number
  /** What counts when choosing, per criterion; sums to 1. */
  readonly weights: Readonly<Record<RatedCriterion, number>>
}

const raters: readonly RaterHabits[] = [
  {
    rater: 'R01',
    leniency: -0.1,
    spread: 1.15,
    ratingNoise: 0.25,
    choiceNoise: 0.15,
    lengthCredit: 0.8,
    readingCost: 1.2,
    firstShownGain: 0,
    tieWithin: 0.12,
    weights: { helpfulness: 0.5, correctness: 0.3, clarity: 0.2 },
  },
  {
    rater: 'R02',
    leniency: -0.5,
    spread: 1.2,
    ratingNoise: 0.25,
    choiceNoise: 0.15,
    lengthCredit: 0.6,
    readingCost: 1,
    firstShownGain: 0.05,
    tieWithin: 0.15,
    weights: { helpfulness: 0.3, correctness: 0.5, clarity: 0.2 },
  },
  {
    rater: 'R03',
    leniency: 0.2,
    spread: 0.95,
    ratingNoise: 0.3,
    choiceNoise: 0.2,
    lengthCredit: 0.8,
    readingCost: 1.5,
    firstShownGain: 0.05,
    tieWithin: 0.1,
    weights: { helpfulness: 0.4, correctness: 0.2, clarity: 0.4 },
  },
  {
    rater: 'R04',
    leniency: -0.2,
    spread: 1.35,
    ratingNoise: 0.35,
    choiceNoise: 0.25,
    lengthCredit: 0.5,
    readingCost: 0.7,
    firstShownGain: 0.25,
    tieWithin: 0.12,
    weights: { helpfulness: 0.4, correctness: 0.4, clarity: 0.2 },
  },
  {
    rater: 'R05',
    leniency: 0,
    spread: 0.9,
    ratingNoise: 0.5,
    choiceNoise: 0.35,
    lengthCredit: 0.7,
    readingCost: 1.1,
    firstShownGain: 0,
    tieWithin: 0.25,
    weights: { helpfulness: 0.4, correctness: 0.3, clarity: 0.3 },
  },
]

/** Standard deviation of a rater's own liking for one response, felt alike when rating and when choosing. */
const tasteDeviation = 0.45
/** The quality from which spread widens: the middle of what is offered. */
const middleQuality = 3.6
/** How much of the length credit each criterion gets. */
const creditShare: Readonly<Record<RatedCriterion, number>> = { helpfulness: 1, correctness: 0.5, clarity: 0 }
/** Chances per ten thousand ratings. */
const missingChance = 200
const cannotJudgeChance: Readonly<Record<RatedCriterion, number>> = { helpfulness: 20, correctness: 150, clarity: 0 }
/** A difference from which a preference is called 2 (better) and 3 (much better). */
const strengthFrom = [0.9, 2] as const

/**
 * The finished judgements of the Research sample: every rater on every response and criterion (about 2 % missing, a
 * few "can't judge"), and each of the six pairs of an item by four of the five raters. Two raters of an item compare
 * all six pairs, so that circular choices can be found; the other three share the pairs, two raters to a pair.
 * The same input gives the same judgements on every machine: only integers are drawn, and no function whose last
 * digit depends on the platform is called.
 */
export function researchJudgements(
  items: readonly SampleItem[],
  systems: readonly string[],
  qualities: LatentQualities,
  seed: number,
): SampleJudgements {
  const random = xoroshiro128plus(seed)
  const taste = drawTastes(random, items, systems)
  const world: World = { random, items, systems, qualities, taste }
  return { ratings: drawRatings(world), preferences: drawPreferences(world) }
}

type World = {
  readonly random: RandomGenerator
  readonly items: readonly SampleItem[]
  readonly systems: readonly string[]
  readonly qualities: LatentQualities
  readonly taste: ReadonlyMap<string, number>
}

function drawTastes(random: RandomGenerator, items: readonly SampleItem[], systems: readonly string[]) {
  const taste = new Map<string, number>()
  for (const { rater } of raters) {
    for (const item of items) {
      for (const system of systems) taste.set(placeKey(rater, item.id, system), tasteDeviation * bell(random))
    }
  }
  return taste
}

function drawRatings(world: World): readonly SampleRating[] {
  const ratings: SampleRating[] = []
  for (const habits of raters) {
    for (const item of world.items) {
      for (const system of world.systems) {
        for (const criterion of ratedCriteria) {
          const rating = drawRating(world, habits, item, system, criterion)
          if (rating !== null) ratings.push(rating)
        }
      }
    }
  }
  return ratings
}

/** One rating, or null if the rater left it out. Draws three times whatever happens, so that places do not shift. */
function drawRating(
  world: World,
  habits: RaterHabits,
  item: SampleItem,
  system: string,
  criterion: RatedCriterion,
): SampleRating | null {
  const noise = habits.ratingNoise * bell(world.random)
  const missing = uniformInt(world.random, 0, 9999) < missingChance
  const cannotJudge = uniformInt(world.random, 0, 9999) < cannotJudgeChance[criterion]
  if (missing) return null
  const place = { rater: habits.rater, item: item.id, system, criterion }
  if (cannotJudge) {
    const reason = criterion === 'correctness' ? 'outside-my-field' : 'missing-context'
    return { ...place, state: 'cannot-judge', reason }
  }
  const credit = creditShare[criterion] * habits.lengthCredit * (countWords(item.responses[system] ?? '') / 100 - 0.5)
  const felt = qualityOf(world, item, system, criterion) + tasteOf(world, habits, item, system) + credit + noise
  const stretched = middleQuality + habits.spread * (felt - middleQuality) + habits.leniency
  return { ...place, value: Math.min(5, Math.max(1, Math.round(stretched))) }
}

function drawPreferences(world: World): readonly SamplePreference[] {
  const pairs = pairsOf(world.systems)
  const timesShown = new Map<string, number>()
  const preferences: SamplePreference[] = []
  world.items.forEach((item, itemIndex) => {
    raters.forEach((habits, raterIndex) => {
      pairs.forEach((pair, pairIndex) => {
        if (!compares(itemIndex, raterIndex, pairIndex)) return
        // Each rater sees each pair of systems in both orders, in turn; who begins with which differs.
        const key = placeKey(habits.rater, ...pair)
        const shown = timesShown.get(key) ?? (raterIndex + pairIndex) % 2
        timesShown.set(key, shown + 1)
        const [left, right] = shown % 2 === 0 ? pair : ([pair[1], pair[0]] as const)
        preferences.push({
          rater: habits.rater,
          item: item.id,
          left,
          right,
          outcome: drawOutcome(world, habits, item, left, right),
        })
      })
    })
  })
  return preferences
}

/** Whether a rater compares a pair of an item: all six pairs for two raters of the item, four for the others. */
function compares(itemIndex: number, raterIndex: number, pairIndex: number): boolean {
  // Rounds of ten items let every two of the five raters be the complete ones once.
  const distance = 1 + (Math.floor(itemIndex / 5) % 2)
  const turn = (raterIndex + (raters.length - 1) * itemIndex) % raters.length
  if (turn === 0 || turn === distance) return true
  const others = [1, 2, 3, 4].filter((other) => other !== distance)
  return others.indexOf(turn) !== (pairIndex + itemIndex) % 3
}

function drawOutcome(world: World, habits: RaterHabits, item: SampleItem, left: string, right: string): number {
  const difference =
    drawWorth(world, habits, item, right) - drawWorth(world, habits, item, left) - habits.firstShownGain
  const size = Math.abs(difference)
  if (size < habits.tieWithin) return 0
  const strength = size < strengthFrom[0] ? 1 : size < strengthFrom[1] ? 2 : 3
  return difference > 0 ? strength : -strength
}

/** What a response is worth to a rater who has another beside it: its qualities, less the cost of reading it. */
function drawWorth(world: World, habits: RaterHabits, item: SampleItem, system: string): number {
  let worth = tasteOf(world, habits, item, system) + habits.choiceNoise * bell(world.random)
  for (const criterion of ratedCriteria) {
    worth += habits.weights[criterion] * qualityOf(world, item, system, criterion)
  }
  return worth - (habits.readingCost * countWords(item.responses[system] ?? '')) / 100
}

function qualityOf(world: World, item: SampleItem, system: string, criterion: RatedCriterion): number {
  const quality = world.qualities[item.id]?.[system]?.[ratedCriteria.indexOf(criterion)]
  if (quality === undefined) throw new Error(`No latent quality for ${item.id}, ${system}, ${criterion}`)
  return quality
}

function tasteOf(world: World, habits: RaterHabits, item: SampleItem, system: string): number {
  return world.taste.get(placeKey(habits.rater, item.id, system)) ?? 0
}

function pairsOf(systems: readonly string[]): readonly (readonly [string, string])[] {
  return systems.flatMap((first, index) => systems.slice(index + 1).map((second) => [first, second] as const))
}

/** A draw with mean 0 and standard deviation 1, nearly normal: twelve uniform draws added, all exact in binary. */
function bell(random: RandomGenerator): number {
  let sum = 0
  for (let draw = 0; draw < 12; draw += 1) sum += uniformInt(random, 0, 65535) / 65536
  return sum - 6
}

/** Words of a Markdown text as a reader meets them: marks of lists, tables and emphasis do not count. */
export function countWords(text: string): number {
  return text.split(/[\s*_#`>|]+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

function placeKey(...parts: readonly string[]): string {
  return parts.join('\n')
}
