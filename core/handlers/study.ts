import { dataHashInPieces } from '#db/queries/dataHash.ts'
import { readFreeze } from '#db/queries/freeze.ts'
import { itemsPage } from '#db/queries/items.ts'
import { readCertificate } from '#db/queries/plan.ts'
import { readRaters } from '#db/queries/raters.ts'
import { readRubric } from '#db/queries/rubric.ts'
import { readCounts, readStudy, readUnblinding, saveWords } from '#db/queries/study.ts'
import { inTurns } from '../inTurns.ts'
import { namedSystems } from '../naming.ts'
import { api, type Desk, once } from './base.ts'

/** One study as the coordinator sees it. */
export function studyHandlers(desk: Desk) {
  const study = api.coordinator.study
  return {
    overview: study.overview.handler(async ({ input, signal }) => {
      const file = desk.library.file(input.study)
      const dataHash = await inTurns(dataHashInPieces(file), { signal })
      const { stage, words, protocol } = readStudy(file)
      const unblinding = readUnblinding(file)
      return {
        study: input.study,
        stage,
        words,
        counts: readCounts(file),
        rubric: readRubric(file),
        protocol,
        raters: [...readRaters(file)],
        systems: namedSystems(file).systems.map(({ code, shown, responses }) => ({ code, name: shown, responses })),
        certificate: readCertificate(file),
        frozen: readFreeze(file),
        unblinding: unblinding && { at: unblinding.at, by: unblinding.by, reason: unblinding.reason },
        dataHash,
      }
    }),

    saveWords: study.saveWords.handler(({ input }) => {
      const file = desk.library.file(input.study)
      return once(desk, file, input.command, () => {
        saveWords(file, input.words, desk.around.now())
        return {}
      })
    }),

    items: study.items.handler(({ input }) => {
      const file = desk.library.file(input.study)
      const shown = new Map(namedSystems(file).systems.map((system) => [system.id, system.shown]))
      const { total, items } = itemsPage(file, input.from, input.count)
      return {
        total,
        items: items.map(({ responses, ...item }) => ({
          ...item,
          responses: responses
            .map(({ system, text }) => ({ system: shown.get(system) ?? '', text }))
            .sort((one, other) => one.system.localeCompare(other.system)),
        })),
      }
    }),
  }
}
