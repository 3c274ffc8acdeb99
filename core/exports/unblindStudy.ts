import { fail } from '#contract/errors.ts'
import type { AnalysisPlan } from '#contract/unblinding.ts'
import { dataHash } from '#db/queries/dataHash.ts'
import { appendAnalysisPlan } from '#db/queries/ledger.ts'
import { checkSourceKey, openSourceKey, sourceKeyState } from '#db/queries/sourceKey.ts'
import { appendUnblinding, readStudy, setStage } from '#db/queries/study.ts'
import { inTransaction, type StudyFile } from '#db/studyFile.ts'

/** Locks an analysis plan and returns its hash. Fails with `WRONG_STAGE` once the systems have names. */
export function lockAnalysisPlan(file: StudyFile, plan: Omit<AnalysisPlan, 'hash'>): string {
  const { stage } = readStudy(file)
  if (stage === 'unblinded') return fail('WRONG_STAGE', { stage, needed: 'preparing or judging or closed' })
  return appendAnalysisPlan(file, plan)
}

/**
 * Names the systems, on record: opening the key is the unblinding. Fails with `WRONG_STAGE` unless judging is closed (a
 * judgement after it is not blind), with `KEY_CHANGED` if the key is not the one that was fixed, and, where it is sealed,
 * with `PASSPHRASE_NEEDED` or `PASSPHRASE_WRONG`.
 */
export function unblindStudy(
  file: StudyFile,
  {
    by,
    reason,
    at,
    passphrase,
  }: { readonly by: string; readonly reason: string; readonly at: string; readonly passphrase?: string | undefined },
): void {
  inTransaction(file, () => {
    const { stage } = readStudy(file)
    if (stage !== 'closed') fail('WRONG_STAGE', { stage, needed: 'closed' })
    openKey(file, passphrase, at)
    appendUnblinding(file, { at, by, reason, dataHash: dataHash(file) })
    setStage(file, 'unblinded', at)
  })
}

function openKey(file: StudyFile, passphrase: string | undefined, at: string): void {
  if (!sourceKeyState(file).sealed) return checkSourceKey(file)
  if (passphrase === undefined || passphrase === '') fail('PASSPHRASE_NEEDED', {})
  openSourceKey(file, passphrase, at)
}
