import type { Stale } from '#contract/amend.ts'
import type { CriterionId } from '#contract/ids.ts'
import type { Phase } from '#contract/protocol.ts'
import { addedPlans, readCertificate, storePlan } from '#db/queries/plan.ts'
import { readRaters } from '#db/queries/raters.ts'
import { readRubric } from '#db/queries/rubric.ts'
import { type BegunTask, begunRatingTasks, waitingFor } from '#db/queries/stale.ts'
import { readStudy } from '#db/queries/study.ts'
import type { StudyFile } from '#db/studyFile.ts'

type StaleTask = BegunTask & { readonly unasked: readonly CriterionId[] }

/** Begun tasks whose rater was never asked some criteria as they are now, and is not going to be. */
function staleTasks(file: StudyFile): StaleTask[] {
  const { criteria } = readRubric(file)
  const groupsOf = new Map(readRaters(file).map(({ id, groups = [] }) => [id, groups]))
  const waiting = waitingFor(file)
  return begunRatingTasks(file).flatMap((task) => {
    const own = groupsOf.get(task.rater) ?? []
    const unasked = criteria
      .filter(({ groups }) => groups?.some((group) => own.includes(group)) ?? true)
      .map(({ id }) => id)
      .filter((id) => !task.asked.has(id) && !waiting.has(`${task.rater} ${task.responses.join(' ')} ${id}`))
    return unasked.length === 0 ? [] : [{ ...task, unasked }]
  })
}

/** How many tasks, raters and criteria a change of the rubric left stale. */
export function staleOf(file: StudyFile): Stale {
  const tasks = staleTasks(file)
  const criteria = readRubric(file).criteria.flatMap(({ id, name }) => {
    const touched = tasks.filter(({ unasked }) => unasked.includes(id)).length
    return touched === 0 ? [] : [{ id, name, tasks: touched }]
  })
  return { tasks: tasks.length, raters: new Set(tasks.map(({ rater }) => rater)).size, criteria }
}

const [, algorithm] = addedPlans

/** Adds a task with the unasked criteria to the end of the rater's tasks for each stale one. Returns how many. */
export function requeueStale(file: StudyFile): number {
  const tasks = staleTasks(file)
  const certificate = readCertificate(file)
  if (tasks.length === 0 || !certificate) return 0
  const { protocol } = readStudy(file)
  const settings = (task: StaleTask) => JSON.stringify({ ...task.phase, only: task.unasked })
  for (const [phase, alike] of Map.groupBy(tasks, settings)) {
    const raters = [...new Set(alike.map(({ rater }) => rater))]
    storePlan(
      file,
      {
        algorithm,
        seed: protocol.seed,
        phases: [JSON.parse(phase) as Phase],
        raters,
        tasks: (place) =>
          alike
            .filter(({ rater }) => rater === raters[place])
            .map(({ item, responses, blindLabels }) => ({ phase: 1, item, responses, blindLabels })),
      },
      certificate,
    )
  }
  return tasks.length
}
