import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { run, type StudyFile } from '../driver.ts'
import { closeStudyFile } from '../studyFile.ts'
import { emptyStudyAt, instant, temporaryFolder } from '../testing/studyForTest.ts'
import { appendAnalysisPlan, appendExport, planHash, readAnalysisPlans, readExports, readStages } from './ledger.ts'

let folder: ReturnType<typeof temporaryFolder>
let file: StudyFile
beforeEach(() => {
  folder = temporaryFolder()
  file = emptyStudyAt(join(folder.path, 'study.evenhand'))
})
afterEach(() => {
  closeStudyFile(file)
  folder.done()
})

const plan = {
  at: instant(1),
  by: 'A. Planner',
  text: 'Win rates by preference, ties as halves.',
  settings: { seed: 1, resamples: 1000, confidence: 0.95 },
  dataHash: 'd'.repeat(64),
}

it('keeps a locked plan with the hash of its text and settings, and lets nobody change or remove it', () => {
  const hash = appendAnalysisPlan(file, plan)
  expect(readAnalysisPlans(file)).toEqual([{ ...plan, hash }])
  expect(hash).toBe(planHash({ text: plan.text, settings: { confidence: 0.95, resamples: 1000, seed: 1 } }))
  expect(hash).not.toBe(planHash({ ...plan, text: `${plan.text} Or not.` }))
  expect(() => run(file, "UPDATE analysis_plan SET text = 'other'")).toThrow('append-only')
  expect(() => run(file, 'DELETE FROM analysis_plan')).toThrow('append-only')
})

it('lists the stages and the exports in their order', () => {
  const record = { at: instant(2), kind: 'html', naming: 'codes', dataHash: 'd'.repeat(64) } as const
  appendExport(file, record, 'report.html')
  expect(readExports(file)).toEqual([record])
  expect(readStages(file).map(({ stage }) => stage)).toEqual(['preparing'])
})
