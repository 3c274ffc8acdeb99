import { describe, expect, it } from 'vitest'
import { AssignmentId, CriterionId } from '#contract/ids.ts'
import type { TaskView } from '#contract/rater.ts'
import type { Criterion } from '#contract/rubric.ts'
import { actionFits, missingAnswers } from './judging.ts'

const accuracy = CriterionId.parse('accuracy000')
const length = CriterionId.parse('length00000')
const shared = { question: '', measurement: 'ordinal', direction: 'higher-is-better', weight: 1 } as const
const criteria: Criterion[] = [
  {
    ...shared,
    id: accuracy,
    name: 'Accuracy',
    kind: 'ordinal',
    required: true,
    levels: [1, 2, 3].map((value) => ({ value, anchor: `${value}`, description: '' })),
  },
  { ...shared, id: length, name: 'Length', kind: 'numeric', required: false, min: 0, max: 10, step: null },
]
const answers = { ratings: [], preference: null, ranking: null, comment: '', flagged: false, submittedAt: null }

const view = (task: TaskView['task'], given: Partial<TaskView['answers']> = {}): TaskView => ({
  assignment: AssignmentId.parse('assignment0'),
  ordinal: 1,
  prompt: '',
  context: [],
  responses: [
    { blindLabel: 'A', text: 'one' },
    { blindLabel: 'B', text: 'two' },
    { blindLabel: 'C', text: 'three' },
  ],
  task,
  answers: { ...answers, ...given },
})
const rating = view({ kind: 'rating', criteria })
const rate = (criterion: CriterionId, value: number) =>
  ({ kind: 'rating', criterion, value: { state: 'given', value } }) as const
const rank = (...ranks: (number | null)[]) => ({ kind: 'ranking', value: { state: 'given', ranks } }) as const
const prefer = (outcome: number) => ({ kind: 'preference', value: { state: 'given', outcome } }) as const

describe('an action fits its task', () => {
  it('when the value is a level of the scale, and not between or beyond', () => {
    expect(actionFits(rating, rate(accuracy, 3))).toBeNull()
    expect(actionFits(rating, rate(accuracy, 2.5))).toEqual({ found: '2.5', expected: '1, 2, 3' })
    expect(actionFits(rating, rate(accuracy, 4))).toMatchObject({ found: '4' })
  })
  it('when a number lies within its ends', () => {
    expect(actionFits(rating, rate(length, 0))).toBeNull()
    expect(actionFits(rating, rate(length, 10.1))).toEqual({ found: '10.1', expected: '0 to 10' })
  })
  it('only for criteria of this task', () => {
    expect(actionFits(rating, rate(CriterionId.parse('elsewhere00'), 1))).not.toBeNull()
  })
  it('only when the kind is the task’s kind; comments and flags go anywhere', () => {
    expect(actionFits(rating, prefer(1))).toEqual({ found: 'a preference', expected: 'a rating' })
    expect(actionFits(rating, { kind: 'comment', text: 'x' })).toBeNull()
    expect(actionFits(rating, { kind: 'flag', flagged: true })).toBeNull()
  })
  it('with ties and strength only where the design allows them', () => {
    const strict = view({ kind: 'preference', ties: false, strength: false })
    expect(actionFits(strict, prefer(0))).toEqual({ found: 'equal', expected: 'a decision' })
    expect(actionFits(strict, prefer(-2))).not.toBeNull()
    expect(actionFits(strict, prefer(-1))).toBeNull()
    expect(actionFits(view({ kind: 'preference', ties: true, strength: true }), prefer(-3))).toBeNull()
  })
  it('when ranks are gap-free, one for each response, and tied only where allowed', () => {
    const tied = view({ kind: 'ranking', ties: true })
    const strict = view({ kind: 'ranking', ties: false })
    expect(actionFits(tied, rank(1, 1, 2))).toBeNull()
    expect(actionFits(strict, rank(1, 1, 2))).toEqual({ found: 'equal ranks', expected: 'different ranks' })
    expect(actionFits(tied, rank(1, null, 2))).toBeNull()
    expect(actionFits(tied, rank(1, 3, 3))).not.toBeNull()
    expect(actionFits(tied, rank(null, null, 3))).toBeNull()
    expect(actionFits(tied, rank(null, null, 4))).not.toBeNull()
    expect(actionFits(tied, rank(1, 2))).toEqual({ found: '2 ranks', expected: '3 ranks' })
  })
})

describe('a task can be submitted', () => {
  it('when every required criterion has an answer; an answer that says why not is one', () => {
    expect(missingAnswers(rating)).toBe(1)
    const given = { ratings: [{ criterion: accuracy, value: { state: 'not-applicable' } as const }] }
    expect(missingAnswers(view({ kind: 'rating', criteria }, given))).toBe(0)
    const cleared = { ratings: [{ criterion: accuracy, value: { state: 'cleared' } as const }] }
    expect(missingAnswers(view({ kind: 'rating', criteria }, cleared))).toBe(1)
  })
  it('when a pair is decided or cannot be judged', () => {
    const pair = { kind: 'preference', ties: true, strength: true } as const
    expect(missingAnswers(view(pair))).toBe(1)
    expect(missingAnswers(view(pair, { preference: { state: 'given', outcome: 0 } }))).toBe(0)
    expect(missingAnswers(view(pair, { preference: { state: 'cannot-judge', reason: 'unreadable' } }))).toBe(0)
  })
  it('when every response is placed', () => {
    const ranking = { kind: 'ranking', ties: true } as const
    expect(missingAnswers(view(ranking))).toBe(1)
    expect(missingAnswers(view(ranking, { ranking: { state: 'given', ranks: [1, null, null] } }))).toBe(2)
    expect(missingAnswers(view(ranking, { ranking: { state: 'given', ranks: [2, 1, 2] } }))).toBe(0)
  })
})
