import { fail } from '#contract/errors.ts'
import { readProgress } from '#db/queries/progress.ts'
import { readRaters } from '#db/queries/raters.ts'
import { setStage } from '#db/queries/study.ts'
import { unblindStudy } from '../exports/unblindStudy.ts'
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
        const { by, reason, passphrase } = input
        unblindStudy(file, { by, reason, passphrase, at: desk.around.now() })
        return {}
      })
    }),
  }
}
