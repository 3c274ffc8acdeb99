import { mostOnOneScreen } from './labels.ts'
import type { PlanInput, PlanItem, PlanObstacle, PlanPhase, PlanRater } from './planTypes.ts'

/** Whether a rater does a phase: everyone does, unless it is kept for groups. */
export const takesPart = ({ groups: own = [] }: PlanRater, { groups }: PlanPhase): boolean =>
  groups === undefined || groups.some((group) => own.includes(group))

export const roleOf = ({ role }: PlanItem): NonNullable<PlanItem['role']> => role ?? 'study'

/** Why nothing can be drawn from this, as far as it shows before drawing. */
export function obstacleTo(input: PlanInput): PlanObstacle | null {
  const { items, raters, phases } = input
  const answered = items.filter((item) => roleOf(item) === 'study' && item.responses.length > 0)
  if (answered.length === 0) return 'no-items'
  if (raters.length === 0) return 'no-raters'
  const most = items.reduce((size, { responses }) => Math.max(size, responses.length), 0)
  const mostOfStudy = answered.reduce((size, { responses }) => Math.max(size, responses.length), 0)
  for (const phase of phases) {
    if (phase.kind === 'best-worst' && mostOfStudy < 3) return 'fewer-than-three-responses'
    if (phase.kind !== 'rating' && mostOfStudy < 2) return 'fewer-than-two-systems'
    if (phase.kind === 'ranking' && most > mostOnOneScreen) return 'too-many-responses-to-rank'
    const together = phase.kind === 'best-worst' || (phase.kind === 'rating' && phase.together)
    if (together && most > mostOnOneScreen) return 'too-many-responses-together'
    if (!raters.some((rater) => takesPart(rater, phase))) return 'phase-without-raters'
  }
  return obstacleToSharing(input, answered.length)
}

function obstacleToSharing({ raters, phases, ratersPerItem, overlap }: PlanInput, items: number): PlanObstacle | null {
  if (ratersPerItem === undefined) return overlap === undefined ? null : 'overlap-without-sharing'
  if ((overlap ?? 0) > items) return 'overlap-above-items'
  const fewest = Math.min(...phases.map((phase) => raters.filter((rater) => takesPart(rater, phase)).length))
  return ratersPerItem > fewest ? 'too-few-raters-per-item' : null
}
