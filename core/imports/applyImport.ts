import { type BatchId, type CriterionId, ItemId, RaterId, ResponseId, SystemId } from '#contract/ids.ts'
import type { ImportCounts, Mapping } from '#contract/imports.ts'
import { type ImportBatch, type ImportedJudgement, importJudgements, insertBatch } from '#db/queries/imports.ts'
import { allItems, insertItem, insertResponse, insertSystem, nextPosition, systemsOf } from '#db/queries/items.ts'
import { insertRater, readRaters } from '#db/queries/raters.ts'
import { readRubric, saveRubric } from '#db/queries/rubric.ts'
import { inTransaction, type StudyFile } from '#db/studyFile.ts'
import type { ImportPlan, NamedRating } from './importPlan.ts'
import { Interned } from './judged.ts'

/** What is remembered of an import. `mapping` is null where the judgements did not come from a file's columns. */
export type ImportOrigin = {
  readonly batch: BatchId
  readonly fileName: string
  readonly fileHash: string
  readonly mapping: Mapping | null
  readonly at: string
  readonly randomCode: () => string
  readonly appVersion?: string
}

/**
 * Writes a plan into the study, everything or nothing, and returns the plan's counts. The plan must have been made for
 * the study as it is now: a name that the study does not have, or has already, is a bug and undoes everything.
 */
export function applyImport(file: StudyFile, plan: ImportPlan, origin: ImportOrigin): ImportCounts {
  return inTransaction(file, () => {
    const { randomCode, at, batch, appVersion = 'unknown' } = origin
    for (const name of plan.systems) insertSystem(file, { id: SystemId.parse(randomCode()), name })
    insertItems(file, plan, randomCode)
    insertResponses(file, plan, randomCode)
    for (const pseudonym of plan.raters) {
      insertRater(file, { id: RaterId.parse(randomCode()), pseudonym, kind: 'human' })
    }
    if (plan.criteria.length > 0) saveRubric(file, [...readRubric(file).criteria, ...plan.criteria], at)
    insertBatch(file, batchOf(plan, origin))
    importJudgements(file, { batch, at, appVersion }, judgementsOf(plan, namesOf(file)))
    return plan.counts
  })
}

/** A batch is stored with the mapping as JSON, in which null says that there was none. */
const batchOf = ({ counts }: ImportPlan, { batch, fileName, fileHash, mapping, at }: ImportOrigin): ImportBatch =>
  ({ batch, fileName, fileHash, mapping, counts, at }) as ImportBatch

function insertItems(file: StudyFile, { items }: ImportPlan, randomCode: () => string): void {
  let position = nextPosition(file)
  for (const item of items) insertItem(file, { ...item, id: ItemId.parse(randomCode()), position: position++ })
}

function insertResponses(file: StudyFile, { responses }: ImportPlan, randomCode: () => string): void {
  if (responses.length === 0) return
  const items = new Map(allItems(file).map(({ key, id }) => [key, id]))
  const systems = new Map(systemsOf(file).map(({ name, id }) => [name, id]))
  for (const { item, system, text } of responses) {
    const places = { item: known(items, item), system: known(systems, system) }
    insertResponse(file, { ...places, id: ResponseId.parse(randomCode()), text })
  }
}

/** The ids behind the names that a plan uses. */
type Names = {
  readonly raters: ReadonlyMap<string, RaterId>
  readonly criteria: ReadonlyMap<string, CriterionId>
  readonly response: (item: string, system: string) => ResponseId
}

function namesOf(file: StudyFile): Names {
  const systems = new Map<string, string>(systemsOf(file).map(({ id, name }) => [id, name]))
  const items = new Map(
    allItems(file).map(({ key, responses }) => [
      key,
      new Map(responses.map(({ id, system }) => [systems.get(system) ?? '', id])),
    ]),
  )
  return {
    raters: new Map(readRaters(file).map(({ pseudonym, id }) => [pseudonym, id])),
    criteria: new Map(readRubric(file).criteria.map(({ name, id }) => [name, id])),
    response: (item, system) => known(known(items, item), system),
  }
}

function* judgementsOf(plan: ImportPlan, { raters, criteria, response }: Names): Generator<ImportedJudgement> {
  for (const ratings of byResponse(plan.ratings)) {
    const { rater, item, system } = ratings[0] as NamedRating
    const values = ratings.map(({ criterion, value }) => ({
      criterion: known(criteria, criterion),
      value: { state: 'given', value } as const,
    }))
    yield { kind: 'rating', rater: known(raters, rater), response: response(item, system), values }
  }
  for (const { rater, item, left, right, outcome } of plan.preferences) {
    const shown = [response(item, left), response(item, right)] as const
    yield { kind: 'preference', rater: known(raters, rater), shown, value: { state: 'given', outcome } }
  }
  for (const { rater, item, ranks } of plan.rankings) {
    const shown = ranks.map(({ system }) => response(item, system))
    const value = { state: 'given', ranks: ranks.map(({ rank }) => rank) } as const
    yield { kind: 'ranking', rater: known(raters, rater), shown, value: { ...value, ranks: [...value.ranks] } }
  }
}

/** The ratings of one rater on one response together, in the order in which they were first met. */
function byResponse(ratings: readonly NamedRating[]): Iterable<NamedRating[]> {
  const interned = new Interned()
  const groups = new Map<string, NamedRating[]>()
  for (const rating of ratings) {
    const key = interned.key(rating.rater, rating.item, rating.system)
    const group = groups.get(key)
    if (group) group.push(rating)
    else groups.set(key, [rating])
  }
  return groups.values()
}

function known<Thing>(things: ReadonlyMap<string, Thing>, name: string): Thing {
  const thing = things.get(name)
  if (thing === undefined) throw new Error('an import names something that is not in the study')
  return thing
}
