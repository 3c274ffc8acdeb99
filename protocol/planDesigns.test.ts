import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { certify } from './certificate.ts'
import { labelKeys } from './labels.ts'
import { makePlan } from './plan.ts'
import type { ItemRole, PlanInput, PlannedTask, PlanPhase } from './planTypes.ts'
import { namesOf, planned, simple, tasksOf } from './testing/designs.ts'

const phase: fc.Arbitrary<PlanPhase> = fc.oneof(
  fc.constantFrom<PlanPhase>(
    { kind: 'rating' },
    { kind: 'rating', together: true },
    { kind: 'preference', ties: true, strength: false },
    { kind: 'ranking', ties: true },
    { kind: 'best-worst' },
  ),
  fc.constantFrom<PlanPhase>(
    { kind: 'rating', groups: ['experts'] },
    { kind: 'preference', ties: true, strength: true, groups: ['experts', 'students'] },
  ),
)
const role = fc.constantFrom<ItemRole>(
  'study',
  'study',
  'study',
  'study',
  'study',
  'gold',
  'attention',
  'practice',
  'qualification',
)

const design: fc.Arbitrary<PlanInput> = fc
  .record({
    roles: fc.array(role, { minLength: 2, maxLength: 24 }),
    systems: fc.integer({ min: 2, max: 5 }),
    raters: fc.integer({ min: 1, max: 7 }),
    itemOrder: fc.constantFrom('random' as const, 'as-imported' as const),
    seed: fc.integer({ min: 0, max: 4294967295 }),
    phases: fc.array(phase, { minLength: 1, maxLength: 3 }),
    missing: fc.constantFrom(0, 0, 0.2),
    ratersPerItem: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
    overlap: fc.integer({ min: 0, max: 3 }),
    repeats: fc.option(
      fc.record({ items: fc.integer({ min: 1, max: 5 }), minimumGap: fc.integer({ min: 1, max: 9 }) }),
      {
        nil: undefined,
      },
    ),
    counterbalancedPhases: fc.constantFrom(true as const, undefined),
    labelSet: fc.constantFrom('letters' as const, 'shapes' as const, 'colours' as const, undefined),
    draws: fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
  })
  .map(({ roles, systems, raters, missing, draws, overlap, ...rest }) => ({
    ...rest,
    ...(rest.ratersPerItem !== undefined && overlap > 0 ? { overlap } : {}),
    items: roles.map((each, item) => ({
      id: `item${item}`,
      role: each,
      responses: Array.from({ length: systems }, (_, system) => ({
        id: `r${item}.${system}`,
        system: `s${system}`,
      })).filter(() => (draws.next().value as number) >= missing),
    })),
    raters: Array.from({ length: raters }, (_, rater) => ({
      id: `rater${rater}`,
      ...(rater % 3 === 0 ? { groups: ['experts'] } : rater % 3 === 1 ? { groups: ['students'] } : {}),
    })),
  }))

const sizeOf = (shown: PlanPhase, responses: number): number => {
  if (shown.kind === 'preference') return (responses * (responses - 1)) / 2
  if (shown.kind === 'ranking') return Number(responses >= 2)
  if (shown.kind === 'best-worst') return Number(responses >= 3)
  return shown.together ? Number(responses >= 1) : responses
}

/** Leads of systems in being shown first over orders, counted by hand. */
function worstLead(orders: readonly (readonly string[])[]): number {
  const leads = new Map<string, number>()
  for (const order of orders) {
    order.forEach((one, early) => {
      for (const other of order.slice(early + 1)) {
        const [key, step] = one < other ? [`${one} ${other}`, 1] : [`${other} ${one}`, -1]
        leads.set(key, (leads.get(key) ?? 0) + step)
      }
    })
  }
  return Math.max(0, ...[...leads.values()].map(Math.abs))
}

/** Orders shown in a phase: several responses on one screen, or the sequence in which an item's responses are rated. */
function ordersOf(tasks: readonly PlannedTask[]): string[][] {
  const single = tasks.filter(({ systems }) => systems.length === 1)
  const sequences = Map.groupBy(single, ({ item, occurrence }) => `${item} ${occurrence}`)
  return [
    ...tasks.filter(({ systems }) => systems.length > 1).map(({ systems }) => [...systems]),
    ...[...sequences.values()].map((group) => group.flatMap(({ systems }) => systems)),
  ]
}

