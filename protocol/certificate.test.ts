import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { certify } from './certificate.ts'
import { makePlan } from './plan.ts'
import type { Plan, PlanInput, PlanPhase } from './planTypes.ts'
import { emptyTask, readTask } from './taskCodes.ts'
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

/** The same tasks with the responses of each in the order of the file. */
function inFileOrder(codes: Int32Array): Int32Array {
  const task = emptyTask()
  for (let start = 0; start < codes.length; start = task.next) {
    readTask(codes, start, task)
    codes.subarray(task.at, task.next).sort()
  }
  return codes
}

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
    const plan = planned(input)
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
    const plan = planned(input)
    const sided: Plan = { ...plan, codes: (rater) => inFileOrder(plan.codes(rater)) }
    expect(certify(sided, names(input)).worstImbalance).toBe(10)
  })

  it('has another hash for any other plan', () => {
    const plan = planned(input)
    const hashes = [
      certify(plan, names(input)).hash,
      certify(planned({ ...input, seed: 5 }), names(input)).hash,
      certify(planned({ ...input, itemOrder: 'as-imported' }), names(input)).hash,
      certify({ ...plan, phases: [rating, { ...preference, ties: false } as PlanPhase, ranking] }, names(input)).hash,
    ]
    expect(certify(planned(input), names(input)).hash).toBe(hashes[0])
    expect(new Set(hashes).size).toBe(4)
    for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('of ratings alone counts the order in which the responses of an item are rated', () => {
    const rated = { ...input, phases: [rating] }
    const { positions } = certify(planned(rated), names(rated))
    for (const { first } of positions.filter(({ rater }) => rater === 'R1')) expect(first[0] + first[1]).toBe(5)
  })
})
