import { fail } from '#contract/errors.ts'
import type { CommandId } from '#contract/ids.ts'
import type { LeakFinding } from '#contract/preflight.ts'
import { commandSeen, rememberCommand } from '#db/queries/study.ts'
import { appendLeakDecision, leakDecisions, saveWatchedNames } from '#db/queries/textCells.ts'
import { inTransaction, type StudyFile } from '#db/studyFile.ts'
import { applyRedactions } from '../preflight/redact.ts'
import { scanStudy } from '../preflight/scanStudy.ts'
import { api, type Desk, fileInStage } from './base.ts'

/** What could tell a source, found and decided about before judging opens. */
export function preflightHandlers(desk: Desk) {
  const preflight = api.coordinator.preflight
  const decideAll = (
    file: StudyFile,
    command: CommandId,
    by: string,
    findings: readonly LeakFinding[],
    what: 'redacted' | 'accepted' | 'undone',
  ) =>
    inTransaction(file, () => {
      if (commandSeen(file, command)) return
      const at = desk.around.now()
      for (const { id, kind, places, decision } of findings) {
        appendLeakDecision(file, { finding: id, kind, places, what, by, at })
        if (what === 'redacted' || decision?.what === 'redacted') applyRedactions(file, { id, kind })
      }
      rememberCommand(file, command, null, at)
    })
  return {
    scan: preflight.scan.handler(({ input }) => scanStudy(desk.library.file(input.study))),

    saveNames: preflight.saveNames.handler(async ({ input }) => {
      const file = fileInStage(desk, input.study, 'preparing')
      inTransaction(file, () => saveWatchedNames(file, input.names))
      return scanStudy(file)
    }),

    decide: preflight.decide.handler(async ({ input: { study, command, by, finding, what } }) => {
      const file = fileInStage(desk, study, 'preparing')
      const found = await findingOf(file, finding)
      if (what === 'redacted' && !found.redactable) fail('FINDING_UNKNOWN', {})
      decideAll(file, command, by, [found], what)
      return scanStudy(file)
    }),

    acceptRest: preflight.acceptRest.handler(async ({ input: { study, command, by } }) => {
      const file = fileInStage(desk, study, 'preparing')
      const { findings } = await scanStudy(file)
      decideAll(
        file,
        command,
        by,
        findings.filter(({ decision }) => decision === null),
        'accepted',
      )
      return scanStudy(file)
    }),

    undo: preflight.undo.handler(async ({ input: { study, command, by, finding } }) => {
      const file = fileInStage(desk, study, 'preparing')
      decideAll(file, command, by, [await findingOf(file, finding)], 'undone')
      return scanStudy(file)
    }),

    log: preflight.log.handler(({ input }) => ({
      decisions: leakDecisions(desk.library.file(input.study)).map(({ finding: _, ...decision }) => decision as never),
    })),
  }
}

async function findingOf(file: StudyFile, id: string): Promise<LeakFinding> {
  const { findings } = await scanStudy(file)
  return findings.find((finding) => finding.id === id) ?? fail('FINDING_UNKNOWN', {})
}