describe('a plan of any design', () => {
  it('keeps first and second within one for every rater, with repeats, shared items, roles and groups', () => {
    fc.assert(
      fc.property(design, (input) => {
        const drawn = makePlan(input)
        fc.pre(drawn.ok)
        const enters = (task: PlannedTask) => (input.items[task.itemPlace]?.role ?? 'study') === 'study'
        for (const own of tasksOf(drawn.plan)) {
          const counted = own.filter(enters)
          for (const place of input.phases.keys()) {
            const inPhase = counted.filter((task) => task.phase === place + 1)
            expect(worstLead(ordersOf(inPhase))).toBeLessThanOrEqual(1)
            expect(worstLead(ordersOf(inPhase.filter(({ occurrence }) => occurrence === 1)))).toBeLessThanOrEqual(1)
          }
          expect(
            worstLead(counted.filter(({ systems }) => systems.length > 1).map(({ systems }) => [...systems])),
          ).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 1000 },
    )
  }, 60_000)

  it('gives everybody what the design says, practice and qualification first, repeats far enough apart', () => {
    fc.assert(
      fc.property(design, (input) => {
        const drawn = makePlan(input)
        fc.pre(drawn.ok)
        const all = tasksOf(drawn.plan)
        expect(all.flat()).toHaveLength(drawn.plan.assignments)
        const rank = { practice: 0, qualification: 1, study: 2, gold: 2, attention: 2 }
        all.forEach((own, place) => {
          const rounds = own.map(({ itemPlace }) => rank[input.items[itemPlace]?.role ?? 'study'])
          expect(rounds).toEqual([...rounds].sort())
          const rater = input.raters[place] as PlanInput['raters'][number]
          for (const [phase, shown] of input.phases.entries()) {
            const inPhase = own.filter((task) => task.phase === phase + 1)
            const invited = !shown.groups || shown.groups.some((group) => rater.groups?.includes(group))
            if (!invited) expect(inPhase).toEqual([])
            for (const [item, { role: each, responses }] of input.items.entries()) {
              const tasks = inPhase.filter(({ itemPlace, occurrence }) => itemPlace === item && occurrence === 1)
              const size = sizeOf(shown, responses.length)
              if (each !== 'study') expect(tasks).toHaveLength(invited ? size : 0)
              else expect([0, size]).toContain(tasks.length)
              expect(new Set(tasks.map((task) => task.responses.toSorted().join())).size).toBe(tasks.length)
            }
            checkRepeats(input, inPhase)
          }
        })
      }),
      { numRuns: 400 },
    )
  }, 60_000)

  /** Each repeat shows what was shown, turned round, late enough. */
  function checkRepeats(input: PlanInput, inPhase: readonly PlannedTask[]): void {
    const again = inPhase.filter(({ occurrence }) => occurrence === 2)
    const wanted = inPhase.length > 0 ? (input.repeats?.items ?? 0) : 0
    const items = new Set(again.map(({ item }) => item))
    const own = inPhase.some(({ itemPlace }) => (input.items[itemPlace]?.role ?? 'study') === 'study')
    expect(items.size).toBe(own ? wanted : 0)
    for (const item of items) {
      const first = inPhase.filter((task) => task.item === item && task.occurrence === 1)
      const second = inPhase.filter((task) => task.item === item && task.occurrence === 2)
      const lastOfFirst = inPhase.indexOf(first.at(-1) as PlannedTask)
      const firstOfSecond = inPhase.indexOf(second[0] as PlannedTask)
      expect(firstOfSecond - lastOfFirst - 1).toBeGreaterThanOrEqual(input.repeats?.minimumGap ?? 0)
      const turned = (tasks: readonly PlannedTask[]) =>
        tasks.map(({ responses }) => responses.toReversed().join()).sort()
      expect(second.map(({ responses }) => responses.join()).sort()).toEqual(turned(first))
    }
  }

  it('shares items out evenly: loads, and items shared by every two raters', () => {
    fc.assert(
      fc.property(
        fc.record({
          items: fc.integer({ min: 20, max: 120 }),
          raters: fc.integer({ min: 3, max: 9 }),
          perItem: fc.integer({ min: 2, max: 4 }),
          overlap: fc.integer({ min: 1, max: 5 }),
          seed: fc.nat(),
        }),
        ({ items, raters, perItem, overlap, seed }) => {
          fc.pre(perItem < raters)
          const input = simple(items, raters, { ratersPerItem: perItem, overlap, seed })
          const plan = planned(input)
          const seen = tasksOf(plan).map((own) => new Set(own.map(({ itemPlace }) => itemPlace)))
          const loads = seen.map(({ size }) => size)
          expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
          const perEach = input.items.map((_, item) => seen.filter((own) => own.has(item)).length)
          expect(perEach.filter((count) => count === raters)).toHaveLength(overlap)
          expect(perEach.filter((count) => count === perItem)).toHaveLength(items - overlap)
          const { details } = certify(plan, namesOf(input))
          const spread = (details.shared?.most ?? 0) - (details.shared?.fewest ?? 0)
          expect(spread).toBeLessThanOrEqual(3)
          expect(details.raterGroups).toHaveLength(1)
        },
      ),
      { numRuns: 100 },
    )
  }, 60_000)

  it('shows every system at every place of a screen about equally often', () => {
    fc.assert(
      fc.property(
        fc.record({ items: fc.integer({ min: 1, max: 40 }), systems: fc.integer({ min: 2, max: 6 }), seed: fc.nat() }),
        fc.constantFrom<PlanPhase>({ kind: 'ranking', ties: true }, { kind: 'rating', together: true }),
        ({ items, systems, seed }, shown) => {
          const input = simple(items, 2, { seed, phases: [shown] })
          const wide = input.items.map(({ id }, item) => ({
            id,
            responses: Array.from({ length: systems }, (_, system) => ({
              id: `r${item}.${system}`,
              system: `s${system}`,
            })),
          }))
          for (const own of tasksOf(planned({ ...input, items: wide }))) {
            for (let place = 0; place < systems; place++) {
              const times = Array.from(
                { length: systems },
                (_, system) => own.filter((task) => task.systems[place] === `s${system}`).length,
              )
              expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(3)
            }
          }
        },
      ),
      { numRuns: 200 },
    )
  })

  it('lets half of the raters do the phases in the reverse order', () => {
    const phases: PlanPhase[] = [{ kind: 'rating' }, { kind: 'ranking', ties: true }]
    const plan = planned({ ...simple(6, 4, { seed: 9 }), phases, counterbalancedPhases: true })
    const starts = tasksOf(plan).map((own) => own[0]?.phase)
    expect(starts.filter((first) => first === 1)).toHaveLength(2)
  })

  it('turns shapes and colours about, and letters never', () => {
    const labelsOf = (labelSet: 'letters' | 'shapes' | 'colours') =>
      tasksOf(planned({ ...simple(40, 1, { seed: 3 }), labelSet }))
        .flat()
        .map(({ blindLabels }) => blindLabels.join(' '))
    expect(new Set(labelsOf('letters'))).toEqual(new Set(['A B']))
    expect(new Set(labelsOf('shapes'))).toEqual(new Set(['shape:circle shape:square', 'shape:square shape:circle']))
    expect(new Set(labelsOf('colours')).size).toBe(2)
    for (const keys of Object.values(labelKeys)) expect(new Set(keys).size).toBe(10)
  })

  it.each<[string, PlanInput]>([
    ['phase-without-raters', { ...simple(3, 2, {}), phases: [{ kind: 'rating', groups: ['nobody'] }] }],
    ['fewer-than-three-responses', { ...simple(3, 2, {}), phases: [{ kind: 'best-worst' }] }],
    ['too-few-raters-per-item', simple(3, 2, { ratersPerItem: 3 })],
    ['overlap-above-items', simple(3, 3, { ratersPerItem: 2, overlap: 4 })],
    ['overlap-without-sharing', simple(3, 3, { overlap: 1 })],
    ['too-many-repeats', simple(3, 2, { repeats: { items: 4, minimumGap: 1 } })],
    ['repeats-too-close', simple(3, 2, { repeats: { items: 3, minimumGap: 3 } })],
    ['no-items', { ...simple(1, 2, {}), items: [{ id: 'a', role: 'gold', responses: [{ id: 'b', system: 'c' }] }] }],
  ])('says why it cannot be drawn: %s', (reason, input) => {
    expect(makePlan(input)).toEqual({ ok: false, reason })
  })

  it('finds room for a gap as long as there is any', () => {
    const { details } = certify(
      planned(simple(10, 3, { repeats: { items: 10, minimumGap: 9 } })),
      namesOf(simple(10, 3, {})),
    )
    expect(details.repeats).toEqual({ assignments: 30, smallestGap: 9, largestGap: 9 })
  })
})
