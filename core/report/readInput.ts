import { newestEvent, stampOf } from '#db/queries/stamp.ts'
import type { StudyFile } from '#db/studyFile.ts'
import { inTurns } from '../inTurns.ts'
import { unpacked } from '../statistics/packed.ts'
import { packReportInput } from './gather.ts'
import type { ReportInput } from './input.ts'

/**
 * What `gatherReportInput` gives, read without keeping this thread from others; read again when the study changed in
 * between otherwise than by judging.
 */
export async function readReportInput(file: StudyFile, signal: AbortSignal | undefined): Promise<ReportInput> {
  for (;;) {
    const asOf = newestEvent(file)
    const stamp = stampOf(file, asOf)
    const input = await inTurns(packReportInput(file, {}, asOf), { signal })
    if (stampOf(file, asOf) === stamp) return unpacked(input)
  }
}
