import { ORPCError } from '@orpc/client'
import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { type ErrorCode, errorData } from '#contract/errors.ts'
import { CoreStopped } from './connection/coreStopped.ts'
import { troubleOf, troubleWords } from './failures.ts'
import { startWords } from './i18n.ts'

/** Facts that fit each code which carries any. */
const facts: Partial<Record<ErrorCode, object>> = {
  STUDY_DAMAGED: { finding: 'page 7' },
  STUDY_NEWER: { fileVersion: 30, appVersion: 10 },
  WRONG_STAGE: { stage: 'closed', needed: 'judging' },
  VALUE_NOT_ON_SCALE: { found: '9', expected: '1 to 5' },
  TASK_INCOMPLETE: { missing: 2 },
  FILE_UNREADABLE: { reason: 'no header', line: 3 },
  PLAN_IMPOSSIBLE: { reason: 'no-items' },
  RUBRIC_FAULTY: { faults: [{ place: 0, fault: 'no-name' }] },
  LEAKS_UNDECIDED: { findings: 2 },
  CASE_STEP: { needed: 'own' },
  PACKET_REFUSED: { fileName: 'R01.evenhand', reason: 'broken-chain' },
  PIN_WAIT: { seconds: 30 },
}
const codes = Object.keys(errorData) as ErrorCode[]
const words = (error: unknown) => troubleWords(i18next.getFixedT('en', 'errors'), troubleOf(error))

beforeAll(startWords)

describe('the words of a failure', () => {
  it.each(codes)('%s is a sentence of its own, with its facts filled in', (code) => {
    const sentence = words(new ORPCError(code, { data: errorData[code].parse(facts[code] ?? {}) }))
    expect(sentence).toMatch(/^[A-Z0-9].*\.$/)
    expect(sentence).not.toMatch(/\{\{|_|undefined/)
  })

  it('differ between codes', () => {
    const all = codes.map((code) => words(new ORPCError(code, { data: facts[code] ?? {} })))
    expect(new Set(all).size).toBe(codes.length)
  })

  it('tell a core that starts again from one that is gone, and name the incident of a bug', () => {
    expect(words(new CoreStopped(false))).toContain('being started again')
    expect(words(new CoreStopped(true))).toContain('start it anew')
    expect(words(new ORPCError('INTERNAL_SERVER_ERROR', { data: { incident: 'abc123' } }))).toContain('abc123')
  })
})
