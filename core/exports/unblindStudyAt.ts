import type { ReportSettings } from '#contract/report.ts'
import type { Ledger } from '#contract/unblinding.ts'
import { dataHash } from '#db/queries/dataHash.ts'
import { readUnblinding } from '#db/queries/study.ts'
import { closeStudyFile, openStudyFile } from '#db/studyFile.ts'
import type { Surroundings } from '../context.ts'
import { namedSystems } from '../naming.ts'
import { readLedger } from './ledger.ts'
import { lockAnalysisPlan, unblindStudy } from './unblindStudy.ts'

/** What is to be done about the blinding of a study on disk. */
export type UnblindingAct =
  | { readonly kind: 'look' }
  | { readonly kind: 'lock-plan'; readonly by: string; readonly text: string }
  /** The passphrase is that of a sealed key. */
  | { readonly kind: 'unblind'; readonly by: string; readonly reason: string; readonly passphrase: string | null }

/** The record after the act, and which code stands for which system once that is no secret. */
export type UnblindingRecord = {
  readonly ledger: Ledger
  readonly key: readonly { readonly code: string; readonly name: string }[]
}

/** Acts on the study at a path with the same rules as the window. Fails with `WRONG_STAGE` and what keeps it closed. */
export function unblindStudyAt(
  path: string,
  act: UnblindingAct,
  settings: ReportSettings,
  { now }: Pick<Surroundings, 'now'>,
): UnblindingRecord {
  const file = openStudyFile(path)
  try {
    if (act.kind === 'lock-plan') {
      lockAnalysisPlan(file, { by: act.by, text: act.text, settings, at: now(), dataHash: dataHash(file) })
    }
    if (act.kind === 'unblind') {
      unblindStudy(file, { by: act.by, reason: act.reason, at: now(), passphrase: act.passphrase ?? undefined })
    }
    const key = readUnblinding(file) ? namedSystems(file).systems.map(({ code, name }) => ({ code, name })) : []
    return { ledger: readLedger(file, settings), key }
  } finally {
    closeStudyFile(file)
  }
}
