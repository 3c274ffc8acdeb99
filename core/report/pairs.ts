import { type JudgedPair, pairsBehindCell } from '#analysis/consistency/judgedPairs.ts'
import type { CriterionId, SystemId } from '#contract/ids.ts'
import type { ConsistencyCell, ConsistencyPair } from '#contract/report.ts'
import { allItems, itemWithResponses } from '#db/queries/items.ts'
import { readRaters } from '#db/queries/raters.ts'
import { preferenceRows, rankingRows } from '#db/queries/results.ts'
import type { StudyFile } from '#db/studyFile.ts'
import { namedSystems } from '../naming.ts'
import { pairsOf, systemOfKey } from './consistency.ts'
import { gatherReportInput } from './gather.ts'

type Wanted = {
  readonly criterion: CriterionId | null
  readonly statedBy: 'preference' | 'ranking'
  readonly cell: ConsistencyCell
  readonly from: number
  readonly count: number
}

/** The within-rater pairs behind one cell of a consistency table, a page at a time, with the two responses to read. */
export function pairsBehind(file: StudyFile, wanted: Wanted): { total: number; pairs: ConsistencyPair[] } {
  const input = gatherReportInput(file)
  const criterion = input.criteria.find(({ id }) => id === wanted.criterion) ?? null
  const behind = pairsBehindCell(pairsOf(input, criterion, wanted.statedBy).withinRater.pairs, wanted.cell)
  // The pairs were compared with higher as better; what is shown is what the rater gave.
  const sign = criterion?.direction === 'lower-is-better' ? -1 : 1
  const readable = reader(file, input.systems, wanted.statedBy, sign)
  return { total: behind.length, pairs: behind.slice(wanted.from, wanted.from + wanted.count).map(readable) }
}

/** Turns a pair of keys into what a person can read. */
function reader(file: StudyFile, systems: readonly SystemId[], statedBy: Wanted['statedBy'], sign: 1 | -1) {
  const shown = new Map(namedSystems(file).systems.map((system) => [system.id, system.shown]))
  const pseudonyms = new Map(readRaters(file).map(({ id, pseudonym }) => [id as string, pseudonym]))
  const items = new Map(allItems(file).map(({ id, key }) => [key, id]))
  const comments = commentsBySitting(file, statedBy)
  return ({ item, rater, responseA, responseB, ratingA, ratingB, stated }: JudgedPair): ConsistencyPair => {
    const id = items.get(item) ?? null
    const read = id && itemWithResponses(file, id)
    const side = (key: string) => {
      const system = systemOfKey(systems, key)
      return { system, name: (system && shown.get(system)) ?? '', text: (system && read?.responses.get(system)) ?? '' }
    }
    const [a, b] = [side(responseA), side(responseB)]
    return {
      rater: rater === null ? null : (pseudonyms.get(rater) ?? null),
      itemTitle: read?.title ?? '',
      prompt: read?.prompt ?? '',
      systemA: a.name,
      systemB: b.name,
      responseA: a.text,
      responseB: b.text,
      ratingA: sign * ratingA,
      ratingB: sign * ratingB,
      stated,
      comment: comments.get(sitting(rater, id, [a.system, b.system])) ?? comments.get(sitting(rater, id, [])) ?? '',
    }
  }
}

/** What raters wrote beside a comparison, by rater, item and pair; beside a ranking, by rater and item. */
function commentsBySitting(file: StudyFile, statedBy: Wanted['statedBy']): Map<string, string> {
  if (statedBy === 'ranking') {
    return new Map(rankingRows(file).map(({ rater, item, comment }) => [sitting(rater, item, []), comment]))
  }
  return new Map(
    preferenceRows(file).map(({ rater, item, firstSystem, secondSystem, comment }) => [
      sitting(rater, item, [firstSystem, secondSystem]),
      comment,
    ]),
  )
}

const sitting = (rater: string | null, item: string | null, systems: readonly (string | undefined)[]): string =>
  JSON.stringify([rater, item, [...systems].map(String).sort()])
