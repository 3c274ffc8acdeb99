import { dataHash } from '#db/queries/dataHash.ts'
import { readLedger } from '../exports/ledger.ts'
import { lockAnalysisPlan } from '../exports/unblindStudy.ts'
import { api, type Desk, once } from './base.ts'

/** The record of the blinding, and the analysis plan that is locked before it ends. */
export function unblindingHandlers(desk: Desk) {
  const unblinding = api.coordinator.unblinding
  return {
    ledger: unblinding.ledger.handler(({ input }) => readLedger(desk.library.file(input.study), input.settings)),

    lockPlan: unblinding.lockPlan.handler(({ input }) => {
      const file = desk.library.file(input.study)
      return once(desk, file, input.command, () => {
        const at = desk.around.now()
        return { at, hash: lockAnalysisPlan(file, { ...input.plan, at, dataHash: dataHash(file) }) }
      })
    }),
  }
}
