import type { SampleKey } from '#contract/coordinator.ts'
import type { StudyId } from '#contract/ids.ts'
import { BatchId, RaterId } from '#contract/ids.ts'
import { insertRater } from '#db/queries/raters.ts'
import { inTransaction } from '#db/studyFile.ts'
import { readSample } from '#samples/samples.ts'
import type { SampleStudy } from '#samples/sampleStudy.ts'
import type { Desk } from './handlers/base.ts'
import { applyImport } from './imports/applyImport.ts'
import { type ImportPlan, planOf } from './imports/importPlan.ts'

/** Makes a study of one of the samples: texts, rubric and raters, and the judgements where its raters have finished. */
export function createFromSample(desk: Desk, sample: SampleKey): StudyId {
  const content = readSample(sample)
  const { title, description, guidelines, promptHeading, responseHeading, protocol } = content
  const study = desk.library.create({ title, description, guidelines, promptHeading, responseHeading }, protocol)
  const file = desk.library.file(study)
  inTransaction(file, () => {
    for (const pseudonym of content.raters) {
      insertRater(file, { id: RaterId.parse(desk.around.randomCode()), pseudonym, kind: 'human' })
    }
    applyImport(file, planOfSample(content), {
      batch: BatchId.parse(desk.around.randomCode()),
      fileName: `${sample}.json`,
      fileHash: '',
      mapping: null,
      at: desk.around.now(),
      randomCode: desk.around.randomCode,
    })
  })
  return study
}

function planOfSample({ systems, items, criteria, judgements }: SampleStudy): ImportPlan {
  const nameOf = new Map(criteria.map(({ key, name }) => [key, name]))
  const ratings = judgements.ratings.flatMap((rating) =>
    'value' in rating ? [{ ...rating, criterion: nameOf.get(rating.criterion) ?? rating.criterion }] : [],
  )
  return planOf(
    {
      systems,
      items: items.map(({ id, title, prompt, context, tags }) => ({ key: id, title, prompt, context, tags })),
      responses: items.flatMap((item) =>
        Object.entries(item.responses).map(([system, text]) => ({ item: item.id, system, text })),
      ),
      criteria: criteria.map(({ key: _, ...criterion }) => ({ ...criterion, id: null })),
      ratings,
      preferences: judgements.preferences,
    },
    { rowsRead: items.length, rowsSkipped: 0, alreadyThere: 0 },
    [],
  )
}
