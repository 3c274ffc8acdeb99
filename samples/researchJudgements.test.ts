import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import qualities from './content/research/latentQualities.json' with { type: 'json' }
import { ratedCriteria, researchJudgements } from './researchJudgements.ts'
import { readSample } from './samples.ts'

const study = readSample('research')
const { ratings, preferences } = study.judgements
const given = ratings.flatMap((rating) => ('value' in rating ? [rating] : []))
const ratedValue = new Map(given.map((r) => [key(r.rater, r.item, r.system, r.criterion), r.value]))

function key(...parts: readonly string[]): string {
  return parts.join('/')
}

/** Own ratings against own choices of every rater, on one criterion. Pairs without both ratings are left out. */
function consistencyOf(criterion: string) {
  const counts = { pairs: 0, inconsistent: 0, bothDecided: 0, reversals: 0 }
  for (const { rater, item, left, right, outcome } of preferences) {
    const leftValue = ratedValue.get(key(rater, item, left, criterion))
    const rightValue = ratedValue.get(key(rater, item, right, criterion))
    if (leftValue === undefined || rightValue === undefined) continue
    const implied = Math.sign(rightValue - leftValue)
    const stated = Math.sign(outcome)
    counts.pairs += 1
    if (implied !== stated) counts.inconsistent += 1
    if (implied !== 0 && stated !== 0) counts.bothDecided += 1
    if (implied * stated < 0) counts.reversals += 1
  }
  return { inconsistency: counts.inconsistent / counts.pairs, reversals: counts.reversals / counts.bothDecided }
}

/** Systems from first to last: by mean rating, or by mean outcome of a pair (win 1, tie a half). */
function orderOf(worthOf: (system: string) => readonly number[]): readonly string[] {
  const mean = (system: string) => worthOf(system).reduce((a, b) => a + b, 0) / worthOf(system).length
  return [...study.systems].sort((a, b) => mean(b) - mean(a))
}

const outcomesOf = (system: string) =>
  preferences.flatMap(({ left, right, outcome }) => {
    const won = Math.sign(outcome) / 2 + 0.5
    return left === system ? [1 - won] : right === system ? [won] : []
  })

test('the finished judgements are the same on every machine', () => {
  const bytes = JSON.stringify(study.judgements)
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(
    '62f8b60c6601f2f05c416f5135468e200af6e18e60e4eed09cfe279b24e9a86a',
  )
})

test('another seed gives other judgements, the same seed the same', () => {
  const again = researchJudgements(study.items, study.systems, qualities, study.protocol.seed)
  expect(again).toEqual(study.judgements)
  const other = researchJudgements(study.items, study.systems, qualities, study.protocol.seed + 1)
  expect(other.ratings).not.toEqual(ratings)
  expect(other.preferences).not.toEqual(preferences)
})

test('every response has a latent quality from 1 to 5 on every criterion', () => {
  expect(Object.keys(qualities)).toEqual(study.items.map((item) => item.id))
  for (const row of Object.values(qualities)) {
    expect(Object.keys(row)).toEqual(study.systems)
    for (const numbers of Object.values(row)) {
      expect(numbers).toHaveLength(ratedCriteria.length)
      expect(numbers.every((quality) => quality >= 1 && quality <= 5)).toBe(true)
    }
  }
  expect(study.criteria.map((criterion) => criterion.key)).toEqual([...ratedCriteria])
})

test('a response without a latent quality is refused', () => {
  expect(() => researchJudgements(study.items, study.systems, {}, 1)).toThrow('research-01')
})

test('about two per cent of the ratings are missing and a few raters cannot judge', () => {
  const asked = study.items.length * study.systems.length * study.raters.length * study.criteria.length
  expect(asked).toBe(1800)
  const places = ratings.map((r) => key(r.rater, r.item, r.system, r.criterion))
  expect(new Set(places).size).toBe(places.length)
  expect(1 - ratings.length / asked).toBeGreaterThan(0.01)
  expect(1 - ratings.length / asked).toBeLessThan(0.03)
  const cannotJudge = ratings.length - given.length
  expect(cannotJudge).toBeGreaterThanOrEqual(3)
  expect(cannotJudge).toBeLessThanOrEqual(20)
})

