import { type JudgedPair, pairsBehindCell } from '#analysis/consistency/judgedPairs.ts'
import type { CriterionId, SystemId } from '#contract/ids.ts'
import type { ConsistencyCell, ConsistencyPair } from '#contract/report.ts'
import { readRaters } from '#db/queries/raters.ts'
import type { StudyFile } from '#db/studyFile.ts'
import { pairsOf } from './consistency.ts'
import type { ReportInput } from './input.ts'
import { idOfKey } from './placeKeys.ts'
import { commentsOn, twoToRead } from './twoToRead.ts'

type Wanted = {
  readonly criterion: CriterionId | null
  readonly statedBy: 'preference' | 'ranking'
  readonly cell: ConsistencyCell
  readonly from: number
  readonly count: number
}

/** The within-rater pairs behind one cell of a consistency table, a page at a time, with the two responses to read. */
export function pairsBehind(
  file: StudyFile,
  input: ReportInput,
  wanted: Wanted,
): { total: number; pairs: ConsistencyPair[] } {
  const criterion = input.criteria.find(({ id }) => id === wanted.criterion) ?? null
  const behind = pairsBehindCell(pairsOf(input, criterion, wanted.statedBy).withinRater.pairs, wanted.cell)
  // The pairs were compared with higher as better; what is shown is what the rater gave.
  const sign = criterion?.direction === 'lower-is-better' ? -1 : 1
  const readable = reader(file, input.systems, wanted.statedBy, sign)
  return { total: behind.length, pairs: behind.slice(wanted.from, wanted.from + wanted.count).map(readable) }
}

/** Turns a pair of keys into what a person can read. */
function reader(file: StudyFile, systems: readonly SystemId[], statedBy: Wanted['statedBy'], sign: 1 | -1) {
  const pseudonyms = new Map(readRaters(file).map(({ id, pseudonym }) => [id as string, pseudonym]))
  const toRead = twoToRead(file)
  const wrote = commentsOn(file, statedBy)
  return ({ item, rater, responseA, responseB, ratingA, ratingB, stated }: JudgedPair): ConsistencyPair => {
    const both = [idOfKey(systems, responseA), idOfKey(systems, responseB)] as const
    return {
      ...toRead(item, both),
      rater: rater === null ? null : (pseudonyms.get(rater) ?? null),
      ratingA: sign * ratingA,
      ratingB: sign * ratingB,
      stated,
      comment: wrote(rater, item, both),
    }
  }
}
