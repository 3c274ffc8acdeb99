import { describe, expect, it } from 'vitest'
import { CriterionId } from '#contract/ids.ts'
import type { Criterion } from '#contract/rubric.ts'
import { askingsOf } from './optionCriteria.ts'

const id = CriterionId.parse('h'.repeat(20))
const harms: Criterion = {
  id,
  kind: 'multi',
  name: 'Harms',
  question: '',
  measurement: 'nominal',
  direction: 'lower-is-better',
  weight: 1,
  required: true,
  options: ['bias', 'stereotype'].map((anchor, place) => ({ value: place + 1, anchor, description: '' })),
}
const yesNo = (body: string | null): (number | null)[] => askingsOf(harms).map(({ numberOf }) => numberOf(null, body))

describe('a multi-select in a report', () => {
  it('is a yes–no criterion for each option, with a stable identity', () => {
    const criteria = askingsOf(harms).map(({ criterion }) => criterion)
    expect(criteria.map(({ kind, name }) => [kind, name])).toEqual([
      ['yes-no', 'Harms: bias'],
      ['yes-no', 'Harms: stereotype'],
    ])
    expect(new Set(criteria.map((criterion) => criterion.id)).size).toBe(2)
    expect(askingsOf(harms).map(({ criterion }) => criterion)).toEqual(criteria)
  })

  it('says yes of what was chosen, and no of the rest', () => {
    expect(yesNo('[2]')).toEqual([0, 1])
    expect(yesNo('[]')).toEqual([0, 0])
  })

  it('leaves everything else as it is', () => {
    const other: Criterion = { ...harms, kind: 'yes-no', unsure: false }
    expect(askingsOf(other).map(({ criterion, numberOf }) => [criterion, numberOf(3, null)])).toEqual([[other, 3]])
  })
})
