import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { usualTrainingRules } from '#contract/exports.ts'
import type { CaseId } from '#contract/ids.ts'
import { appendAdjudication } from '#db/queries/adjudications.ts'
import { appendExclusion } from '#db/queries/exclusions.ts'
import { allItems } from '#db/queries/items.ts'
import { readRaters } from '#db/queries/raters.ts'
import { judgedCriteria } from '#db/queries/rubric.ts'
import { appendLeakDecision } from '#db/queries/textCells.ts'
import { closeStudyFile, openStudyFile } from '#db/studyFile.ts'
import { surroundings } from '../context.ts'
import { type CoreForTest, coreForTest, newCommand } from '../testing/coreForTest.ts'
import { exportsOfStudyAt } from './studyReport.ts'

let at: CoreForTest
beforeEach(() => {
  at = coreForTest()
})
afterEach(() => at.stop())

const host = {
  around: surroundings,
  appVersion: '0.0.0-test',
  workerUrl: new URL('../statistics/worker.ts', import.meta.url),
}
const by = 'Head of department'
const when = (minute: number) => `2026-01-05T09:0${minute}:00.000Z`

/** A blind study in which a name was taken out, a rater left out, and one of two decided cases settled. */
function decide(path: string): void {
  const file = openStudyFile(path)
  const [item, next] = allItems(file).filter(({ responses }) => responses.length > 1)
  const [one, other] = item?.responses ?? []
  const later = next?.responses[0]
  const criterion = judgedCriteria(file).find(({ kind }) => kind === 'ordinal')?.id ?? null
  const rater = readRaters(file)[0]
  if (!(item && next && one && other && later && rater)) throw new Error('the sample changed')
  appendLeakDecision(file, { finding: 'a', kind: 'system-name', places: 2, what: 'redacted', by, at: when(0) })
  appendLeakDecision(file, { finding: 'b', kind: 'system-name', places: 1, what: 'redacted', by, at: when(0) })
  appendExclusion(file, { rater: rater.id, excluded: true, reason: 'Without reading', by, at: when(1) })
  const comparison = { caseId: 'c1' as CaseId, item: item.id, first: one.id, second: other.id, criterion: null, by }
  const outcome = (value: number) => ({
    kind: 'preference' as const,
    value: { state: 'given' as const, outcome: value },
  })
  const own = { step: 'own', verdict: outcome(-1), reason: null, comment: '', at: when(2) } as const
  appendAdjudication(file, 'd1', { ...comparison, ...own })
  const final = { step: 'final', verdict: outcome(2), reason: 'slip', comment: 'misread', at: when(3) } as const
  appendAdjudication(file, 'd2', { ...comparison, ...final })
  appendAdjudication(file, 'd3', {
    ...{ caseId: 'c2' as CaseId, item: next.id, first: later.id, second: null, criterion, by },
    ...{ step: 'own', verdict: { kind: 'rating', value: { state: 'cannot-judge', reason: null } } as never },
    ...{ reason: null, comment: '', at: when(4) },
  })
  closeStudyFile(file)
}

it('decisions on record stand in JSON and CSV, with systems under codes while the study is blind', async () => {
  const { coordinator } = at.coordinator
  const { study } = await coordinator.library.createFromSample({ command: newCommand(), sample: 'clinic' })
  await coordinator.plan.open({ study, command: newCommand() })
  await at.core.close()
  const path = join(at.folder, readdirSync(at.folder).find((name) => name.endsWith('.evenhand')) ?? '')
  decide(path)
  const choice = { language: 'en', training: usualTrainingRules, printPdf: null } as const
  const settings = { seed: 1, resamples: 100, confidence: 0.95 }
  const { files } = await exportsOfStudyAt(
    path,
    settings,
    ['json', 'results', 'judgements', 'html', 'xlsx'],
    choice,
    host,
  )
  const textOf = (wanted: string) =>
    new TextDecoder().decode(files.find(({ fileName }) => fileName === wanted)?.bytes ?? new Uint8Array())
  const whole = JSON.parse(textOf('report.json'))
  expect(whole.ledger.freeze).toMatchObject({ unchanged: true })
  expect(whole.ledger.leakDecisions).toEqual([{ kind: 'system-name', what: 'redacted', decisions: 2, places: 3 }])
  expect(whole.ledger.raterDecisions).toMatchObject([{ excluded: true, reason: 'Without reading', by }])
  expect(whole.ledger.adjudications).toEqual({ settled: [{ reason: 'slip', count: 1 }], ownOnly: 1 })
  expect(whole.adjudications).toMatchObject([
    { kind: 'preference', own: '-1', final: '2', reason: 'slip', comment: 'misread', by, at: when(3) },
    { kind: 'rating', own: 'cannot-judge', final: null, reason: null, by: null },
  ])
  expect(whole.adjudications[0].system).toMatch(/^S\d$/)
  expect(whole.adjudications[0].against).toMatch(/^S\d$/)
  const rows = textOf('adjudications.csv').trim().split('\n')
  expect(rows).toHaveLength(3)
  expect(rows[1]).toMatch(/^preference,.*,S\d,S\d,,-1,.*,2,slip,misread,/)
  expect(textOf('raters-left-out.csv')).toContain('left out,Head of department,Without reading')
  expect(textOf('preflight-decisions.csv')).toContain('system-name,redacted,2,3')
  expect(textOf('adjudications-by-reason.csv')).toContain('slip,1')
  expect(textOf('report.html')).toContain('Raters left out of results')
  expect(files.find(({ fileName }) => fileName === 'study.xlsx')?.bytes.length).toBeGreaterThan(0)
})
