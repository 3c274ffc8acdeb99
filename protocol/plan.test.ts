import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { certify } from './certificate.ts'
import { makePlan } from './plan.ts'
import type { Plan, PlanInput, PlannedTask, PlanPhase } from './planTypes.ts'
import { emptyTask, readTask } from './taskCodes.ts'

const rating: PlanPhase = { kind: 'rating' }
const preference: PlanPhase = { kind: 'preference', ties: true, strength: false }
const ranking: PlanPhase = { kind: 'ranking', ties: true }

/** `present[i][s]`: whether system s answered item i. */
function designOf(present: readonly (readonly boolean[])[], rest: Omit<PlanInput, 'items'>): PlanInput {
  const items = present.map((answered, item) => ({
    id: `item${item}`,
    responses: answered.flatMap((there, system) =>
      there ? [{ id: `response${item}.${system}`, system: `system${system}` }] : [],
    ),
  }))
  return { items, ...rest }
}
const full = (items: number, systems: number): boolean[][] =>
  Array.from({ length: items }, () => Array.from({ length: systems }, () => true))
const ratersOf = (count: number): { id: string }[] =>
  Array.from({ length: count }, (_, place) => ({ id: `rater${place}` }))

function planOf(input: PlanInput): Plan {
  const drawn = makePlan(input)
  if (!drawn.ok) throw new Error(drawn.reason)
  return drawn.plan
}
const tasksOf = (plan: Plan): PlannedTask[][] => plan.raters.map((_, rater) => [...plan.tasks(rater)])

const design: fc.Arbitrary<PlanInput> = fc
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
function leads(tasks: readonly (readonly string[])[]): Map<string, number> {
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
const worst = (counts: Map<string, number>): number => Math.max(0, ...[...counts.values()].map(Math.abs))

/** The same tasks with the responses of each in the order of the file. */
function inFileOrder(codes: Int32Array): Int32Array {
  const task = emptyTask()
  for (let start = 0; start < codes.length; start = task.next) {
    readTask(codes, start, task)
    codes.subarray(task.at, task.next).sort()
  }
  return codes
}

/** The orders in which responses were shown in one phase; the ratings of an item make one order. */
function ordersIn(tasks: readonly PlannedTask[], phase: number): string[][] {
  const own = tasks.filter((task) => task.phase === phase)
  if (!own.every(({ systems }) => systems.length === 1)) return own.map(({ systems }) => [...systems])
  return [...Map.groupBy(own, ({ item }) => item).values()].map((group) => group.flatMap(({ systems }) => systems))
}

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
    const plan = planOf(input)
    expect(tasksOf(plan)).toEqual(tasksOf(plan))
    expect(tasksOf(planOf(input))).toEqual(tasksOf(plan))
    expect(tasksOf(planOf({ ...input, seed: 12 }))).not.toEqual(tasksOf(plan))
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
    expect(places(planOf(renamed))).toEqual(places(planOf(input)))
  })

  it('follows the file where asked, and else gives every rater and phase an own order', () => {
    const rest = { raters: ratersOf(3), phases: [ranking, preference], seed: 3 }
    const order = (tasks: readonly PlannedTask[], phase: number) => [
      ...new Set(tasks.filter((task) => task.phase === phase).map(({ itemPlace }) => itemPlace)),
    ]
    const imported = tasksOf(planOf(designOf(full(20, 2), { ...rest, itemOrder: 'as-imported' })))
    for (const own of imported) expect(order(own, 1)).toEqual([...full(20, 2).keys()])
    const drawn = tasksOf(planOf(designOf(full(20, 2), { ...rest, itemOrder: 'random' })))
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
    const firsts = [...planOf(input).tasks(0)].map(({ systems }) => systems[0])
    const changes = firsts.filter((system, place) => place > 0 && system !== firsts[place - 1]).length
    // Of 1999 neighbours about half differ; four standard deviations are 90.
    expect(Math.abs(changes - 999.5)).toBeLessThan(90)
  })

  it('uses all orders of a ranking about equally often', () => {
    const input = designOf(full(1200, 3), { raters: ratersOf(2), phases: [ranking], itemOrder: 'random', seed: 2 })
    const counts = Map.groupBy(tasksOf(planOf(input)).flat(), ({ systems }) => systems.join())
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
    const lines = tasksOf(planOf(input)).map((own) =>
      own.map(
        ({ phase, item, responses, blindLabels }) => `${phase} ${item} ${responses.join(' ')} ${blindLabels.join('')}`,
      ),
    )
    const path = join(import.meta.dirname, 'plan.snapshot.json')
    if (process.env.EVENHAND_WRITE_SNAPSHOT) writeFileSync(path, `${JSON.stringify(lines, null, 1)}\n`)
    expect(lines).toEqual(JSON.parse(readFileSync(path, 'utf8')))
  })
})

