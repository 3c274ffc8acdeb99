import { fail } from '#contract/errors.ts'
import type { PlanCertificate } from '#contract/protocol.ts'
import { allItems } from '#db/queries/items.ts'
import { readCertificate } from '#db/queries/plan.ts'
import { readStudy } from '#db/queries/study.ts'
import { closeStudyFile, openStudyFile, type StudyFile } from '#db/studyFile.ts'
import { csvText } from '#formats/writers/csv.ts'
import { drawPlan, planNames } from './planning.ts'

/** One task of a plan as a row for people: systems by code, items by their key. */
type TaskRow = {
  readonly rater: string
  readonly ordinal: number
  readonly phase: number
  readonly kind: string
  readonly item: string
  readonly role: string
  readonly occurrence: number
  readonly systems: string
  readonly labels: string
}

export type PlanOnDisk = {
  readonly title: string
  /** What would be drawn, or what raters work by since judging was opened. */
  readonly state: 'drawn' | 'stored'
  readonly certificate: PlanCertificate
  /** Every planned task as CSV; null unless asked for. */
  readonly tasks: string | null
}

/**
 * The plan of the study at a path: drawn anew while the study is in preparation, else as stored; listing its tasks needs
 * the former. Nothing is written. Fails with what keeps a study from being opened, PLAN_IMPOSSIBLE and WRONG_STAGE.
 */
export function planAtPath(path: string, { lists }: { readonly lists: boolean }): PlanOnDisk {
  const file = openStudyFile(path)
  try {
    const { stage, words } = readStudy(file)
    if (stage === 'preparing') {
      const { certificate } = drawPlan(file)
      return { title: words.title, state: 'drawn', certificate, tasks: lists ? csvOf(taskRows(file)) : null }
    }
    const certificate = readCertificate(file)
    if (lists || certificate === null) return fail('WRONG_STAGE', { stage, needed: 'preparing' })
    return { title: words.title, state: 'stored', certificate, tasks: null }
  } finally {
    closeStudyFile(file)
  }
}

const columns = ['rater', 'ordinal', 'phase', 'kind', 'item', 'role', 'occurrence', 'systems', 'labels'] as const

const csvOf = (tasks: readonly TaskRow[]): string =>
  csvText({ columns, rows: tasks.map((task) => columns.map((column) => task[column])) })

function taskRows(file: StudyFile): TaskRow[] {
  const { plan } = drawPlan(file)
  const items = allItems(file)
  const { systemCode, raterName } = planNames(file)
  return plan.raters.flatMap((rater, place) =>
    Array.from(plan.tasks(place), (task, before): TaskRow => {
      const item = items[task.itemPlace]
      return {
        rater: raterName.get(rater) ?? '',
        ordinal: before + 1,
        phase: task.phase,
        kind: plan.phases[task.phase - 1]?.kind ?? '',
        item: item?.key ?? '',
        role: item?.role ?? '',
        occurrence: task.occurrence,
        systems: task.systems.map((system): string => systemCode.get(system) ?? '').join(' '),
        labels: task.blindLabels.join(' '),
      }
    }),
  )
}
