import { fail } from '#contract/errors.ts'
import { dataHash } from '#db/queries/dataHash.ts'
import { readRaters } from '#db/queries/raters.ts'
import { appendUnblinding, setStage } from '#db/queries/study.ts'
import { readProgress } from '#db/queries/progress.ts'
import { checkSourceKey, openSourceKey, sourceKeyState } from '#db/queries/sourceKey.ts'
import type { StudyFile } from '#db/studyFile.ts'
import { api, type Desk, fileInStage, once } from './base.ts'

/** While raters judge, and what ends it. */
export function judgingHandlers(desk: Desk) {
  const judging = api.coordinator.judging
  return {
    seat: judging.seat.handler(({ input }) => {
      const file = fileInStage(desk, input.study, 'judging', 'closed', 'unblinded')
      const known = readRaters(file).some(({ id, kind }) => id === input.rater && kind === 'human')
      if (!known) fail('RATER_UNKNOWN', {})
      desk.pins.pass(file, input.rater, input.pin ?? null)
      return { seat: desk.seats.take(input.study, input.rater) }
    }),

    progress: judging.progress.handler(({ input }) => ({ raters: [...readProgress(desk.library.file(input.study))] })),

    close: judging.close.handler(({ input }) => {
      const file = desk.library.file(input.study)
      return once(desk, file, input.command, () => {
        fileInStage(desk, input.study, 'judging')
        setStage(file, 'closed', desk.around.now())
        return {}
      })
    }),

    unblind: judging.unblind.handler(({ input }) => {
      const file = desk.library.file(input.study)
      return once(desk, file, input.command, () => {
        fileInStage(desk, input.study, 'closed')
        const at = desk.around.now()
        openKey(file, input.passphrase, at)
        appendUnblinding(file, { at, by: input.by, reason: input.reason, dataHash: dataHash(file) })
        setStage(file, 'unblinded', at)
        return {}
      })
    }),
  }
}

/** Opening the key is the unblinding: a sealed one needs its passphrase, and either must be the one that was fixed. */
function openKey(file: StudyFile, passphrase: string | undefined, at: string): void {
  if (!sourceKeyState(file).sealed) return checkSourceKey(file)
  if (passphrase === undefined || passphrase === '') fail('PASSPHRASE_NEEDED', {})
  openSourceKey(file, passphrase, at)
}