test('every value lies on its scale and every scale level is used', () => {
  for (const criterion of study.criteria) {
    const used = new Set(given.filter((r) => r.criterion === criterion.key).map((r) => r.value))
    expect([...used].sort()).toEqual(criterion.levels.map((step) => step.value))
  }
})

test('each of the six pairs of an item is judged once by each of four raters, two of whom judge all six', () => {
  for (const item of study.items) {
    const ofItem = preferences.filter((preference) => preference.item === item.id)
    const pairs = Map.groupBy(ofItem, ({ left, right }) => [left, right].sort().join('/'))
    expect(pairs.size).toBe(6)
    for (const judged of pairs.values()) expect(new Set(judged.map((p) => p.rater)).size).toBe(4)
    const perRater = study.raters.map((rater) => ofItem.filter((p) => p.rater === rater).length)
    expect(perRater.sort()).toEqual([4, 4, 4, 6, 6])
  }
  expect(preferences).toHaveLength(720)
  for (const rater of study.raters) expect(preferences.filter((p) => p.rater === rater)).toHaveLength(144)
})

test('for every rater and pair of systems, each is shown first as often as the other, give or take one', () => {
  for (const rater of study.raters) {
    for (const first of study.systems) {
      for (const second of study.systems) {
        const count = (a: string, b: string) =>
          preferences.filter((p) => p.rater === rater && p.left === a && p.right === b).length
        expect(Math.abs(count(first, second) - count(second, first))).toBeLessThanOrEqual(1)
      }
    }
  }
})

test('every strength of preference and the tie occur', () => {
  expect(new Set(preferences.map((p) => p.outcome))).toEqual(new Set([-3, -2, -1, 0, 1, 2, 3]))
})

test.each(ratedCriteria)('raters contradict their own ratings of %s as often as people do', (criterion) => {
  const { inconsistency, reversals } = consistencyOf(criterion)
  expect(inconsistency).toBeGreaterThan(0.25)
  expect(inconsistency).toBeLessThan(0.4)
  expect(reversals).toBeGreaterThan(0.08)
  expect(reversals).toBeLessThan(0.15)
})

test('the system that ratings put first is third by pairs', () => {
  const rated = (system: string) => given.filter((r) => r.system === system).map((r) => r.value)
  const helpful = (system: string) =>
    given.filter((r) => r.system === system && r.criterion === 'helpfulness').map((r) => r.value)
  expect(orderOf(rated)[0]).toBe('Heron')
  expect(orderOf(helpful)[0]).toBe('Heron')
  expect(orderOf(outcomesOf)).toEqual(['Lark', 'Osprey', 'Heron', 'Wren'])
})

test('raters differ in severity by more than half a scale step, and no two rate alike', () => {
  const means = study.raters.map((rater) => {
    const values = given.filter((r) => r.rater === rater).map((r) => r.value)
    return values.reduce((a, b) => a + b, 0) / values.length
  })
  expect(Math.max(...means) - Math.min(...means)).toBeGreaterThan(0.5)
  for (const rater of study.raters) {
    for (const other of study.raters.filter((name) => name > rater)) {
      const shared = given
        .filter((r) => r.rater === rater)
        .flatMap((r) => {
          const value = ratedValue.get(key(other, r.item, r.system, r.criterion))
          return value === undefined ? [] : [value === r.value]
        })
      const same = shared.filter(Boolean).length / shared.length
      expect(same, `${rater} and ${other}`).toBeGreaterThan(0.3)
      expect(same, `${rater} and ${other}`).toBeLessThan(0.7)
    }
  }
})
