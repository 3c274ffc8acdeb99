import type { SampleKey } from '#contract/coordinator.ts'
import { BatchId, type CriterionId, ItemId, RaterId, ResponseId, type StudyId, SystemId } from '#contract/ids.ts'
import type { ImportCounts } from '#contract/imports.ts'
import { type ImportedJudgement, importJudgements, insertBatch } from '#db/queries/imports.ts'
import { insertItem, insertResponse, insertSystem } from '#db/queries/items.ts'
import { insertRater } from '#db/queries/raters.ts'
import { saveRubric } from '#db/queries/rubric.ts'
import { inTransaction, type StudyFile } from '#db/studyFile.ts'
import type { SampleRating, SampleStudy } from '#samples/sampleStudy.ts'
import { readSample } from '#samples/samples.ts'
import type { Desk } from './handlers/base.ts'

/** Names of the sample on the left, ids in the new study on the right. */
type Ids = {
  readonly systems: ReadonlyMap<string, SystemId>
  readonly raters: ReadonlyMap<string, RaterId>
  readonly criteria: ReadonlyMap<string, CriterionId>
  /** By item and system name. */
  readonly responses: ReadonlyMap<string, ResponseId>
}

/** Makes a study of one of the samples: texts, rubric and raters, and the judgements where its raters have finished. */
export function createFromSample(desk: Desk, key: SampleKey): StudyId {
  const sample = readSample(key)
  const { title, description, guidelines, promptHeading, responseHeading, protocol } = sample
  const study = desk.library.create({ title, description, guidelines, promptHeading, responseHeading }, protocol)
  const file = desk.library.file(study)
  inTransaction(file, () => {
    const ids = writeContent(desk, file, sample)
    const judgements = judgementsOf(sample, ids)
    if (judgements.length > 0) writeJudgements(desk, file, sample, judgements)
  })
  return study
}

function writeContent({ around }: Desk, file: StudyFile, sample: SampleStudy): Ids {
  const named = <Id>(names: readonly string[], brand: (code: string) => Id) =>
    new Map(names.map((name) => [name, brand(around.randomCode())]))
  const systems = named(sample.systems, (code) => SystemId.parse(code))
  const raters = named(sample.raters, (code) => RaterId.parse(code))
  for (const [name, id] of systems) insertSystem(file, { id, name })
  for (const [pseudonym, id] of raters) insertRater(file, { id, pseudonym, kind: 'human' })
  const drafts = sample.criteria.map(({ key: _, ...criterion }) => ({ ...criterion, id: null }))
  const { criteria } = saveRubric(file, drafts, around.now())
  const responses = new Map<string, ResponseId>()
  sample.items.forEach(({ id: key, title, prompt, context, tags, responses: texts }, place) => {
    const item = ItemId.parse(around.randomCode())
    insertItem(file, { id: item, key, title, prompt, context, tags, position: place + 1 })
    for (const [name, text] of Object.entries(texts)) {
      const id = ResponseId.parse(around.randomCode())
      insertResponse(file, { id, item, system: idOf(systems, name), text })
      responses.set(`${key} ${name}`, id)
    }
  })
  const ids = sample.criteria.map(({ key }, place) => [key, criteria[place]?.id] as const)
  return {
    systems,
    raters,
    criteria: new Map(ids.filter((pair): pair is [string, CriterionId] => !!pair[1])),
    responses,
  }
}

function judgementsOf({ judgements }: SampleStudy, ids: Ids): ImportedJudgement[] {
  const sittings = Map.groupBy(judgements.ratings, ({ rater, item, system }) => JSON.stringify([rater, item, system]))
  const ratings = [...sittings].map(([sitting, given]): ImportedJudgement => {
    const [rater, item, system] = JSON.parse(sitting) as [string, string, string]
    return {
      kind: 'rating',
      rater: idOf(ids.raters, rater),
      response: idOf(ids.responses, `${item} ${system}`),
      values: given.map((rating) => ({ criterion: idOf(ids.criteria, rating.criterion), value: valueOf(rating) })),
    }
  })
  const preferences = judgements.preferences.map(
    ({ rater, item, left, right, outcome }): ImportedJudgement => ({
      kind: 'preference',
      rater: idOf(ids.raters, rater),
      shown: [idOf(ids.responses, `${item} ${left}`), idOf(ids.responses, `${item} ${right}`)],
      value: { state: 'given', outcome },
    }),
  )
  return [...ratings, ...preferences]
}

const valueOf = (rating: SampleRating) =>
  'value' in rating
    ? ({ state: 'given', value: rating.value } as const)
    : ({ state: 'cannot-judge', reason: rating.reason } as const)

function writeJudgements(
  { around, appVersion }: Desk,
  file: StudyFile,
  sample: SampleStudy,
  judgements: readonly ImportedJudgement[],
): void {
  const batch = BatchId.parse(around.randomCode())
  const at = around.now()
  const counts: ImportCounts = {
    rowsRead: sample.judgements.ratings.length + sample.judgements.preferences.length,
    rowsSkipped: 0,
    newItems: sample.items.length,
    newResponses: sample.items.length * sample.systems.length,
    newSystems: sample.systems.length,
    newRaters: sample.raters.length,
    newCriteria: sample.criteria.length,
    newJudgements: sample.judgements.ratings.length + sample.judgements.preferences.length,
    alreadyThere: 0,
  }
  const mapping = {
    content: 'ratings',
    item: 'item',
    system: 'system',
    rater: 'rater',
    values: { criterion: 'criterion', value: 'value' },
  } as const
  insertBatch(file, { batch, fileName: `${sample.id}.json`, fileHash: '', mapping, counts, at })
  importJudgements(file, { batch, at, appVersion }, judgements)
}

function idOf<Id>(ids: ReadonlyMap<string, Id>, name: string): Id {
  const id = ids.get(name)
  if (id === undefined) throw new Error('a sample refers to something it does not have')
  return id
}
