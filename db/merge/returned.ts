import type { StudyFile } from '../driver.ts'
import type { CodeOf } from '../packets/codes.ts'
import type { LedgerPacket } from '../packets/ledger.ts'

/** A returned packet beside the study it came from, and the code by which each of the study's ids is known in it. */
export type Returned = {
  readonly study: StudyFile
  readonly packet: StudyFile
  readonly ledger: LedgerPacket
  readonly codeOf: CodeOf
}
