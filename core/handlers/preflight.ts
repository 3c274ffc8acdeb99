import { fail } from '#contract/errors.ts'
import type { CommandId } from '#contract/ids.ts'
import type { LeakFinding, LeakScan } from '#contract/preflight.ts'
import { appendLeakDecision, leakDecisions, saveWatchedNames } from '#db/queries/textCells.ts'
import { inTransaction, type StudyFile } from '#db/studyFile.ts'
import { applyRedactions } from '../preflight/redact.ts'
import { leakScanOf, type ScannedStudy, scannedStudy, scanStudy } from '../preflight/scanStudy.ts'
import { api, type Desk, fileInStage, once } from './base.ts'

/** What could tell a source, found and decided about before judging opens. */
export function preflightHandlers(desk: Desk) {
  const preflight = api.coordinator.preflight
  /** Decides about findings of one reading of the study, and tells what is left by the same reading. */
  const decideAll = (
    file: StudyFile,
    scanned: ScannedStudy,
    { command, by }: { readonly command: CommandId; readonly by: string },
    findings: readonly LeakFinding[],
    what: 'redacted' | 'accepted' | 'undone',
  ): LeakScan => {
    once(desk, file, command, () => {
      const at = desk.around.now()
      for (const { id, kind, places, decision } of findings) {
        appendLeakDecision(file, { finding: id, kind, places, what, by, at })
        if (what === 'redacted' || decision?.what === 'redacted') applyRedactions(file, scanned, { id, kind })
      }
      return {}
    })
    return leakScanOf(file, scanned)
  }
  return {
    scan: preflight.scan.handler(({ input }) => scanStudy(desk.library.file(input.study))),

    saveNames: preflight.saveNames.handler(async ({ input }) => {
      const file = fileInStage(desk, input.study, 'preparing')
      inTransaction(file, () => saveWatchedNames(file, input.names))
      return scanStudy(file)
    }),

    decide: preflight.decide.handler(async ({ input: { study, finding, what, ...own } }) => {
      const file = fileInStage(desk, study, 'preparing')
      const scanned = await scannedStudy(file)
      const found = findingOf(leakScanOf(file, scanned), finding)
      if (what === 'redacted' && !found.redactable) fail('FINDING_UNKNOWN', {})
      return decideAll(file, scanned, own, [found], what)
    }),

    acceptRest: preflight.acceptRest.handler(async ({ input: { study, ...own } }) => {
      const file = fileInStage(desk, study, 'preparing')
      const scanned = await scannedStudy(file)
      const open = leakScanOf(file, scanned).findings.filter(({ decision }) => decision === null)
      return decideAll(file, scanned, own, open, 'accepted')
    }),

    undo: preflight.undo.handler(async ({ input: { study, finding, ...own } }) => {
      const file = fileInStage(desk, study, 'preparing')
      const scanned = await scannedStudy(file)
      return decideAll(file, scanned, own, [findingOf(leakScanOf(file, scanned), finding)], 'undone')
    }),

    log: preflight.log.handler(({ input }) => ({
      decisions: leakDecisions(desk.library.file(input.study)).map(({ finding: _, ...decision }) => decision as never),
    })),
  }
}

const findingOf = ({ findings }: LeakScan, id: string): LeakFinding =>
  findings.find((finding) => finding.id === id) ?? fail('FINDING_UNKNOWN', {})
