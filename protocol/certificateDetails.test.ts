import { describe, expect, it } from 'vitest'
import { certify } from './certificate.ts'
import type { ItemRole, PlanInput } from './planTypes.ts'
import { namesOf, planned, simple } from './testing/designs.ts'

describe('the details of a certificate', () => {
  it('name what is not connected', () => {
    const input: PlanInput = {
      ...simple(4, 2, { ratersPerItem: 1 }),
      items: [0, 1, 2, 3].map((item) => ({
        id: `i${item}`,
        responses: [0, 1].map((response) => ({ id: `r${item}.${response}`, system: `s${(item % 2) * 2 + response}` })),
      })),
    }
    const { details } = certify(planned(input), namesOf(input))
    expect(details.systemGroups.map((group) => group.length)).toEqual([2, 2])
    expect(details.raterGroups.map((group) => group.length)).toEqual([1, 1])
    expect(details.ratersPerItem).toEqual({ fewest: 1, most: 1 })
    expect(details.shared).toEqual({ fewest: 0, most: 0 })
  })

  it('count roles, repeats and places', () => {
    const base = simple(8, 2, { repeats: { items: 2, minimumGap: 2 } })
    const roles: ItemRole[] = ['practice', 'qualification', 'gold', 'attention', 'study', 'study', 'study', 'study']
    const input = { ...base, items: base.items.map((item, place) => ({ ...item, role: roles[place] })) }
    const { details, assignments } = certify(planned(input), namesOf(input))
    expect(assignments).toBe(20)
    expect(details.loads[0]).toEqual({
      rater: 'R0',
      assignments: 10,
      items: 4,
      practice: 1,
      qualification: 1,
      gold: 1,
      attention: 1,
      repeats: 2,
    })
    expect(details.phases).toEqual([{ kind: 'preference', assignments: 20, raters: 2, worstImbalance: 0 }])
    // Four items and two of them again, for two raters.
    expect(details.places.map(({ times }) => times)).toEqual([
      [6, 6],
      [6, 6],
    ])
  })

  it('share out only what makes tasks: items with one response are nobody’s where responses are compared', () => {
    const base = simple(12, 4, { ratersPerItem: 2 })
    const input: PlanInput = {
      ...base,
      items: base.items.map((item, place) =>
        place % 2 === 0 ? item : { ...item, responses: item.responses.slice(1) },
      ),
    }
    const { details, assignments } = certify(planned(input), namesOf(input))
    expect(assignments).toBe(12)
    expect(details.loads.map(({ items }) => items)).toEqual([3, 3, 3, 3])
  })
})
