import { describe, expect, it } from 'vitest'
import { CriterionId } from '#contract/ids.ts'
import type { Criterion } from '#contract/rubric.ts'
import type { RatingRow } from '#db/queries/results.ts'
import { withOptions } from './optionCriteria.ts'

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
const row = (body: string | null, state: RatingRow['state'] = 'given') =>
  ({ criterion: id, value: null, body, state }) as RatingRow

describe('a multi-select in a report', () => {
  it('is a yes–no criterion for each option, with a stable identity', () => {
    const { criteria } = withOptions([harms], [])
    expect(criteria.map(({ kind, name }) => [kind, name])).toEqual([
      ['yes-no', 'Harms: bias'],
      ['yes-no', 'Harms: stereotype'],
    ])
    expect(new Set(criteria.map((criterion) => criterion.id)).size).toBe(2)
    expect(withOptions([harms], []).criteria).toEqual(criteria)
  })

  it('says yes of what was chosen, no of the rest, and nothing where nothing was said', () => {
    const values = (given: RatingRow) => withOptions([harms], [given]).rows.map(({ value }) => value)
    expect(values(row('[2]'))).toEqual([0, 1])
    expect(values(row('[]'))).toEqual([0, 0])
    expect(values(row(null, 'cannot-judge'))).toEqual([null, null])
  })

  it('leaves everything else as it is', () => {
    const other = { ...row(null), criterion: CriterionId.parse('o'.repeat(20)), value: 3 } as RatingRow
    expect(withOptions([harms], [other]).rows).toEqual([other])
  })
})
