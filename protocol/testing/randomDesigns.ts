import fc from 'fast-check'
import type { PlanInput, PlannedTask, PlanPhase } from '../planTypes.ts'

/** A phase of each kind that a plan tells apart. */
export const rating: PlanPhase = { kind: 'rating' }
export const preference: PlanPhase = { kind: 'preference', ties: true, strength: false }
export const ranking: PlanPhase = { kind: 'ranking', ties: true }

/** `present[i][s]`: whether system s answered item i. */
export function designOf(present: readonly (readonly boolean[])[], rest: Omit<PlanInput, 'items'>): PlanInput {
  const items = present.map((answered, item) => ({
    id: `item${item}`,
    responses: answered.flatMap((there, system) =>
      there ? [{ id: `response${item}.${system}`, system: `system${system}` }] : [],
    ),
  }))
  return { items, ...rest }
}
/** Every system answered every item. */
export const full = (items: number, systems: number): boolean[][] =>
  Array.from({ length: items }, () => Array.from({ length: systems }, () => true))

export const ratersOf = (count: number): { id: string }[] =>
  Array.from({ length: count }, (_, place) => ({ id: `rater${place}` }))

/** Small designs of any kind, with answers missing in some. */
export const design: fc.Arbitrary<PlanInput> = fc
  .record({
    items: fc.integer({ min: 1, max: 14 }),
    systems: fc.integer({ min: 2, max: 7 }),
    raters: fc.integer({ min: 1, max: 6 }),
    itemOrder: fc.constantFrom('random' as const, 'as-imported' as const),
    seed: fc.integer({ min: 0, max: 4294967295 }),
    phases: fc.shuffledSubarray([rating, preference, ranking], { minLength: 1 }),
    missing: fc.constantFrom(0, 0, 0.1, 0.3, 0.6),
  })
  .chain(({ items, systems, raters, missing, ...rest }) =>
    fc
      .array(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: systems, maxLength: systems }), {
        minLength: items,
        maxLength: items,
      })
      .map((draws) =>
        designOf(
          draws.map((row) => row.map((draw) => draw >= missing)),
          { ...rest, raters: ratersOf(raters) },
        ),
      ),
  )

/** Lead of one system over another in being shown first, by "one other"; counted by hand, not by the certificate. */
export function leads(tasks: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const systems of tasks) {
    systems.forEach((one, early) => {
      for (const other of systems.slice(early + 1)) {
        const [key, step] = one < other ? [`${one} ${other}`, 1] : [`${other} ${one}`, -1]
        counts.set(key, (counts.get(key) ?? 0) + step)
      }
    })
  }
  return counts
}

/** The largest lead, whichever way. */
export const worst = (counts: Map<string, number>): number => Math.max(0, ...[...counts.values()].map(Math.abs))

/** The orders in which responses were shown in one phase; the ratings of an item make one order. */
export function ordersIn(tasks: readonly PlannedTask[], phase: number): string[][] {
  const own = tasks.filter((task) => task.phase === phase)
  if (!own.every(({ systems }) => systems.length === 1)) return own.map(({ systems }) => [...systems])
  return [...Map.groupBy(own, ({ item }) => item).values()].map((group) => group.flatMap(({ systems }) => systems))
}
