import type { Report } from '#contract/report.ts'
import type { Ledger } from '#contract/unblinding.ts'
import type { Telling } from '../language.ts'
import { confidenceWords, instantWords, shortHash } from '../numbers.ts'
import { sayRecord } from './sayRecord.ts'

/** One line of the record: when, and what happened. */
export type LedgerRow = { readonly id: string; readonly at: string; readonly words: string }

/** Everything that happened to the blinding, in the order of time. */
export function ledgerRows({ words, record }: Telling, ledger: Ledger): readonly LedgerRow[] {
  const { stages, plans, unblinding, freeze, raterDecisions } = ledger
  const happened = [
    ...stages
      .filter(({ stage }) => stage !== 'unblinded' || unblinding === null)
      .map(({ stage, at }) => ({ id: `stage ${stage} ${at}`, at, words: sayRecord(record, `ledger.stages.${stage}`) })),
    ...(freeze
      ? [
          {
            id: 'freeze',
            at: freeze.at,
            words: sayRecord(record, 'ledger.frozen', { hash: shortHash(freeze.hash) }),
          },
        ]
      : []),
    ...raterDecisions.map(({ at, by, rater, reason, excluded }) => ({
      id: `rater ${rater} ${at}`,
      at,
      words: sayRecord(record, excluded ? 'ledger.leftOut' : 'ledger.takenIn', { by, rater, reason }),
    })),
    ...plans.map(({ at, by, hash, settings }) => ({
      id: `plan ${hash} ${at}`,
      at,
      words: sayRecord(record, 'ledger.plan', {
        by,
        hash: shortHash(hash),
        seed: String(settings.seed),
        resamples: settings.resamples,
        confidence: confidenceWords(words, settings.confidence),
      }),
    })),
    ...(unblinding
      ? [
          {
            id: 'unblinding',
            at: unblinding.at,
            words: sayRecord(record, 'ledger.unblinding', { by: unblinding.by, reason: unblinding.reason }),
          },
        ]
      : []),
  ]
  return happened
    .toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
    .map((row) => ({ ...row, at: instantWords(words, row.at) }))
}

/** What follows from the record for a reader: plan, data, judgements afterwards. One sentence each. */
export function ledgerSentences({ record }: Telling, ledger: Ledger, naming: Report['naming']): readonly string[] {
  if (naming === 'never-blinded') return [sayRecord(record, 'ledger.neverSecond')]
  const { plans, asPlanned, sameData, judgedAfter, unblinding, freeze } = ledger
  const planned = [
    ...(freeze ? [sayRecord(record, freeze.unchanged ? 'ledger.unchanged' : 'ledger.changed')] : []),
    plans.length === 0
      ? sayRecord(record, unblinding ? 'ledger.noPlan' : 'ledger.noPlanYet')
      : sayRecord(record, asPlanned ? 'ledger.asPlanned' : 'ledger.notAsPlanned'),
  ]
  if (!unblinding) return planned
  return [
    ...planned,
    sayRecord(record, sameData ? 'ledger.sameData' : 'ledger.otherData'),
    judgedAfter === 0
      ? sayRecord(record, 'ledger.noneAfter')
      : sayRecord(record, 'ledger.judgedAfter', { count: judgedAfter }),
  ]
}

/** What was taken out of the study before: when, as what, under which names. */
export const exportRows = ({ words, record }: Telling, { exports }: Ledger): readonly LedgerRow[] =>
  exports.map(({ at, kind, naming, dataHash }, place) => ({
    id: `${place} ${at}`,
    at: instantWords(words, at),
    words: sayRecord(record, 'ledger.export', {
      kind,
      naming: sayRecord(record, `ledger.naming.${naming}`),
      hash: shortHash(dataHash),
    }),
  }))
