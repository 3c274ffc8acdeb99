import { fail } from '#contract/errors.ts'
import type { RaterId } from '#contract/ids.ts'
import { excludedNow } from '#db/queries/exclusions.ts'
import { allItems } from '#db/queries/items.ts'
import { addedPlans, readCertificate, storePlan } from '#db/queries/plan.ts'
import { readRaters } from '#db/queries/raters.ts'
import { readStudy } from '#db/queries/study.ts'
import type { StudyFile } from '#db/studyFile.ts'
import type { Case } from './cases.ts'

const [algorithm] = addedPlans

/** People who have not judged a case. One who is left out has no vote in it, judged or not, and is not asked either. */
export function askable(file: StudyFile, { votes }: Case): RaterId[] {
  const left = excludedNow(file)
  return readRaters(file)
    .filter(({ id, kind }) => kind === 'human' && !left.has(id) && !votes.some(({ rater }) => rater === id))
    .map(({ id }) => id)
}

/**
 * Adds the task of a case to the end of another rater's tasks, shown as the design shows it. Fails with RATER_UNKNOWN
 * for who is not `askable`.
 */
export function askAnother(file: StudyFile, found: Case, rater: RaterId): void {
  if (!askable(file, found).includes(rater)) fail('RATER_UNKNOWN', {})
  const { protocol } = readStudy(file)
  const phase = protocol.phases.find(({ kind }) => kind === found.subject.kind)
  const certificate = readCertificate(file)
  if (!phase || !certificate) fail('CASE_UNKNOWN', {})
  const all =
    allItems(file)
      .find(({ id }) => id === found.item)
      ?.responses.map(({ id }) => id) ?? []
  const alone = [found.first, ...(found.second === null ? [] : [found.second])]
  const responses = phase.kind === 'rating' && phase.together ? all : alone
  const blindLabels = responses.map((_, place) => (responses.length === 1 ? '' : ('ABCDEFGHIJ'[place] ?? '')))
  const tasks = () => [{ phase: 1, item: found.item, responses, blindLabels }]
  storePlan(file, { algorithm, seed: protocol.seed, phases: [phase], raters: [rater], tasks }, certificate)
}
