import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makePlan } from './plan.ts'
import type { Plan, PlanInput, PlannedTask } from './planTypes.ts'
import { planned, tasksOf } from './testing/designs.ts'
import {
  design,
  designOf,
  full,
  leads,
  ordersIn,
  preference,
  ranking,
  ratersOf,
  rating,
  worst,
} from './testing/randomDesigns.ts'

describe('a plan', () => {
  it('keeps its promises for a thousand designs', () => {
    fc.assert(
      fc.property(design, (input) => {
        const drawn = makePlan(input)
        if (!drawn.ok) return
        const tasks = tasksOf(drawn.plan)
        const phases = input.phases.map((_, place) => place + 1)
        for (const own of tasks) {
          // Within a rater, each phase on its own and all comparisons together.
          for (const phase of phases) expect(worst(leads(ordersIn(own, phase)))).toBeLessThanOrEqual(1)
          expect(worst(leads(own.map(({ systems }) => systems)))).toBeLessThanOrEqual(1)
          // Phase by phase, the tasks of an item next to each other.
          expect(own.map(({ phase }) => phase)).toEqual(own.map(({ phase }) => phase).sort())
          const runs = own.map(({ phase, item }) => `${phase} ${item}`)
          expect(new Set(runs).size).toBe(runs.filter((run, place) => run !== runs[place - 1]).length)
        }
        // Over all raters, and for every item over the raters.
        for (const phase of phases) {
          expect(worst(leads(tasks.flatMap((own) => ordersIn(own, phase))))).toBeLessThanOrEqual(1)
          for (const { id } of input.items) {
            const ofItem = tasks.flatMap((own) =>
              ordersIn(
                own.filter(({ item }) => item === id),
                phase,
              ),
            )
            expect(worst(leads(ofItem))).toBeLessThanOrEqual(1)
          }
        }
      }),
      { numRuns: 1000 },
    )
  }, 60_000)

  it('asks every rater everything once, with labels by position', () => {
    fc.assert(
      fc.property(design, (input) => {
        const drawn = makePlan(input)
        if (!drawn.ok) return
        const wanted = input.phases.flatMap(({ kind }, place) =>
          input.items.flatMap(({ responses }) => {
            const ids = responses.map(({ id }) => id)
            const sets =
              kind === 'rating'
                ? ids.map((id) => [id])
                : kind === 'ranking'
                  ? [ids].filter(({ length }) => length > 1)
                  : ids.flatMap((one, at) => ids.slice(at + 1).map((other) => [one, other]))
            return sets.map((set) => `${place + 1}: ${set.sort().join(' ')}`)
          }),
        )
        for (const own of tasksOf(drawn.plan)) {
          const found = own.map(({ phase, responses }) => `${phase}: ${[...responses].sort().join(' ')}`)
          expect(found.sort()).toEqual([...wanted].sort())
          for (const { blindLabels, responses } of own) {
            expect(blindLabels.join('')).toBe(responses.length === 1 ? '' : 'ABCDEFGHIJ'.slice(0, responses.length))
          }
        }
        expect(drawn.plan.assignments).toBe(wanted.length * input.raters.length)
      }),
      { numRuns: 200 },
    )
  })

  it('is the same for the same seed, at every call, and another for another seed', () => {
    const input = designOf(full(8, 4), {
      raters: ratersOf(3),
      phases: [rating, preference, ranking],
      itemOrder: 'random',
      seed: 11,
    })
    const plan = planned(input)
    expect(tasksOf(plan)).toEqual(tasksOf(plan))
    expect(tasksOf(planned(input))).toEqual(tasksOf(plan))
    expect(tasksOf(planned({ ...input, seed: 12 }))).not.toEqual(tasksOf(plan))
  })

  it('does not depend on what raters, items and systems are called', () => {
    const input = designOf(full(6, 3), { raters: ratersOf(3), phases: [ranking], itemOrder: 'random', seed: 5 })
    const renamed: PlanInput = {
      ...input,
      raters: ['z', 'm', 'a'].map((id) => ({ id })),
      items: input.items.map(({ responses }, item) => ({
        id: `z${99 - item}`,
        responses: responses.map(({ id, system }) => ({ id: `q${id}`, system: `${9 - Number(system.at(-1))}` })),
      })),
    }
    const places = (plan: Plan) =>
      tasksOf(plan).map((own) =>
        own.map(({ itemPlace, responses }) => responses.map((id) => plan.raters.length + itemPlace + id.slice(-2))),
      )
    expect(places(planned(renamed))).toEqual(places(planned(input)))
  })

  it('follows the file where asked, and else gives every rater and phase an own order', () => {
    const rest = { raters: ratersOf(3), phases: [ranking, preference], seed: 3 }
    const order = (tasks: readonly PlannedTask[], phase: number) => [
      ...new Set(tasks.filter((task) => task.phase === phase).map(({ itemPlace }) => itemPlace)),
    ]
    const imported = tasksOf(planned(designOf(full(20, 2), { ...rest, itemOrder: 'as-imported' })))
    for (const own of imported) expect(order(own, 1)).toEqual([...full(20, 2).keys()])
    const drawn = tasksOf(planned(designOf(full(20, 2), { ...rest, itemOrder: 'random' })))
    const orders = drawn.flatMap((own) => [order(own, 1).join(), order(own, 2).join()])
    expect(new Set(orders).size).toBe(6)
  })

  it('does not alternate: which response comes first cannot be told from the one before', () => {
    const input = designOf(full(2000, 2), {
      raters: ratersOf(1),
      phases: [preference],
      itemOrder: 'as-imported',
      seed: 8,
    })
    const firsts = [...planned(input).tasks(0)].map(({ systems }) => systems[0])
    const changes = firsts.filter((system, place) => place > 0 && system !== firsts[place - 1]).length
    // Of 1999 neighbours about half differ; four standard deviations are 90.
    expect(Math.abs(changes - 999.5)).toBeLessThan(90)
  })

  it('uses all orders of a ranking about equally often', () => {
    const input = designOf(full(1200, 3), { raters: ratersOf(2), phases: [ranking], itemOrder: 'random', seed: 2 })
    const counts = Map.groupBy(tasksOf(planned(input)).flat(), ({ systems }) => systems.join())
    expect(counts.size).toBe(6)
    // 2400 rankings, 400 of each order; mirrored items and raters come in fours, so the spread is twice the usual 18.
    for (const group of counts.values()) expect(Math.abs(group.length - 400)).toBeLessThan(150)
  })

  it.each([
    ['no-items', full(0, 2), ratersOf(1), [rating]],
    ['no-items', [[false, false]], ratersOf(1), [rating]],
    ['no-raters', full(2, 2), [], [rating]],
    ['fewer-than-two-systems', full(3, 1), ratersOf(1), [rating, preference]],
    ['too-many-responses-to-rank', full(3, 11), ratersOf(1), [ranking]],
  ] as const)('says why it cannot be drawn: %s', (reason, present, raters, phases) => {
    const input = designOf(present, { raters, phases, itemOrder: 'random', seed: 1 })
    expect(makePlan(input)).toEqual({ ok: false, reason })
  })

  it('is drawn as it always was (stored)', () => {
    const input = designOf(
      full(5, 3).map((row, item) => (item === 4 ? [true, false, true] : row)),
      { raters: ratersOf(3), phases: [rating, preference, ranking], itemOrder: 'random', seed: 20260105 },
    )
    const lines = tasksOf(planned(input)).map((own) =>
      own.map(
        ({ phase, item, responses, blindLabels }) => `${phase} ${item} ${responses.join(' ')} ${blindLabels.join('')}`,
      ),
    )
    const path = join(import.meta.dirname, 'plan.snapshot.json')
    if (process.env.EVENHAND_WRITE_SNAPSHOT) writeFileSync(path, `${JSON.stringify(lines, null, 1)}\n`)
    expect(lines).toEqual(JSON.parse(readFileSync(path, 'utf8')))
  })
})
