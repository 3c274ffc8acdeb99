import type { RaterId, SystemId } from '#contract/ids.ts'
import { allItems, itemWithResponses } from '#db/queries/items.ts'
import { ratingComments } from '#db/queries/reportContext.ts'
import { preferenceRows, rankingRows } from '#db/queries/results.ts'
import type { StudyFile } from '#db/studyFile.ts'
import { namedSystems } from '../naming.ts'

type Both = readonly [SystemId | undefined, SystemId | undefined]

/** Makes of an item's key and two systems what a person can read; systems are called what the report may call them. */
export function twoToRead(file: StudyFile) {
  const shown = new Map(namedSystems(file).systems.map((system) => [system.id, system.shown]))
  const items = new Map(allItems(file).map(({ id, key }) => [key, id]))
  return (item: string, [a, b]: Both) => {
    const id = items.get(item)
    const read = id && itemWithResponses(file, id)
    const nameOf = (system: SystemId | undefined) => (system && shown.get(system)) ?? ''
    const textOf = (system: SystemId | undefined) => (system && read?.responses.get(system)) ?? ''
    return {
      itemTitle: read?.title ?? '',
      prompt: read?.prompt ?? '',
      systemA: nameOf(a),
      systemB: nameOf(b),
      responseA: textOf(a),
      responseB: textOf(b),
    }
  }
}

/** Makes of an item's key and a system what a person can read, with what raters wrote beside their ratings of it. */
export function oneToRead(file: StudyFile) {
  const shown = new Map(namedSystems(file).systems.map((system) => [system.id, system.shown]))
  const items = new Map(allItems(file).map(({ id, key }) => [key, id]))
  return (item: string, system: SystemId) => {
    const id = items.get(item)
    const read = id && itemWithResponses(file, id)
    return {
      itemTitle: read?.title ?? '',
      prompt: read?.prompt ?? '',
      system: shown.get(system) ?? '',
      response: read?.responses.get(system) ?? '',
      commentOf: (rater: RaterId) => (id ? ratingComments(file, rater, id, system) : ''),
    }
  }
}

/** Finds what a rater wrote beside a comparison, by item and pair, or beside a ranking, by item. */
export function commentsOn(file: StudyFile, statedBy: 'preference' | 'ranking') {
  const items = new Map<string, string>(allItems(file).map(({ id, key }) => [key, id]))
  const comments = commentsBySitting(file, statedBy)
  return (rater: string | null, item: string, both: Both): string =>
    comments.get(sitting(rater, items.get(item), statedBy === 'ranking' ? [] : both)) ?? ''
}

function commentsBySitting(file: StudyFile, statedBy: 'preference' | 'ranking'): Map<string, string> {
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

const sitting = (rater: string | null, item: string | undefined, systems: readonly (SystemId | undefined)[]): string =>
  JSON.stringify([rater, item, [...systems].map(String).sort()])
