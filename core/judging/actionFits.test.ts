import { describe, expect, it } from 'vitest'
import { noAnswers } from '#contract/answers.ts'
import { missingAnswers } from '#contract/asked.ts'
import { AssignmentId, CriterionId } from '#contract/ids.ts'
import type { TaskView } from '#contract/rater.ts'
import type { Criterion } from '#contract/rubric.ts'
import { actionFits } from './actionFits.ts'

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
  round: 'study',
  answers: { ...noAnswers, ...given },
})
const alone = { ...view({ kind: 'rating', criteria }), responses: [{ blindLabel: '', text: 'one' }] }
const rating = alone
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
    const strict = view({ kind: 'preference', ties: false, strength: false, criteria: [] })
    expect(actionFits(strict, prefer(0))).toEqual({ found: 'equal', expected: 'a decision' })
    expect(actionFits(strict, prefer(-2))).not.toBeNull()
    expect(actionFits(strict, prefer(-1))).toBeNull()
    expect(actionFits(view({ kind: 'preference', ties: true, strength: true, criteria: [] }), prefer(-3))).toBeNull()
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
    expect(missingAnswers({ ...alone, answers: { ...noAnswers, ...given } })).toBe(0)
    const cleared = { ratings: [{ criterion: accuracy, value: { state: 'cleared' } as const }] }
    expect(missingAnswers({ ...alone, answers: { ...noAnswers, ...cleared } })).toBe(1)
  })
  it('when a pair is decided or cannot be judged', () => {
    const pair: TaskView['task'] = { kind: 'preference', ties: true, strength: true, criteria: [] }
    expect(missingAnswers(view(pair))).toBe(1)
    expect(missingAnswers(view(pair, { preference: { state: 'given', outcome: 0 } }))).toBe(0)
    expect(missingAnswers(view(pair, { preference: { state: 'cannot-judge', reason: 'unreadable' } }))).toBe(0)
  })
  it('when every response is placed', () => {
    const ranking = { kind: 'ranking', ties: true } as const
    expect(missingAnswers(view(ranking))).toBe(3)
    expect(missingAnswers(view(ranking, { ranking: { state: 'given', ranks: [1, null, null] } }))).toBe(2)
    expect(missingAnswers(view(ranking, { ranking: { state: 'given', ranks: [2, 1, 2] } }))).toBe(0)
  })
})

