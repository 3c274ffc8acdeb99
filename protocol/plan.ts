import { type Drawn, drawEverything } from './drawing.ts'
import { labelsFor } from './labels.ts'
import { obstacleTo } from './obstacles.ts'
import type { Plan, PlanDrawn, PlanInput, PlannedTask, PlanPhase } from './planTypes.ts'
import { codesOfRater } from './raterTasks.ts'
import { seededDraws } from './seededDraws.ts'
import { stream } from './streams.ts'
import { emptyTask, readTask, shownResponses } from './taskCodes.ts'

/**
 * The plan: who judges what, in which order, in which positions. Drawn from the seed alone, before anyone judges.
 *
 * Where all raters judge everything they are drawn in twos: the second of two sees every order of the first turned
 * round, so that orders cancel over raters and over items. Where items are shared out, each rater is drawn alone, and
 * what is left over leans against what the raters before were shown. Within a rater, for every two systems, the numbers
 * of times each is shown first differ by at most one: orders of everything on one screen (and of the ratings of an
 * item) by `balancedOrders`, pairs by dealing out equally many of both orders and giving the odd one to the system that
 * is behind. A repeat is turned round. Positions do not depend on ids or names, only on the order of items and systems
 * in the input.
 *
 * Practice comes first, then qualification, then the study; gold, attention and repeats are mixed into the study.
 */

/** Names this way of drawing; another way gets another name, because a seed means something under one name only. */
export const planAlgorithm = 'mirrored-pairs-2'

/**
 * Draws the plan: phase by phase, for every rater the own items; a rating task per response (or one per item), a
 * preference task per two responses, one task of all responses of an item for rankings and for best and worst. An item
 * with one response is rated but not compared.
 */
export function makePlan<Phase extends PlanPhase>(input: PlanInput<Phase>): PlanDrawn<Phase> {
  const reason = obstacleTo(input)
  if (reason) return { ok: false, reason }
  const drawn = drawEverything(input)
  if (typeof drawn === 'string') return { ok: false, reason: drawn }
  return { ok: true, plan: planOf(input, drawn) }
}

function planOf<Phase extends PlanPhase>(input: PlanInput<Phase>, drawn: Drawn): Plan<Phase> {
  const { items, phases, raters, seed, labelSet = 'letters' } = input
  const codes = (rater: number): Int32Array => codesOfRater(input, drawn, rater)
  const tasks = function* (rater: number): Generator<PlannedTask, void, undefined> {
    const coded = codes(rater)
    const labelDraws = seededDraws(seed, stream.labels, rater)
    const task = emptyTask()
    for (let start = 0; start < coded.length; start = task.next) {
      readTask(coded, start, task)
      const item = items[task.item] as PlanInput['items'][number]
      const shown = shownResponses(coded, task, item)
      yield {
        phase: task.phase,
        item: item.id,
        itemPlace: task.item,
        occurrence: task.occurrence,
        responses: shown.map(({ id }) => id),
        systems: shown.map(({ system }) => system),
        blindLabels: labelsFor(labelSet, shown.length, labelDraws),
      }
    }
  }
  return {
    algorithm: planAlgorithm,
    seed,
    phases,
    items,
    labelSet,
    raters: raters.map(({ id }) => id),
    assignments: drawn.assignments,
    tasks,
    codes,
  }
}
