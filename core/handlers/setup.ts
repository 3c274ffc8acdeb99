import { fail } from '#contract/errors.ts'
import { RaterId } from '#contract/ids.ts'
import { rubricFaults } from '#contract/rubricFaults.ts'
import { freeze } from '#db/queries/freeze.ts'
import { insertRater, readRaters, removeUnusedRaters } from '#db/queries/raters.ts'
import { readRubricHistory, saveRubric } from '#db/queries/rubric.ts'
import { readStudy, saveProtocol, setStage } from '#db/queries/study.ts'
import type { StudyFile } from '#db/studyFile.ts'
import { drawPlan, storeDrawnPlan } from '../planning.ts'
import { scanStudy } from '../preflight/scanStudy.ts'
import { rubricTemplates } from '../rubricTemplates.ts'
import { api, type Desk, fileInStage, once } from './base.ts'

/** Rubric, protocol, raters and plan: everything that is fixed once judging opens. */
export function setupHandlers(desk: Desk) {
  const { rubric, protocol, raters, plan } = api.coordinator
  return {
    rubric: {
      templates: rubric.templates.handler(() => ({ templates: [...rubricTemplates] })),
      save: rubric.save.handler(({ input }) => {
        const file = fileInStage(desk, input.study, 'preparing')
        const faults = rubricFaults(input.criteria)
        if (faults.length > 0) fail('RUBRIC_FAULTY', { faults })
        return once(desk, file, input.command, () => saveRubric(file, input.criteria, desk.around.now()))
      }),
      history: rubric.history.handler(({ input }) => readRubricHistory(desk.library.file(input.study))),
    },

    protocol: {
      save: protocol.save.handler(({ input }) => {
        const file = fileInStage(desk, input.study, 'preparing')
        return once(desk, file, input.command, () => {
          saveProtocol(file, input.protocol, desk.around.now())
          return {}
        })
      }),
    },

    raters: {
      save: raters.save.handler(({ input }) => {
        const file = fileInStage(desk, input.study, 'preparing')
        return once(desk, file, input.command, () => {
          const wanted = new Set(input.pseudonyms)
          const staying = readRaters(file).filter(({ pseudonym }) => wanted.has(pseudonym))
          removeUnusedRaters(
            file,
            staying.map(({ id }) => id),
          )
          for (const pseudonym of wanted) {
            if (staying.some((rater) => rater.pseudonym === pseudonym)) continue
            insertRater(file, { id: RaterId.parse(desk.around.randomCode()), pseudonym, kind: 'human' })
          }
          return { raters: readRaters(file) }
        })
      }),
    },

    plan: {
      preview: plan.preview.handler(({ input }) => drawPlan(fileInStage(desk, input.study, 'preparing')).certificate),
      open: plan.open.handler(async ({ input }) => {
        const file = desk.library.file(input.study)
        if (readStudy(file).stage === 'preparing') await refuseUndecided(file)
        return once(desk, file, input.command, () => {
          fileInStage(desk, input.study, 'preparing')
          const at = desk.around.now()
          const certificate = storeDrawnPlan(file, at)
          freeze(file, at)
          setStage(file, 'judging', at)
          return certificate
        })
      }),
    },
  }
}

/** A study opens only once somebody decided about everything the leak scan finds. */
async function refuseUndecided(file: StudyFile): Promise<void> {
  const { undecided } = await scanStudy(file)
  if (undecided > 0) fail('LEAKS_UNDECIDED', { findings: undecided })
}
