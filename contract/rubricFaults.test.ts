import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CriterionId } from './ids.ts'
import type { CriterionDraft } from './rubric.ts'
import { rubricFaults } from './rubricFaults.ts'

const idOf = (place: number) => CriterionId.parse(`criterion${String(place).padStart(3, '0')}`)
const shared = {
  question: '',
  measurement: 'ordinal',
  direction: 'higher-is-better',
  weight: 1,
  required: true,
} as const
const levelsOf = (...values: number[]) => values.map((value) => ({ value, anchor: `${value}`, description: '' }))

const ordinal = (place: number, more: object = {}): CriterionDraft =>
  ({
    ...shared,
    id: idOf(place),
    name: `C${place}`,
    kind: 'ordinal',
    levels: levelsOf(1, 2, 3),
    ...more,
  }) as CriterionDraft
const asking = (place: number, values: readonly number[] = [1]) => ({ shownIf: { criterion: idOf(place), values } })
const faultsOf = (...criteria: readonly CriterionDraft[]) =>
  rubricFaults(criteria).map(({ place, fault }) => `${place} ${fault}`)

describe('a rubric', () => {
  it('without faults has none', () => {
    expect(faultsOf(ordinal(0), ordinal(1, asking(0)), ordinal(2, asking(1, [2, 3])))).toEqual([])
  })

  it('needs names that can be told apart, whatever their case', () => {
    expect(
      faultsOf(ordinal(0, { name: 'Safety' }), ordinal(1, { name: ' safety ' }), ordinal(2, { name: ' ' })),
    ).toEqual(['0 name-twice', '1 name-twice', '2 no-name'])
    expect(faultsOf(ordinal(0), ordinal(0, { name: 'Other' }))).toEqual(['0 id-twice', '1 id-twice'])
  })

  it('lets a condition name only a criterion before it, so that there is no circle', () => {
    expect(faultsOf(ordinal(0, asking(0)))).toEqual(['0 condition-later'])
    expect(faultsOf(ordinal(0, asking(1)), ordinal(1, asking(0)))).toEqual(['0 condition-later'])
    expect(faultsOf(ordinal(0), ordinal(1, asking(7)))).toEqual(['1 condition-unknown'])
  })

  it('lets a condition ask only for what can be answered', () => {
    expect(faultsOf(ordinal(0), ordinal(1, asking(0, [1, 9])))).toEqual(['1 condition-value'])
    const words = { ...shared, id: idOf(0), name: 'Words', kind: 'text', minLength: 0 } as CriterionDraft
    expect(faultsOf(words, ordinal(1, asking(0)))).toEqual(['1 condition-without-choices'])
    const agreed = { ...shared, id: idOf(0), name: 'Harm', kind: 'yes-no', unsure: false } as CriterionDraft
    expect(faultsOf(agreed, ordinal(1, asking(0, [1])))).toEqual([])
    expect(faultsOf(agreed, ordinal(1, asking(0, [-1])))).toEqual(['1 condition-value'])
  })

  it('needs scales that rise and options that differ', () => {
    expect(faultsOf(ordinal(0, { levels: levelsOf(1, 3, 2) }))).toEqual(['0 levels-not-rising'])
    expect(faultsOf(ordinal(0, { levels: levelsOf(1, 1) }))).toEqual(['0 levels-not-rising'])
    const options = (...list: readonly (readonly [number, string])[]) =>
      ({
        ...shared,
        id: null,
        name: 'Pick',
        kind: 'multi',
        options: list.map(([value, anchor]) => ({ value, anchor, description: '' })),
      }) as CriterionDraft
    expect(faultsOf(options([2, 'a'], [1, 'b']))).toEqual([])
    expect(faultsOf(options([1, 'a'], [1, 'A '], [2, '']))).toEqual([
      '0 option-unnamed',
      '0 option-twice',
      '0 value-twice',
    ])
  })

  it('needs numbers that lie between their ends', () => {
    const number = (more: object) =>
      ({ ...shared, id: null, name: 'N', kind: 'numeric', min: 0, max: 10, step: 1, ...more }) as CriterionDraft
    expect(faultsOf(number({}))).toEqual([])
    expect(faultsOf(number({ min: 10 }))).toEqual(['0 ends-crossed'])
    expect(faultsOf(number({ step: 11 }))).toEqual(['0 step-too-large'])
    expect(faultsOf(number({ max: null, slider: true }))).toEqual(['0 slider-open'])
  })

  it('without faults never has a circle of conditions', () => {
    const graph = fc.array(fc.option(fc.nat(7), { nil: null }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(graph, (conditions) => {
        const criteria = conditions.map((other, place) => ordinal(place, other === null ? {} : asking(other)))
        if (rubricFaults(criteria).length > 0) return
        for (const start of criteria.keys()) {
          let place: number | null = start
          for (let steps = 0; place !== null; steps++) {
            expect(steps).toBeLessThan(criteria.length)
            place = conditions[place] ?? null
          }
        }
      }),
    )
  })
})
