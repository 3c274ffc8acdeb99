import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import type { StudySummary } from '#contract/coordinator.ts'
import { startWords } from '#lib/i18n.ts'
import { nextStep, roomOfNextStep } from './nextStep.ts'

beforeAll(startWords)

const none = {
  items: 0,
  responses: 0,
  systems: 0,
  criteria: 0,
  raters: 0,
  assignments: 0,
  submitted: 0,
  importedJudgements: 0,
}
const study = (stage: StudySummary['stage'], counts: Partial<StudySummary['counts']>) => ({
  stage,
  counts: { ...none, ...counts },
})
const said = (summary: ReturnType<typeof study>) => nextStep(i18next.getFixedT('en', 'home'), summary)

describe('what a study in the list says about itself', () => {
  it('names the next step of each stage', () => {
    expect(said(study('preparing', {}))).toBe('In preparation. Nothing brought in yet.')
    expect(said(study('preparing', { items: 20, responses: 60 }))).toContain('20 items, 60 responses')
    expect(said(study('judging', { assignments: 60 }))).toContain('nobody has begun')
    expect(said(study('judging', { assignments: 60, submitted: 23 }))).toBe('Judging. 23 of 60 tasks submitted.')
    expect(said(study('judging', { assignments: 60, submitted: 60 }))).toContain('can be closed')
    expect(said(study('closed', { assignments: 60, submitted: 58 }))).toContain('still blinded')
    expect(said(study('unblinded', {}))).toContain('unblinded')
  })

  it('opens the room where that step is done', () => {
    expect(roomOfNextStep(study('preparing', {}))).toBe('prepare')
    expect(roomOfNextStep(study('preparing', { importedJudgements: 1200 }))).toBe('report')
    expect(roomOfNextStep(study('judging', {}))).toBe('judge')
    expect(roomOfNextStep(study('closed', {}))).toBe('report')
  })
})
