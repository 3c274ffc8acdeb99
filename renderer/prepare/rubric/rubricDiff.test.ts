import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CriterionId } from '#contract/ids.ts'
import { withLevel, withQuantity, withWordsMoved } from './levelList.ts'
import { criterionChanges, rubricChanges, textParts } from './rubricDiff.ts'
import { moved, type NamedDraft, newCriterion, newId, type Of, withField } from './rubricModel.ts'

const named = (name: string): NamedDraft => ({ ...newCriterion().draft, name })
const [safety, clarity, tone] = [named('Safety'), named('Clarity'), named('Tone')] as [
  NamedDraft,
  NamedDraft,
  NamedDraft,
]
const said = (changes: ReturnType<typeof rubricChanges>) =>
  changes.map(({ kind, criterion }) => `${kind} ${criterion.name}`)

describe('from one rubric to another', () => {
  it('nothing changed when nothing did', () => {
    expect(rubricChanges([safety, clarity], [safety, clarity])).toEqual([])
  })

  it('criteria were added and removed', () => {
    expect(said(rubricChanges([safety, clarity], [safety, tone]))).toEqual(['added Tone', 'removed Clarity'])
  })

  it('only what really moved is said to have moved', () => {
    const list = [safety, clarity, tone, named('Length')]
    expect(rubricChanges(list, moved(moved(list, 0, 1), 1, 1))).toEqual([
      { kind: 'moved', criterion: safety, from: 1, to: 3 },
    ])
    expect(said(rubricChanges(list, list.slice(1)))).toEqual(['removed Safety'])
  })

  it('a criterion that took the place of another is a change of it, over any number of versions', () => {
    const [second, third] = [newId(), newId()]
    const successions = [
      { criterion: second, earlier: safety.id },
      { criterion: third, earlier: second },
    ]
    const after = { ...safety, id: third, name: 'Harm' }
    expect(rubricChanges([safety], [after], successions)).toMatchObject([{ kind: 'changed', succeeds: true }])
    expect(said(rubricChanges([safety], [after]))).toEqual(['added Harm', 'removed Safety'])
  })

  it('a condition that only followed its criterion did not change', () => {
    const after = newId()
    const on = (criterion: CriterionId) => withField(clarity, 'shownIf', { criterion, values: [1] })
    expect(criterionChanges(on(safety.id), on(after), [{ criterion: after, earlier: safety.id }])).toEqual([])
    expect(criterionChanges(on(safety.id), on(after))).toHaveLength(1)
    expect(criterionChanges(on(safety.id), clarity)).toMatchObject([{ kind: 'field', field: 'shownIf' }])
  })
})

describe('in one criterion', () => {
  it('words are told apart word by word', () => {
    const reworded = { ...safety, question: 'Could it harm a patient?' }
    const [change] = criterionChanges({ ...safety, question: 'Could it harm anybody?' }, reworded)
    expect(change).toMatchObject({ kind: 'words', field: 'question' })
    expect(textParts('Could it harm anybody?', 'Could it harm a patient?')).toEqual([
      { words: 'Could it harm ', sort: 'same' },
      { words: 'anybody', sort: 'removed' },
      { words: 'a patient', sort: 'added' },
      { words: '?', sort: 'same' },
    ])
  })

  it('neighbouring changes are one, and texts with little in common stand one after the other', () => {
    expect(textParts('How good is this short response?', 'How good is that long response?')).toEqual([
      { words: 'How good is ', sort: 'same' },
      { words: 'this short', sort: 'removed' },
      { words: 'that long', sort: 'added' },
      { words: ' response?', sort: 'same' },
    ])
    expect(textParts('Is what this turn says correct?', 'Is it right at all?')).toEqual([
      { words: 'Is what this turn says correct?', sort: 'removed' },
      { words: 'Is it right at all?', sort: 'added' },
    ])
  })

  it('settings, anchors and levels are told one by one', () => {
    const { levels } = safety as Of<'ordinal'>
    const of = (next: typeof levels) => ({ ...safety, levels: next }) as NamedDraft
    expect(criterionChanges(safety, { ...safety, weight: 2 })).toEqual([
      { kind: 'field', field: 'weight', before: 1, after: 2 },
    ])
    expect(criterionChanges(safety, of(withLevel(levels, 0, { anchor: 'Bad' })))).toMatchObject([
      { kind: 'level-words', value: 1, field: 'anchor' },
    ])
    expect(criterionChanges(safety, of(levels.slice(1)))).toMatchObject([{ kind: 'level-removed' }])
    expect(criterionChanges(of(levels.slice(1)), safety)).toMatchObject([{ kind: 'level-added' }])
    expect(criterionChanges(safety, of(withQuantity(levels, 0, false)))).toMatchObject([{ kind: 'level-quantity' }])
    expect(criterionChanges(safety, of(withWordsMoved(levels, 0, 1, false)))).toEqual([{ kind: 'levels-moved' }])
  })

  it('the parts of two texts put together are the two texts', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const parts = textParts(before, after)
        const without = (sort: string) =>
          parts
            .filter((part) => part.sort !== sort)
            .map(({ words }) => words)
            .join('')
        expect([without('added'), without('removed')]).toEqual([before, after])
      }),
    )
  })
})
