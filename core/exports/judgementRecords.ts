import type { CriterionId, ItemId, RaterId, SystemId } from '#contract/ids.ts'
import type { Criterion } from '#contract/rubric.ts'
import { readRaters } from '#db/queries/raters.ts'
import {
  type AnswerState,
  bestWorstRows,
  criterionPreferenceRows,
  type PreferenceRow,
  preferenceRows,
  type RatingRow,
  rankingRows,
  ratingRows,
} from '#db/queries/results.ts'
import { judgedCriteria } from '#db/queries/rubric.ts'
import type { StudyFile } from '#db/studyFile.ts'
import { itemKeys } from '../imports/itemKeys.ts'
import { namedSystems } from '../naming.ts'
import { distinctNames } from './places.ts'

/** One answer of one rater, whatever it was, under the names that may be shown: what a long table holds a row of. */
export type JudgementRecord = {
  readonly kind: 'rating' | 'preference' | 'ranking' | 'best-worst'
  readonly item: string
  readonly rater: string
  readonly raterKind: 'human' | 'machine'
  /** The system judged; of a comparison the one shown first. */
  readonly system: string
  /** Of a comparison: the one shown second. */
  readonly against: string
  /** Empty where the answer was overall. */
  readonly criterion: string
  readonly turn: number | null
  /** 1, or more for planned repeats. */
  readonly occurrence: number
  readonly state: AnswerState
  /** A rating; −3 … 3 of a comparison (negative: first shown better); a rank (1 best); 1 best, −1 worst, 0 neither. */
  readonly value: number | null
  /** Options chosen, by their anchors, or words. */
  readonly answer: string
  readonly bothBad: boolean
  readonly reason: string
  readonly comment: string
  /** Whether it entered the report: given by a person, the first time, as a whole. */
  readonly counted: boolean
}

/** Names by id, as the study may show them now. */
export type StudyNames = {
  readonly item: (id: ItemId) => string
  readonly system: (id: SystemId) => string
  readonly rater: (id: RaterId) => string
  readonly raterKind: (id: RaterId) => 'human' | 'machine'
  readonly criterion: (id: CriterionId) => string
  readonly criteria: readonly Criterion[]
}

/** The names of a study; `systems` says what systems are called (codes while it is blind, or always). */
export function studyNames(file: StudyFile, systems: 'shown' | 'codes' = 'shown'): StudyNames {
  const keys = itemKeys(file)
  const named = new Map<string, string>(
    namedSystems(file).systems.map(({ id, code, shown }) => [id, systems === 'codes' ? code : shown]),
  )
  const raters = new Map(readRaters(file).map((rater) => [rater.id as string, rater]))
  const criteria = judgedCriteria(file)
  const criterionNames = distinctNames(criteria.map(({ id, name }) => [id, name]))
  return {
    item: (id) => keys.get(id) ?? id,
    system: (id) => named.get(id) ?? id,
    rater: (id) => raters.get(id)?.pseudonym ?? id,
    raterKind: (id) => raters.get(id)?.kind ?? 'human',
    criterion: (id) => criterionNames.get(id) ?? id,
    criteria,
  }
}

/** Every submitted answer of a study, in the order of items, systems and raters. */
export function judgementRecords(file: StudyFile, names: StudyNames): JudgementRecord[] {
  return [
    ...ratingRows(file).map((row) => ratingRecord(row, names)),
    ...preferenceRows(file).map((row) => preferenceRecord(row, names, '')),
    ...criterionPreferenceRows(file).map((row) => preferenceRecord(row, names, names.criterion(row.criterion))),
    ...rankingRows(file).flatMap(({ ranks, ...row }) =>
      ranks.map(({ system, rank }) => ({
        ...common(row, names),
        kind: 'ranking' as const,
        system: names.system(system),
        value: rank,
      })),
    ),
    ...bestWorstRows(file).flatMap(({ shown, best, worst, ...row }) =>
      shown.map(({ system }, place) => ({
        ...common(row, names),
        kind: 'best-worst' as const,
        system: names.system(system),
        value: best === null ? null : place + 1 === best ? 1 : place + 1 === worst ? -1 : 0,
        counted: false,
      })),
    ),
  ]
}

type Common = Pick<RatingRow, 'rater' | 'item' | 'state' | 'reason' | 'occurrence'> & { readonly comment?: string }

function common({ rater, item, state, reason, occurrence, comment = '' }: Common, names: StudyNames) {
  const raterKind = names.raterKind(rater)
  return {
    item: names.item(item),
    rater: names.rater(rater),
    raterKind,
    against: '',
    criterion: '',
    turn: null,
    occurrence,
    state,
    answer: '',
    bothBad: false,
    reason: reason ?? '',
    comment,
    counted: raterKind === 'human' && state === 'given' && occurrence === 1,
  }
}

function ratingRecord(row: RatingRow, names: StudyNames): JudgementRecord {
  const base = common(row, names)
  return {
    ...base,
    kind: 'rating',
    system: names.system(row.system),
    criterion: names.criterion(row.criterion),
    turn: row.turn,
    value: row.value,
    answer: row.body === null ? '' : answerWords(row, names.criteria),
    counted: base.counted && row.turn === null && row.value !== null,
  }
}

function preferenceRecord(row: PreferenceRow, names: StudyNames, criterion: string): JudgementRecord {
  const base = common(row, names)
  return {
    ...base,
    kind: 'preference',
    system: names.system(row.firstSystem),
    against: names.system(row.secondSystem),
    criterion,
    value: row.outcome,
    bothBad: row.bothBad,
    counted: base.counted && criterion === '',
  }
}

/** Chosen options by their anchors (by value where there is none), or the words as they were written. */
function answerWords({ body, criterion }: RatingRow, criteria: readonly Criterion[]): string {
  const given = JSON.parse(body ?? '""') as unknown
  if (typeof given === 'string') return given
  if (!Array.isArray(given)) return JSON.stringify(given)
  const asked = criteria.find(({ id }) => id === criterion)
  const options = asked?.kind === 'multi' || asked?.kind === 'single' ? asked.options : []
  return given.map((value) => options.find((option) => option.value === value)?.anchor || String(value)).join('; ')
}
