import { createHash } from 'node:crypto'
import { CaseId, type CriterionId, type ItemId, type RaterId, type ResponseId } from '#contract/ids.ts'
import type { CannotJudgeReason } from '#contract/judgement.ts'
import type { CaseFilter, CaseSubject, Verdict } from '#contract/review.ts'
import type { Criterion } from '#contract/rubric.ts'
import { excludedNow } from '#db/queries/exclusions.ts'
import { readRaters } from '#db/queries/raters.ts'
import { type PreferenceRow, preferenceRows, type RatingRow, ratingRowsOn } from '#db/queries/results.ts'
import { judgedCriteria } from '#db/queries/rubric.ts'
import { readStudy } from '#db/queries/study.ts'
import { ratingWords, unfinishedItems } from '#db/queries/taskWords.ts'
import type { StudyFile } from '#db/studyFile.ts'

/** A rater's vote on a case. `position` is where it lies on the scale; null when there is no such place. */
export type CaseVote = {
  readonly rater: RaterId
  readonly verdict: Verdict
  readonly position: number | null
  readonly reason: CannotJudgeReason | null
  readonly comment: string
}

/** Everything raters said about one thing: a criterion of a response, or two responses beside each other. */
export type Case = {
  readonly id: CaseId
  readonly subject: CaseSubject
  readonly item: ItemId
  readonly first: ResponseId
  /** Of a comparison; `first` is then the one with the lower code, whoever saw which first. */
  readonly second: ResponseId | null
  readonly votes: readonly CaseVote[]
}

/** The code of a case: it follows from what the case is about, so that decisions find it again. */
export function caseIdOf(first: ResponseId, second: ResponseId | null, criterion: CriterionId | null): CaseId {
  const text = `case ${first} ${second ?? '-'} ${criterion ?? '-'}`
  return CaseId.parse(createHash('sha256').update(text).digest('hex').slice(0, 20))
}

/**
 * All cases of a subject: what at least two people who are not left out judged. While judging is open only of items on
 * which that kind of judging is finished, so that nobody's later judgement can be influenced by what is settled here.
 */
export function casesOf(file: StudyFile, subject: CaseSubject): Case[] {
  const left = excludedNow(file)
  const people = new Set(
    readRaters(file)
      .filter(({ id, kind }) => kind === 'human' && !left.has(id))
      .map(({ id }) => id),
  )
  const unfinished = readStudy(file).stage === 'judging' ? unfinishedItems(file, subject.kind) : new Set<ItemId>()
  const counts = (row: Pick<RatingRow, 'rater' | 'item' | 'occurrence' | 'state'>) =>
    people.has(row.rater) && row.occurrence === 1 && row.state !== 'missing' && !unfinished.has(row.item)
  const cases = subject.kind === 'rating' ? ratingCases(file, subject, counts) : preferenceCases(file, subject, counts)
  return cases.filter(({ votes }) => votes.length > 1)
}

type Counts = (row: Pick<RatingRow, 'rater' | 'item' | 'occurrence' | 'state'>) => boolean

function ratingCases(file: StudyFile, subject: Extract<CaseSubject, { kind: 'rating' }>, counts: Counts): Case[] {
  const criterion = judgedCriteria(file).find(({ id }) => id === subject.criterion)
  if (!criterion) return []
  const words = new Map(ratingWords(file).map(({ rater, response, words: said }) => [`${rater} ${response}`, said]))
  const rows = ratingRowsOn(file, criterion.id).filter((row) => row.turn === null && counts(row))
  return [...Map.groupBy(rows, ({ response }) => response)].map(([response, own]) => ({
    id: caseIdOf(response, null, criterion.id),
    subject,
    item: (own[0] as RatingRow).item,
    first: response,
    second: null,
    votes: own.map((row) => ({
      rater: row.rater,
      verdict: { kind: 'rating', value: ratingValueOf(row) },
      position: row.state === 'given' ? positionOn(criterion, row.value) : null,
      reason: row.reason,
      comment: words.get(`${row.rater} ${response}`) ?? '',
    })),
  }))
}

