import { type BatchId, type CriterionId, RaterId, type ResponseId } from '#contract/ids.ts'
import type { ImportCounts, Mapping } from '#contract/imports.ts'
import { contentHash } from '#db/queries/contentHash.ts'
import { ContentWriter, withRoomToWrite } from '#db/queries/importContent.ts'
import { type ImportBatch, type ImportedJudgement, importJudgements, insertBatch } from '#db/queries/imports.ts'
import { allItems, systemsOf } from '#db/queries/items.ts'
import { insertRater, readRaters } from '#db/queries/raters.ts'
import { readRubric, saveRubric } from '#db/queries/rubric.ts'
import { inTransaction, type StudyFile } from '#db/studyFile.ts'
import { type ByteSource, baseName, wholeOf } from '#formats/byteSource.ts'
import { contentOf, mediaTypeOf } from './content.ts'
import type { Beside, ContentSink, ImportPlan, NamedRating } from './importPlan.ts'
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

/** Writes items, systems and responses the moment a plan meets them. The caller holds the transaction. */
export function contentSink(file: StudyFile, randomCode: () => string): ContentSink {
  const writer = new ContentWriter(file, randomCode)
  return {
    system: (name) => writer.system(name),
    item: (item) => writer.item({ ...item, context: item.context.map(withFile) }),
    response: (response, digest) => writer.response({ ...withFile(response), digest }),
  }
}

/** A file as the bytes that are stored. Its own name may say whose it is: only its ending is kept. */
function withFile<Thing extends { readonly file?: ByteSource }>({ file, ...rest }: Thing) {
  if (file === undefined) return rest
  const mediaType = mediaTypeOf(file) ?? 'application/octet-stream'
  return { ...rest, attached: { mediaType, fileName: baseName(file.name), bytes: Uint8Array.from(wholeOf(file)) } }
}

/**
 * Writes a plan into the study, everything or nothing, and returns the plan's counts. The plan must have been made for
 * the study as it is now: a name that the study does not have, or has already, is a bug and undoes everything.
 */
export function applyImport(file: StudyFile, plan: ImportPlan, origin: ImportOrigin): ImportCounts {
  return inTransaction(file, () => {
    const { randomCode, at, batch, appVersion = 'unknown' } = origin
    const sink = contentSink(file, randomCode)
    for (const name of plan.systems) sink.system(name)
    for (const item of plan.items) sink.item(item)
    for (const response of plan.responses) sink.response(response, contentHash(contentOf(response)))
    writeExpected(file, plan, randomCode)
    for (const pseudonym of plan.raters) {
      insertRater(file, { id: RaterId.parse(randomCode()), pseudonym, kind: plan.machine ? 'machine' : 'human' })
    }
    if (plan.criteria.length > 0) saveRubric(file, [...readRubric(file).criteria, ...plan.criteria], at)
    insertBatch(file, batchOf(plan, origin))
    if (plan.counts.newJudgements > 0) {
      const judgements = judgementsOf(plan, namesOf(file))
      withRoomToWrite(file, plan.counts.newJudgements, () =>
        importJudgements(file, { batch, at, appVersion }, judgements),
      )
    }
    return plan.counts
  })
}

function writeExpected(file: StudyFile, { expected }: ImportPlan, randomCode: () => string): void {
  if (expected.size === 0) return
  const writer = new ContentWriter(file, randomCode)
  for (const [item, answers] of expected) writer.expected(item, answers)
}

/** A batch is stored with the mapping as JSON, in which null says that there was none. */
const batchOf = ({ counts }: ImportPlan, { batch, fileName, fileHash, mapping, at }: ImportOrigin): ImportBatch =>
  ({ batch, fileName, fileHash, mapping, counts, at }) as ImportBatch

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
    const values = ratings.map(({ criterion, value, turn }) => ({
      criterion: known(criteria, criterion),
      ...(turn === undefined ? {} : { turn }),
      value: { state: 'given', value } as const,
    }))
    const beside = besideOf(ratings)
    yield { kind: 'rating', rater: known(raters, rater), response: response(item, system), values, ...beside }
  }
  for (const preference of plan.preferences) {
    const { rater, item, left, right, outcome } = preference
    const shown = [response(item, left), response(item, right)] as const
    const value = outcome === 'both-bad' ? ({ state: outcome } as const) : ({ state: 'given', outcome } as const)
    yield { kind: 'preference', rater: known(raters, rater), shown, value, ...besideOf([preference]) }
  }
  for (const ranking of plan.rankings) {
    const { rater, item, ranks } = ranking
    const shown = ranks.map(({ system }) => response(item, system))
    const value = { state: 'given' as const, ranks: ranks.map(({ rank }) => rank) }
    yield { kind: 'ranking', rater: known(raters, rater), shown, value, ...besideOf([ranking]) }
  }
}

/** The comments of one occasion, each once, and its first confidence. */
function besideOf(given: readonly Beside[]): Beside {
  const comments = new Set(given.flatMap(({ comment }) => (comment === undefined ? [] : [comment])))
  const confidence = given.find((one) => one.confidence !== undefined)?.confidence
  return {
    ...(comments.size === 0 ? {} : { comment: [...comments].join('\n').slice(0, 10_000) }),
    ...(confidence === undefined ? {} : { confidence }),
  }
}

/** The ratings of one rater on one response together, in the order in which they were first met. */
function byResponse(ratings: readonly NamedRating[]): Iterable<NamedRating[]> {
  const interned = new Interned()
  const groups = new Map<number, NamedRating[]>()
  for (const rating of ratings) {
    const key = interned.number(rating.rater, rating.item, rating.system)
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
