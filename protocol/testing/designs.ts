import { createHash } from 'node:crypto'
import { makePlan } from '../plan.ts'
import type { Plan, PlanInput, PlannedTask } from '../planTypes.ts'

/** The tasks of every rater of a plan. */
export const tasksOf = (plan: Plan): PlannedTask[][] => plan.raters.map((_, rater) => [...plan.tasks(rater)])

/** Items with two responses each, compared in pairs unless said otherwise. */
export function simple(items: number, raters: number, rest: Partial<PlanInput>): PlanInput {
  return {
    items: Array.from({ length: items }, (_, item) => ({
      id: `i${item}`,
      responses: [0, 1].map((system) => ({ id: `r${item}.${system}`, system: `s${system}` })),
    })),
    raters: Array.from({ length: raters }, (_, rater) => ({ id: `rater${rater}` })),
    phases: [{ kind: 'preference', ties: true, strength: false }],
    itemOrder: 'random',
    seed: 1,
    ...rest,
  }
}

/** The plan of a design that has one. */
export function planned(input: PlanInput): Plan {
  const drawn = makePlan(input)
  if (!drawn.ok) throw new Error(drawn.reason)
  return drawn.plan
}

/** Codes and pseudonyms that can be told from ids. */
export function namesOf(input: PlanInput) {
  const systems = new Set(input.items.flatMap(({ responses }) => responses.map(({ system }) => system)))
  return {
    systemCode: new Map(Array.from(systems, (system) => [system, system.toUpperCase()])),
    raterName: new Map(input.raters.map(({ id }, place) => [id, `R${place}`])),
    hash: (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex'),
  }
}
