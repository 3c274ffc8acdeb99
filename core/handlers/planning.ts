import { fail } from '#contract/errors.ts'
import { itemToMark, markedItems, markItem } from '#db/queries/itemRoles.ts'
import { readRaters, saveGroups } from '#db/queries/raters.ts'
import { readRubric } from '#db/queries/rubric.ts'
import { namedSystems } from '../naming.ts'
import { precisionOf } from '../precision.ts'
import type { Trials } from '../trials.ts'
import { api, type Desk, fileInStage, once } from './base.ts'

/** Roles of items, groups of raters, precision, and dry runs. */
export function planningHandlers(desk: Desk, trials: Trials) {
  const planning = api.coordinator.planning
  return {
    marked: planning.marked.handler(({ input }) => ({ items: markedItems(desk.library.file(input.study)) })),

    expected: planning.expected.handler(({ input }) => {
      const file = desk.library.file(input.study)
      const found = itemToMark(file, input.key) ?? fail('ITEM_UNKNOWN', {})
      const shown = new Map<string, string>(namedSystems(file).systems.map((system) => [system.id, system.shown]))
      const responses = found.responses.map(({ id, system, text }) => ({ id, system: shown.get(system) ?? '', text }))
      return { ...found, responses: responses.sort((one, other) => one.system.localeCompare(other.system)) }
    }),

    mark: planning.mark.handler(({ input }) => {
      const file = fileInStage(desk, input.study, 'preparing')
      return once(desk, file, input.command, () => {
        if (!markItem(file, input.key, input.role, input.expected)) fail('ITEM_UNKNOWN', {})
        return {}
      })
    }),

    group: planning.group.handler(({ input }) => {
      const file = fileInStage(desk, input.study, 'preparing')
      return once(desk, file, input.command, () => {
        const known = new Set(readRaters(file).map(({ id }) => id))
        for (const { rater, groups } of input.raters) {
          if (!known.has(rater)) fail('RATER_UNKNOWN', {})
          saveGroups(file, rater, [...new Set(groups)])
        }
        return { raters: readRaters(file) }
      })
    }),

    precision: planning.precision.handler(({ input }) => {
      const { criteria } = readRubric(desk.library.file(input.study))
      if (input.criterion === null) return precisionOf(input, null)
      return precisionOf(input, criteria.find(({ id }) => id === input.criterion) ?? fail('NOT_PLANNABLE', {}))
    }),

    dryRun: planning.dryRun.handler(({ input }) => ({
      study: trials.begin(fileInStage(desk, input.study, 'preparing'), input),
    })),

    endDryRun: planning.endDryRun.handler(({ input }) => {
      trials.end(input.study)
      return {}
    }),
  }
}