function ratingValueOf({ state, value, body, reason }: RatingRow): Extract<Verdict, { kind: 'rating' }>['value'] {
  if (state === 'cannot-judge') return { state, reason: reason ?? 'other' }
  if (state === 'not-applicable') return { state }
  return { state: 'given', value: value ?? (JSON.parse(body ?? '""') as string | number[]) }
}

/** Where a value lies: its place among the levels of a scale, or itself; null where there is no order of values. */
function positionOn(criterion: Criterion, value: number | null): number | null {
  if (value === null) return null
  if (criterion.kind === 'ordinal') return criterion.levels.findIndex((scaleLevel) => scaleLevel.value === value)
  return value
}

function preferenceCases(file: StudyFile, subject: CaseSubject, counts: Counts): Case[] {
  const rows = preferenceRows(file).filter(counts)
  const pairOf = ({ first, second }: PreferenceRow) => (first < second ? `${first} ${second}` : `${second} ${first}`)
  return [...Map.groupBy(rows, pairOf).values()].map((own) => {
    const [one] = own as [PreferenceRow]
    const [first, second] = one.first < one.second ? [one.first, one.second] : [one.second, one.first]
    return {
      id: caseIdOf(first, second, null),
      subject,
      item: one.item,
      first,
      second,
      votes: own.map((row) => voteOf(row, row.first === first ? 1 : -1)),
    }
  })
}

function voteOf(row: PreferenceRow, sign: 1 | -1): CaseVote {
  const outcome = row.outcome === null || row.outcome === 0 ? 0 : sign * row.outcome
  const value =
    row.state === 'cannot-judge'
      ? ({ state: 'cannot-judge', reason: row.reason ?? 'other' } as const)
      : row.bothBad
        ? ({ state: 'both-bad' } as const)
        : ({ state: 'given', outcome } as const)
  const position = value.state === 'cannot-judge' ? null : outcome
  return {
    rater: row.rater,
    verdict: { kind: 'preference', value },
    position,
    reason: row.reason,
    comment: row.comment,
  }
}

/** Whether the values of a subject have an order and distances; else votes are alike or not. */
export const hasDistance = (criterion: Criterion | null): boolean =>
  criterion === null || (criterion.measurement !== 'nominal' && criterion.kind !== 'multi' && criterion.kind !== 'text')

/** The distance of the two most distant votes: in levels, in the numbers given, or 1 when values without order differ. */
export function apartOf(votes: readonly CaseVote[], criterion: Criterion | null): number {
  if (hasDistance(criterion)) {
    const positions = votes.flatMap(({ position }) => (position === null ? [] : [position]))
    return positions.length < 2 ? 0 : Math.max(...positions) - Math.min(...positions)
  }
  const given = votes.flatMap(({ verdict }) =>
    verdict.value.state === 'given' ? [JSON.stringify('value' in verdict.value ? verdict.value.value : null)] : [],
  )
  return new Set(given).size > 1 ? 1 : 0
}

/** The cases a filter asks for with how far apart they are, widest first. */
export function wantedCases(
  file: StudyFile,
  { subject, atLeast, raters }: CaseFilter,
): { found: Case; apart: number }[] {
  const criterion =
    subject.kind === 'rating' ? (judgedCriteria(file).find(({ id }) => id === subject.criterion) ?? null) : null
  return casesOf(file, subject)
    .flatMap((found) => {
      const votes = raters ? found.votes.filter(({ rater }) => raters.includes(rater)) : found.votes
      if (raters && votes.length < 2) return []
      const apart = apartOf(votes, criterion)
      return apart > 0 && apart >= atLeast ? [{ found, apart }] : []
    })
    .sort((one, other) => other.apart - one.apart || (one.found.id < other.found.id ? -1 : 1))
}
