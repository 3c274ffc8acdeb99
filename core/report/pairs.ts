import type { ConsistencyCell, ConsistencyPair } from '#contract/report.ts'
import type { CriterionId } from '#contract/ids.ts'
import { pairsBehindCell } from '#analysis/consistency/judgedPairs.ts'
import { itemWithResponses } from '#db/queries/items.ts'
import { readRaters } from '#db/queries/raters.ts'
import { preferenceComment } from '#db/queries/results.ts'
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

/** The within-rater pairs behind one cell of a consistency table, with the two responses to read. */
export function pairsBehind(file: StudyFile, wanted: Wanted): { total: number; pairs: ConsistencyPair[] } {
  const input = gatherReportInput(file)
  const criterion = input.criteria.find(({ id }) => id === wanted.criterion) ?? null
  const pairs = pairsBehindCell(pairsOf(input, criterion, wanted.statedBy).withinRater.pairs, wanted.cell)
  const shown = new Map(namedSystems(file).systems.map((system) => [system.id, system.shown]))
  const pseudonyms = new Map(readRaters(file).map(({ id, pseudonym }) => [id as string, pseudonym]))
  const page = pairs.slice(wanted.from, wanted.from + wanted.count)
  return {
    total: pairs.length,
    pairs: page.flatMap((pair) => {
      const [systemA, systemB] = [pair.responseA, pair.responseB].map((key) => systemOfKey(input.systems, key))
      const item = itemWithResponses(file, pair.item)
      if (!systemA || !systemB || !item) return []
      return [
        {
          rater: pair.rater === null ? null : (pseudonyms.get(pair.rater) ?? null),
          itemTitle: item.title,
          prompt: item.prompt,
          systemA: shown.get(systemA) ?? '',
          systemB: shown.get(systemB) ?? '',
          responseA: item.responses.get(systemA) ?? '',
          responseB: item.responses.get(systemB) ?? '',
          ratingA: pair.ratingA,
          ratingB: pair.ratingB,
          stated: pair.stated,
          comment: '',
        },
      ]
    }),
  }
}