describe('every other kind', () => {
  const together = view({ kind: 'rating', together: true, criteria })
  it('rates several responses on one screen each at its own place', () => {
    expect(missingAnswers(together)).toBe(3)
    expect(actionFits(together, { ...rate(accuracy, 2), slot: 3 })).toBeNull()
    expect(actionFits(together, { ...rate(accuracy, 2), slot: 4 })).not.toBeNull()
    expect(actionFits(together, rate(accuracy, 2))).not.toBeNull()
    const ratings = [1, 2, 3].map((slot) => ({
      slot,
      criterion: accuracy,
      value: { state: 'given', value: 1 } as const,
    }))
    expect(missingAnswers(view(together.task, { ratings }))).toBe(0)
  })

  it('rates the own turns of a conversation, not the user’s', () => {
    const turns = ['user', 'assistant', 'user', 'assistant'].map((role) => ({ role, text: 'words' }))
    const talk = {
      ...view({ kind: 'rating', perTurn: true, criteria }),
      responses: [{ blindLabel: '', text: '', turns }],
    }
    expect(missingAnswers(talk)).toBe(2)
    expect(actionFits(talk, { ...rate(accuracy, 2), turn: 2 })).toBeNull()
    expect(actionFits(talk, { ...rate(accuracy, 2), turn: 1 })).not.toBeNull()
  })

  it('asks a conditional criterion only once its condition is met', () => {
    const [first, second] = criteria as [Criterion, Criterion]
    const conditional: Criterion = { ...second, required: true, shownIf: { criterion: first.id, values: [1] } }
    const task: TaskView['task'] = { kind: 'rating', criteria: [first, conditional] }
    const given = (value: number) => ({
      ...alone,
      task,
      answers: { ...noAnswers, ratings: [{ criterion: accuracy, value: { state: 'given', value } as const }] },
    })
    expect(missingAnswers(given(3))).toBe(0)
    expect(actionFits(given(3), rate(length, 5))).not.toBeNull()
    expect(missingAnswers(given(1))).toBe(1)
    expect(actionFits(given(1), rate(length, 5))).toBeNull()
  })

  it('takes options, words, yes, no and unsure as their criteria allow', () => {
    const option = (value: number) => ({ value, anchor: `${value}`, description: '' })
    const kinds: Criterion[] = [
      { ...shared, id: accuracy, name: 'Harms', required: true, kind: 'multi', options: [1, 2, 3].map(option) },
      { ...shared, id: length, name: 'Safe', required: true, kind: 'yes-no', unsure: false },
      { ...shared, id: CriterionId.parse('words00000'), name: 'Why', required: true, kind: 'text', minLength: 5 },
    ]
    const asked = { ...alone, task: { kind: 'rating' as const, criteria: kinds } }
    const say = (criterion: CriterionId, value: number | number[] | string) =>
      actionFits(asked, { kind: 'rating', criterion, value: { state: 'given', value } })
    expect(say(accuracy, [1, 3])).toBeNull()
    expect(say(accuracy, [])).toBeNull()
    expect(say(accuracy, [3, 1])).not.toBeNull()
    expect(say(accuracy, [4])).not.toBeNull()
    expect(say(length, 1)).toBeNull()
    expect(say(length, -1)).not.toBeNull()
    const words = CriterionId.parse('words00000')
    expect(say(words, 'because')).toBeNull()
    expect(say(words, 1)).toEqual({ found: '1', expected: 'words' })
    const short = { criterion: words, value: { state: 'given', value: ' ab ' } as const }
    expect(missingAnswers({ ...asked, answers: { ...noAnswers, ratings: [short] } })).toBe(3)
  })

  it('says both bad only where allowed, and compares by the criteria of the task', () => {
    const bad = { kind: 'preference', value: { state: 'both-bad' } } as const
    const pair: TaskView['task'] = { kind: 'preference', ties: true, strength: false, criteria: [] }
    expect(actionFits(view(pair), bad)).not.toBeNull()
    expect(actionFits(view({ ...pair, bothBad: true }), bad)).toBeNull()
    const byCriterion = view({ ...pair, perCriterion: true, criteria: criteria.slice(0, 1) })
    expect(missingAnswers(byCriterion)).toBe(2)
    expect(actionFits(byCriterion, { ...prefer(1), criterion: accuracy })).toBeNull()
    expect(actionFits(byCriterion, { ...prefer(1), criterion: length })).not.toBeNull()
  })

  it('wants the words and the confidence that the design asks for, but not of who cannot judge', () => {
    const justification = { required: true, minLength: 10 }
    const pair: TaskView['task'] = {
      kind: 'preference',
      ties: true,
      strength: false,
      criteria: [],
      justification,
      confidence: true,
    }
    const preference = { state: 'given', outcome: 1 } as const
    expect(missingAnswers(view(pair, { preference }))).toBe(2)
    expect(missingAnswers(view(pair, { preference, justification: 'too short', confidence: 50 }))).toBe(1)
    expect(missingAnswers(view(pair, { preference, justification: 'long enough', confidence: 50 }))).toBe(0)
    expect(missingAnswers(view(pair, { preference: { state: 'cannot-judge', reason: 'unreadable' } }))).toBe(0)
  })

  it('chooses two different responses as best and worst', () => {
    const extremes: TaskView['task'] = { kind: 'best-worst' }
    const say = (best: number | null, worst: number | null) =>
      actionFits(view(extremes), { kind: 'best-worst', value: { state: 'given', best, worst } })
    expect(say(1, null)).toBeNull()
    expect(say(2, 2)).not.toBeNull()
    expect(say(1, 4)).not.toBeNull()
    expect(missingAnswers(view(extremes, { bestWorst: { state: 'given', best: 1, worst: null } }))).toBe(1)
  })

  it('places only the top of a ranking where that is asked', () => {
    const ranks = { state: 'given', ranks: [null, 1, null] } as const
    expect(
      missingAnswers(view({ kind: 'ranking', ties: false, top: 1 }, { ranking: { ...ranks, ranks: [null, 1, null] } })),
    ).toBe(0)
    expect(
      missingAnswers(view({ kind: 'ranking', ties: false, top: 2 }, { ranking: { ...ranks, ranks: [null, 1, null] } })),
    ).toBe(1)
  })

  it('keeps marks inside the text and to the categories of the design', () => {
    const scheme = { categories: ['wrong'], severities: [{ name: 'minor', weight: 1 }] }
    const marked = { ...alone, task: { kind: 'rating' as const, criteria, spans: scheme } }
    const mark = { start: 0, end: 3, category: 'wrong', severity: 'minor', comment: '' }
    expect(actionFits(marked, { kind: 'spans', spans: [mark] })).toBeNull()
    for (const broken of [{ end: 4 }, { start: 3 }, { category: 'other' }, { severity: null }]) {
      expect(actionFits(marked, { kind: 'spans', spans: [{ ...mark, ...broken }] })).not.toBeNull()
    }
  })

  it('puts off open study tasks only', () => {
    expect(actionFits(rating, { kind: 'later', later: true })).toBeNull()
    expect(actionFits({ ...rating, round: 'practice' }, { kind: 'later', later: true })).not.toBeNull()
  })
})
