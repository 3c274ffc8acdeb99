import { expect, test } from 'vitest'
import { CriterionDraft, type Rubric } from '#contract/rubric.ts'
import {
  differs,
  edited,
  editedRubric,
  faultsOf,
  moved,
  newCriterion,
  type Ordinal,
  withKind,
  withLevel,
  withLevelCount,
  withLowest,
} from './rubricModel.ts'

const draft = { ...newCriterion().draft, name: 'Safety' } as Ordinal

test('a new criterion becomes one the core accepts as soon as it has a name', () => {
  expect(CriterionDraft.safeParse(newCriterion().draft).success).toBe(false)
  expect(CriterionDraft.safeParse(draft).success).toBe(true)
  expect(CriterionDraft.safeParse(withKind(draft, 'numeric')).success).toBe(true)
})

test('more levels go on from the highest, fewer are taken from the top, and anchors stay where they were', () => {
  const anchored = withLevel(withLowest(draft, 0), 1, { anchor: 'Poor' })
  const seven = withLevelCount(anchored, 7)
  expect(seven.levels.map(({ value }) => value)).toEqual([0, 1, 2, 3, 4, 5, 6])
  expect(withLevelCount(seven, 3).levels.map(({ anchor }) => anchor)).toEqual(['', 'Poor', ''])
  expect(withLevelCount(seven, 1).levels).toHaveLength(2)
  expect(withLevelCount(seven, 40).levels).toHaveLength(11)
})

test('a criterion moves one place and stops at the ends', () => {
  const [a, b, c] = [edited(draft), edited(draft), edited(draft)]
  expect(moved([a, b, c], b.key, -1)).toEqual([b, a, c])
  expect(moved([a, b, c], c.key, 1)).toEqual([a, b, c])
})

test('what keeps a criterion from being saved is named', () => {
  const same = [edited(draft), edited({ ...draft, name: ' safety ' })]
  expect(same.map((each) => faultsOf(same, each))).toEqual([['name-twice'], ['name-twice']])
  const numeric = withKind(draft, 'numeric')
  if (numeric.kind !== 'numeric') throw new Error('not numeric')
  const crossed = edited({ ...numeric, min: 10, max: 1 })
  expect(faultsOf([crossed], crossed)).toEqual(['ends-crossed'])
  const coarse = edited({ ...numeric, min: 0, max: 1, step: 5 })
  expect(faultsOf([coarse], coarse)).toEqual(['step-too-large'])
})

test('an untouched rubric does not differ from the saved one, whatever the order of its fields', () => {
  const saved = { criteria: [{ ...draft, id: 'criterion000' }] } as unknown as Pick<Rubric, 'criteria'>
  const shuffled = { criteria: saved.criteria.map((each) => Object.fromEntries(Object.entries(each).reverse())) }
  expect(differs(editedRubric(shuffled as unknown as Rubric), saved)).toBe(false)
  const touched = editedRubric(saved).map((each) => ({ ...each, draft: { ...each.draft, weight: 2 } }))
  expect(differs(touched, saved)).toBe(true)
})
