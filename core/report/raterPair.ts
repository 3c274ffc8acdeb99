import { blandAltman } from '#analysis/agreement/blandAltman.ts'
import type { CriterionId, RaterId, SystemId } from '#contract/ids.ts'
import type { LevelRating, RatedResponse, RaterPairDetail } from '#contract/reportProcedures.ts'
import { readRaters } from '#db/queries/raters.ts'
import type { StudyFile } from '#db/studyFile.ts'
import { figureOf } from './figures.ts'
import { type ReportInput, ratingsOn } from './input.ts'
import { oneToRead } from './twoToRead.ts'

type Pair = { readonly criterion: CriterionId; readonly raterA: RaterId; readonly raterB: RaterId }
type Both = { readonly item: string; readonly system: SystemId; readonly a: number; readonly b: number }

/** Everything two raters both rated on one criterion, in the order of the report's responses. */
export function bothRated(input: ReportInput, { criterion, raterA, raterB }: Pair): Both[] {
  const values = new Map<string, Map<RaterId, number>>()
  for (const rating of ratingsOn(input, criterion)) {
    if (rating.rater !== raterA && rating.rater !== raterB) continue
    const key = `${rating.item}\u0000${rating.system}`
    const own = values.get(key) ?? new Map<RaterId, number>()
    own.set(rating.rater, rating.value)
    values.set(key, own)
  }
  return input.responses.flatMap(({ item, system }) => {
    const own = values.get(`${item}\u0000${system}`)
    const [a, b] = [own?.get(raterA), own?.get(raterB)]
    return a === undefined || b === undefined ? [] : [{ item, system, a, b }]
  })
}

/** The values of two raters against each other, and their limits of agreement where values may be subtracted. */
export function raterPair(input: ReportInput, pair: Pair, confidence = 0.95): RaterPairDetail {
  const criterion = input.criteria.find(({ id }) => id === pair.criterion)
  const both = bothRated(input, pair)
  const counts = new Map<string, { a: number; b: number; count: number }>()
  for (const { a, b } of both) {
    const cell = counts.get(`${a} ${b}`) ?? { a, b, count: 0 }
    cell.count++
    counts.set(`${a} ${b}`, cell)
  }
  const limits =
    criterion === undefined || criterion.measurement === 'nominal'
      ? null
      : blandAltman({ x: both.map(({ a }) => a), y: both.map(({ b }) => b) }, { confidence })
  return {
    values: criterion?.values ? [...criterion.values] : null,
    cells: [...counts.values()].sort((one, other) => one.a - other.a || one.b - other.b),
    differences: limits && {
      bias: figureOf(limits, both.length),
      lower: limits.loaLower ?? null,
      upper: limits.loaUpper ?? null,
    },
  }
}

type Wanted = Pair & { readonly a: number; readonly b: number; readonly from: number; readonly count: number }

/** The responses behind one cell, a page at a time, with both raters' words. Systems are called what the report may call them. */
export function responsesBehind(
  file: StudyFile,
  input: ReportInput,
  wanted: Wanted,
): { total: number; responses: RatedResponse[] } {
  const behind = bothRated(input, wanted).filter(({ a, b }) => a === wanted.a && b === wanted.b)
  const toRead = oneToRead(file)
  return {
    total: behind.length,
    responses: behind.slice(wanted.from, wanted.from + wanted.count).map(({ item, system, a, b }) => {
      const { commentOf, ...read } = toRead(item, system)
      return { a, b, ...read, commentA: commentOf(wanted.raterA), commentB: commentOf(wanted.raterB) }
    }),
  }
}

type WantedLevel = {
  readonly criterion: CriterionId
  readonly value: number
  readonly from: number
  readonly count: number
}

/** The ratings that gave one value, a page at a time, with the response and the rater's words. */
export function ratingsAtLevel(
  file: StudyFile,
  input: ReportInput,
  { criterion, value, from, count }: WantedLevel,
): { total: number; ratings: LevelRating[] } {
  const given = ratingsOn(input, criterion).filter((rating) => rating.value === value)
  const pseudonyms = new Map(readRaters(file).map(({ id, pseudonym }) => [id, pseudonym]))
  const toRead = oneToRead(file)
  const ratings = given.slice(from, from + count).map(({ rater, item, system }) => {
    const { commentOf, ...read } = toRead(item, system)
    return { rater: pseudonyms.get(rater) ?? '', ...read, comment: commentOf(rater) }
  })
  return { total: given.length, ratings }
}
