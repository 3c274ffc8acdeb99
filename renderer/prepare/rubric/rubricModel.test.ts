import { describe, expect, it } from 'vitest'
import { CriterionDraft, type CriterionKind, type Rubric } from '#contract/rubric.ts'
import { rubricFaults } from '#contract/rubricFaults.ts'
import { withCount, withLevel, withLowest, withOneMore, withQuantity, withWordsMoved } from './levelList.ts'
import {
  differs,
  type EditedCriterion,
  edited,
  editedRubric,
  faultsByKey,
  knownGroups,
  moved,
  newCriterion,
  newId,
  type Of,
  taken,
  withField,
  withKind,
} from './rubricModel.ts'

const fresh = newCriterion()
const safety: EditedCriterion = { ...fresh, draft: { ...fresh.draft, name: 'Safety' } }
const { levels } = safety.draft as Of<'ordinal'>
const kinds: readonly CriterionKind[] = ['ordinal', 'numeric', 'yes-no', 'single', 'multi', 'text']

describe('a criterion', () => {
  it('becomes one the core accepts as soon as it has a name', () => {
    expect(CriterionDraft.safeParse(fresh.draft).success).toBe(false)
    expect(CriterionDraft.safeParse(safety.draft).success).toBe(true)
  })

  it.each(kinds)('of kind %s has an id, a name and a scale that the core accepts', (kind) => {
    const changed = withKind(safety, kind)
    expect(CriterionDraft.parse(changed.draft)).toEqual(changed.draft)
    expect(changed.draft.id).toBe(safety.draft.id)
    expect(changed.draft.kind).toBe(kind)
  })

  it.each(kinds)('of kind %s changed to another kind and back is what it was', (kind) => {
    const start = withKind(withKind({ ...safety, draft: { ...safety.draft, weight: 3 } }, kind), kind)
    for (const other of kinds) {
      const back = withKind(withKind(start, other), kind)
      expect(back.draft, other).toEqual(start.draft)
    }
  })

  it('gets back what a scale has no room for, and its level of measurement', () => {
    const list = withKind(safety, 'single')
    const long = { ...list, draft: { ...list.draft, options: withCount(levels, 20, 30) } as never }
    expect((withKind(withKind(long, 'ordinal'), 'single').draft as Of<'single'>).options).toHaveLength(20)
    const interval = { ...safety, draft: { ...safety.draft, measurement: 'interval' } as never }
    expect(withKind(withKind(interval, 'text'), 'ordinal').draft.measurement).toBe('interval')
  })

  it('keeps its anchors as options, and the ends of its scale as the ends of a number', () => {
    const anchored = {
      ...safety,
      draft: { ...safety.draft, levels: withLevel(levels, 1, { anchor: 'Poor' }) } as never,
    }
    expect((withKind(anchored, 'multi').draft as Of<'multi'>).options[1]?.anchor).toBe('Poor')
    expect(withKind(anchored, 'numeric').draft).toMatchObject({ min: 1, max: 5, step: 1 })
  })

  it('keeps its condition and its groups whatever its kind', () => {
    const shownIf = { criterion: newId(), values: [1] }
    const draft = withField(withField(safety.draft, 'shownIf', shownIf), 'groups', ['clinicians'])
    expect(withKind({ ...safety, draft }, 'text').draft).toMatchObject({ shownIf, groups: ['clinicians'] })
    expect('shownIf' in withField(draft, 'shownIf', undefined)).toBe(false)
  })
})

describe('levels', () => {
  it('go on from the highest by the last step, and are taken from the end', () => {
    expect(withCount(withLowest(levels, 0), 7, 11).map(({ value }) => value)).toEqual([0, 1, 2, 3, 4, 5, 6])
    expect(withOneMore([{ value: 2 }, { value: 4 }] as never).at(-1)?.value).toBe(6)
    expect(withCount(levels, 1, 11)).toHaveLength(2)
    expect(withCount(levels, 40, 11)).toHaveLength(11)
  })

  it('move their words and leave the values of the scale in place; options take their value along', () => {
    const worded = withLevel(withQuantity(levels, 0, false), 0, { anchor: 'None' })
    const up = withWordsMoved(worded, 0, 1, true)
    expect(up.slice(0, 2)).toEqual([
      { value: 1, anchor: '', description: '' },
      { value: 2, anchor: 'None', description: '', notAQuantity: true },
    ])
    expect(withWordsMoved(worded, 0, 1, false)[1]).toEqual(worded[0])
    expect(withWordsMoved(worded, 0, -1, true)).toEqual(worded)
    expect(withQuantity(up, 1, true)[1]).toEqual({ value: 2, anchor: 'None', description: '' })
  })
})

describe('a rubric being edited', () => {
  it('moves a criterion one place and stops at the ends', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c'])
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c'])
  })

  it('says what is wrong with which criterion', () => {
    const same = [safety, edited({ ...safety.draft, id: null, name: ' safety ' })]
    expect([...faultsByKey(same).values()]).toEqual([['name-twice'], ['name-twice']])
  })

  it('takes criteria from elsewhere under new ids, with conditions that name the same criterion', () => {
    const dependent = withField({ ...safety.draft, id: newId(), name: 'Why' }, 'shownIf', {
      criterion: safety.draft.id,
      values: [1],
    })
    const both = taken([safety.draft, dependent])
    expect(both[0]?.draft.id).not.toBe(safety.draft.id)
    expect(both[1]?.draft.shownIf?.criterion).toBe(both[0]?.draft.id)
    expect(rubricFaults(both.map(({ draft }) => draft))).toEqual([])
  })

  it('does not differ from the saved one while it is untouched, whatever the order of its fields', () => {
    const saved = { criteria: [safety.draft] } as unknown as Pick<Rubric, 'criteria'>
    const shuffled = { criteria: saved.criteria.map((each) => Object.fromEntries(Object.entries(each).toReversed())) }
    expect(differs(editedRubric(shuffled as unknown as Rubric), saved)).toBe(false)
    const touched = editedRubric(saved).map((each) => ({ ...each, draft: { ...each.draft, weight: 2 } }))
    expect(differs(touched, saved)).toBe(true)
  })

  it('knows every group that raters, phases and criteria name, once', () => {
    const asked = { ...safety, draft: withField(safety.draft, 'groups', ['nurses', 'clinicians']) }
    expect(knownGroups([asked], [{ groups: ['clinicians'] }, {}])).toEqual(['clinicians', 'nurses'])
  })
})
