/**
 * `fixtures/studies/at-NNNN.evenhand`: a small study as it was stored after each step, for the tests of the steps that
 * follow. A stored study is never written again after a release, because then it could not show that files written by
 * that release still open. Written by the test of the steps when EVENHAND_WRITE_SNAPSHOT is set and one is missing.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { AssignmentId, CriterionId, RaterId } from '#contract/ids.ts'
import { connect, disconnect, run, type StudyFile } from '../driver.ts'
import { migrate } from '../migrate.ts'
import { migrations, numberOf } from '../migrations/all.ts'
import { rememberRun } from '../queries/analysisRuns.ts'
import { setStage } from '../queries/study.ts'
import { taskByOrdinal } from '../queries/tasks.ts'
import { fillStudy, instant, openJudging, protocol, raterAt, words } from './studyForTest.ts'

/** Writes what is missing in a folder. */
export function storeStudies(folder: string): void {
  for (const last of migrations.map(numberOf)) {
    const path = join(folder, `at-${String(last).padStart(4, '0')}.evenhand`)
    if (existsSync(path)) continue
    const file = connect(path, 'create')
    migrate(
      file,
      migrations.filter((step) => numberOf(step) <= last),
    )
    fillAsOf(file, last)
    run(file, 'VACUUM')
    disconnect(file)
  }
}

function fillAsOf(file: StudyFile, last: number): void {
  run(
    file,
    'INSERT INTO study (only_row, id, words, protocol, created_at, changed_at) VALUES (1, ?, ?, ?, ?, ?)',
    `stored${last}study00000`.slice(0, 20),
    JSON.stringify(words),
    JSON.stringify(protocol),
    instant(0),
    instant(0),
  )
  run(file, "INSERT INTO stage_event (stage, at) VALUES ('preparing', ?)", instant(0))
  run(file, 'INSERT INTO rubric_version (version, made_at) VALUES (1, ?)', instant(0))
  const filled = fillStudy(file, { items: 3, systems: 2, raters: 2, criteria: ['Accuracy', 'Clarity'] })
  if (last < 20) return
  openJudging(file, filled, [{ kind: 'rating' }, { kind: 'preference', ties: true, strength: false }])
  for (const rater of filled.raters) judgeSome(file, rater, filled.criteria)
  if (last < 30) return
  setStage(file, 'closed', instant(500))
  rememberRun(file, 'a hash', { kept: true }, instant(501))
}

/** All ratings but those of the last item, the first corrected once; one comparison. */
function judgeSome(file: StudyFile, rater: RaterId, criteria: readonly CriterionId[]): void {
  const work = raterAt(file, rater)
  const tasks = tasksOf(file, rater)
  for (const [place, task] of tasks.slice(0, 4).entries()) {
    for (const criterion of criteria) work.rate(task, criterion, 1 + (place % 5))
    work.submit(task)
  }
  const [corrected, ...others] = tasks
  if (corrected) {
    work.rate(corrected, criteria[0] as CriterionId, 5)
    work.submit(corrected)
  }
  const compared = others.at(-1)
  if (!compared) return
  work.record(compared, { kind: 'preference', value: { state: 'given', outcome: 1 } })
  work.submit(compared)
}

function tasksOf(file: StudyFile, rater: RaterId): AssignmentId[] {
  const tasks: AssignmentId[] = []
  for (let ordinal = 1; ; ordinal++) {
    const task = taskByOrdinal(file, rater, ordinal)
    if (!task) return tasks
    tasks.push(task.assignment)
  }
}
