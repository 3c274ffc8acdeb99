import { createHash } from 'node:crypto'
import { fail } from '#contract/errors.ts'
import type { Phase, PlanCertificate } from '#contract/protocol.ts'
import { allItems } from '#db/queries/items.ts'
import { storePlan } from '#db/queries/plan.ts'
import { readRaters } from '#db/queries/raters.ts'
import { readRubric } from '#db/queries/rubric.ts'
import { fixSourceKey } from '#db/queries/sourceKey.ts'
import { readStudy } from '#db/queries/study.ts'
import type { StudyFile } from '#db/studyFile.ts'
import { certify } from '#protocol/certificate.ts'
import { makePlan, type Plan } from '#protocol/plan.ts'
import { namedSystems } from './naming.ts'

/** Draws the plan of a study from what is set up, or fails with the named reason why it cannot be drawn. */
export function drawPlan(file: StudyFile): { plan: Plan<Phase>; certificate: PlanCertificate } {
  const { protocol } = readStudy(file)
  const raters = readRaters(file).filter(({ kind }) => kind === 'human')
  if (protocol.phases.some(({ kind }) => kind === 'rating') && readRubric(file).criteria.length === 0) {
    fail('PLAN_IMPOSSIBLE', { reason: 'no-criteria' })
  }
  const drawn = makePlan({
    items: allItems(file),
    raters: raters.map(({ id }) => id),
    phases: protocol.phases,
    itemOrder: protocol.itemOrder,
    seed: protocol.seed,
  })
  if (!drawn.ok) return fail('PLAN_IMPOSSIBLE', { reason: drawn.reason })
  const certificate = certify(drawn.plan, {
    systemCode: codesOf(file),
    raterName: new Map(raters.map(({ id, pseudonym }) => [id as string, pseudonym])),
    hash: (text: string) => createHash('sha256').update(text).digest('hex'),
  })
  return { plan: drawn.plan, certificate }
}

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
