import { createHash } from 'node:crypto'
import { type ErrorData, fail } from '#contract/errors.ts'
import type { Phase, PlanCertificate, Protocol, Rater } from '#contract/protocol.ts'
import { unansweredQualification } from '#db/queries/itemRoles.ts'
import { allItems } from '#db/queries/items.ts'
import { storePlan } from '#db/queries/plan.ts'
import { readRaters } from '#db/queries/raters.ts'
import { readRubric } from '#db/queries/rubric.ts'
import { fixSourceKey } from '#db/queries/sourceKey.ts'
import { readStudy } from '#db/queries/study.ts'
import type { StudyFile } from '#db/studyFile.ts'
import { certify } from '#protocol/certificate.ts'
import { makePlan } from '#protocol/plan.ts'
import type { Plan } from '#protocol/planTypes.ts'
import { namedSystems } from './naming.ts'

/** Draws the plan of a study from what is set up, or fails with the named reason why it cannot be drawn. */
export function drawPlan(file: StudyFile): { plan: Plan<Phase>; certificate: PlanCertificate } {
  const { protocol } = readStudy(file)
  const raters = readRaters(file).filter(({ kind }) => kind === 'human')
  const unready = unreadyBecause(file, protocol, raters)
  if (unready) fail('PLAN_IMPOSSIBLE', { reason: unready })
  const drawn = makePlan({ ...protocol, items: allItems(file), raters })
  if (!drawn.ok) return fail('PLAN_IMPOSSIBLE', { reason: drawn.reason })
  const certificate = certify(drawn.plan, planNames(file))
  return { plan: drawn.plan, certificate }
}

/** What a certificate calls systems and raters, and how it hashes. */
export const planNames = (file: StudyFile) => ({
  systemCode: codesOf(file),
  raterName: new Map(readRaters(file).map(({ id, pseudonym }) => [id as string, pseudonym])),
  hash: (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex'),
})

/** Why raters could not do what the plan would ask of them, as far as it is not the plan's own matter. */
function unreadyBecause(
  file: StudyFile,
  { phases, passMark }: Protocol,
  raters: readonly Rater[],
): ErrorData<'PLAN_IMPOSSIBLE'>['reason'] | null {
  const rated = phases.filter(({ kind }) => kind === 'rating')
  const { criteria } = readRubric(file)
  if (rated.length > 0 && criteria.length === 0) return 'no-criteria'
  const asked = (rater: Rater): boolean => criteria.some((criterion) => meant(criterion.groups, rater))
  if (rated.some((phase) => raters.some((rater) => meant(phase.groups, rater) && !asked(rater)))) {
    return 'phase-without-criteria'
  }
  if (passMark === undefined) return null
  const { items, without } = unansweredQualification(file)
  if (items === 0) return 'pass-mark-without-items'
  return without > 0 ? 'qualification-without-answers' : null
}

/** Whether something kept for groups, or for nobody in particular, is meant for a rater. */
const meant = (groups: readonly string[] | undefined, { groups: own = [] }: Rater): boolean =>
  groups === undefined || groups.some((group) => own.includes(group))

/** Draws the plan and stores it with its certificate, in which the key is fixed by its hash. */
export function storeDrawnPlan(file: StudyFile, at: string): PlanCertificate {
  const drawn = drawPlan(file)
  const certificate = { ...drawn.certificate, keyHash: fixSourceKey(file, at) }
  storePlan(file, drawn.plan, certificate)
  return certificate
}

/** Codes by system id, in the order of the codes, which is that of the random ids. */
const codesOf = (file: StudyFile) =>
  new Map(
    namedSystems(file)
      .systems.toSorted((one, other) => (one.id < other.id ? -1 : 1))
      .map(({ id, code }) => [id as string, code]),
  )