describe('a certificate', () => {
  const names = (input: PlanInput) => ({
    systemCode: new Map(
      [...new Set(input.items.flatMap(({ responses }) => responses.map(({ system }) => system)))].map((id, place) => [
        id,
        `S${place + 1}`,
      ]),
    ),
    raterName: new Map(input.raters.map(({ id }, place) => [id, `R${place + 1}`])),
    hash: (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex'),
  })
  const input = designOf(full(5, 3), {
    raters: ratersOf(3),
    phases: [rating, preference, ranking],
    itemOrder: 'random',
    seed: 4,
  })

  it('counts what the plan hands out, by codes and pseudonyms', () => {
    const plan = planOf(input)
    const certificate = certify(plan, names(input))
    expect(certificate).toMatchObject({ algorithm: plan.algorithm, seed: 4, assignments: 3 * (15 + 15 + 5) })
    expect(certificate.perRater).toEqual(['R1', 'R2', 'R3'].map((rater) => ({ rater, assignments: 35 })))
    const pooled = certificate.positions.filter(({ rater }) => rater === null)
    expect(pooled.map(({ systems }) => systems.join())).toEqual(['S1,S2', 'S1,S3', 'S2,S3'])
    // Ten comparisons of each two systems per rater: five as a pair, five in a ranking.
    for (const { first } of pooled) expect(first[0] + first[1]).toBe(30)
    expect(certificate.positions).toHaveLength(12)
    expect(certificate.worstImbalance).toBeLessThanOrEqual(1)
    expect(JSON.stringify(certificate)).not.toMatch(/system\d|rater\d/)
  })

  it('agrees with a count by hand, whatever the design', () => {
    fc.assert(
      fc.property(design, (random) => {
        const drawn = makePlan(random)
        if (!drawn.ok) return
        const certificate = certify(drawn.plan, names(random))
        const tasks = tasksOf(drawn.plan)
        const phases = random.phases.map((_, place) => place + 1)
        const byHand = tasks.flatMap((own) => [
          ...phases.map((phase) => worst(leads(ordersIn(own, phase)))),
          worst(leads(own.map(({ systems }) => systems))),
        ])
        expect(certificate.worstImbalance).toBe(Math.max(0, ...byHand))
        expect(certificate.perRater.map(({ assignments }) => assignments)).toEqual(tasks.map(({ length }) => length))
      }),
      { numRuns: 200 },
    )
  })

  it('shows an imbalance when there is one', () => {
    const plan = planOf(input)
    const sided: Plan = { ...plan, codes: (rater) => inFileOrder(plan.codes(rater)) }
    expect(certify(sided, names(input)).worstImbalance).toBe(10)
  })

  it('has another hash for any other plan', () => {
    const plan = planOf(input)
    const hashes = [
      certify(plan, names(input)).hash,
      certify(planOf({ ...input, seed: 5 }), names(input)).hash,
      certify(planOf({ ...input, itemOrder: 'as-imported' }), names(input)).hash,
      certify({ ...plan, phases: [rating, { ...preference, ties: false } as PlanPhase, ranking] }, names(input)).hash,
    ]
    expect(certify(planOf(input), names(input)).hash).toBe(hashes[0])
    expect(new Set(hashes).size).toBe(4)
    for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('of ratings alone counts the order in which the responses of an item are rated', () => {
    const rated = { ...input, phases: [rating] }
    const { positions } = certify(planOf(rated), names(rated))
    for (const { first } of positions.filter(({ rater }) => rater === 'R1')) expect(first[0] + first[1]).toBe(5)
  })
})
