import { expect, test } from 'vitest'
import { Protocol } from '#contract/protocol.ts'
import {
  designOf,
  designs,
  freshKey,
  linesOf,
  movedPhase,
  newPhase,
  savable,
  showsSeveral,
  withDesign,
  withSetting,
} from './protocolModel.ts'

const start: Protocol = { phases: [{ kind: 'rating' }], question: '', itemOrder: 'random', seed: 1 }

test.each(designs)('%s is a protocol the core accepts and is read back as itself', (design) => {
  const protocol = withDesign(start, design)
  expect(Protocol.safeParse(protocol).success).toBe(true)
  expect(designOf(protocol)).toBe(design)
})

test('what was set for a phase survives a look at a design that keeps it', () => {
  const strict = { ...start, phases: [newPhase('rating'), { kind: 'ranking' as const, ties: false, top: 2 }] }
  expect(withDesign(strict, 'ranking').phases).toEqual([{ kind: 'ranking', ties: false, top: 2 }])
})

test('a combination without a name is not passed off as one that has', () => {
  expect(designOf({ phases: [{ kind: 'ranking', ties: true }, { kind: 'rating' }] })).toBeNull()
})

test('phases move one place and stop at the ends', () => {
  const two = { ...start, phases: [newPhase('rating'), newPhase('ranking')] }
  expect(movedPhase(two, 0, 1).phases.map(({ kind }) => kind)).toEqual(['ranking', 'rating'])
  expect(movedPhase(two, 1, 1)).toBe(two)
})

test('what is begun and not whole yet is kept on screen and out of the study', () => {
  const begun: Protocol = {
    ...start,
    consent: '  ',
    exitQuestions: [{ key: 'q1', question: '', options: [], required: false }],
    sourceQuestion: { options: ['a person'] },
    phases: [{ kind: 'rating', groups: [], spans: { categories: [], severities: [] } }],
  }
  expect(savable(begun)).toEqual(start)
  expect(Protocol.safeParse(savable(begun)).success).toBe(true)
})

test('a setting is made or absent, never undefined', () => {
  expect(Object.keys(withSetting(withSetting(start, 'differences', true), 'differences', undefined))).not.toContain(
    'differences',
  )
})

test('lists are typed one entry a line, and new questions get a key of their own', () => {
  expect(linesOf(' a \n\n b')).toEqual(['a', 'b'])
  expect(freshKey([{ key: 'q2' }])).toBe('q3')
  expect(showsSeveral({ phases: [{ kind: 'rating', together: true }] })).toBe(true)
})
