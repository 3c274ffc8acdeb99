import { expect, it } from 'vitest'
import { consequencesOf } from './consequences.ts'
import { rubricChanges } from './rubricDiff.ts'
import { type NamedDraft, newCriterion, withField } from './rubricModel.ts'

const named = (name: string): NamedDraft => ({ ...newCriterion().draft, name })
const [harm, tone, length] = [named('Harm'), named('Tone'), named('Length')] as [NamedDraft, NamedDraft, NamedDraft]
const why = withField(named('Why'), 'shownIf', { criterion: harm.id, values: [1] })
const before = [harm, why, tone, length]
const asked = [harm, why, tone].map(({ id }, place) => ({ criterion: id, raters: place }))
const of = (...after: readonly NamedDraft[]) => consequencesOf(rubricChanges(before, after), after, asked)

it('a criterion nobody was asked changes without consequence, and so does the order', () => {
  expect(of(harm, why, tone, { ...length, weight: 2 })).toEqual([])
  expect(of(tone, length, harm, why)).toEqual([])
})

it('a criterion that was asked starts anew, and one asked after certain answers to it follows', () => {
  expect(of({ ...harm, question: 'Could it?' }, why, tone, length)).toEqual([
    { kind: 'starts-anew', name: 'Harm', raters: 0 },
    { kind: 'follows', name: 'Why', raters: 1 },
  ])
})

it('a criterion that goes away leaves its answers behind', () => {
  expect(of(harm, why)).toEqual([{ kind: 'leaves', name: 'Tone', raters: 2 }])
})
