import { studyTables } from './0010-study.ts'
import { judgingTables } from './0020-judging.ts'
import { reportTables } from './0030-reports.ts'
import { everyKindTables } from './0040-every-kind.ts'
import { packetTables } from './0060-packets.ts'
import { analysisPlanTables } from './0070-analysis-plan.ts'
import { reviewTables } from './0100-review.ts'
import { preflightTables } from './0110-preflight.ts'
import { readingTables } from './0120-reading.ts'

/** One step from an older study to a newer one. Its number is the start of its file's name. */
export type Migration = { readonly fileName: string; readonly sql: string }

/** Every step there ever was, oldest first. Released steps are never changed; a change is a new step. */
export const migrations: readonly Migration[] = [
  { fileName: '0010-study.ts', sql: studyTables },
  { fileName: '0020-judging.ts', sql: judgingTables },
  { fileName: '0030-reports.ts', sql: reportTables },
  { fileName: '0040-every-kind.ts', sql: everyKindTables },
  { fileName: '0060-packets.ts', sql: packetTables },
  { fileName: '0070-analysis-plan.ts', sql: analysisPlanTables },
  { fileName: '0100-review.ts', sql: reviewTables },
  { fileName: '0110-preflight.ts', sql: preflightTables },
  { fileName: '0120-reading.ts', sql: readingTables },
]

/** The number a file is at after a step. */
export const numberOf = ({ fileName }: Migration): number => Number(fileName.slice(0, 4))

/** The number a file of this version of the app is at. */
export const newestVersion: number = Math.max(...migrations.map(numberOf))
