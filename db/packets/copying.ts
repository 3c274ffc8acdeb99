import type { StudyFile } from '../driver.ts'
import type { CodeOf } from './codes.ts'

/** From a study into a packet: both files, the codes of the packet, and the rows of the tasks as a JSON list. */
export type Copying = {
  readonly from: StudyFile
  readonly to: StudyFile
  readonly codeOf: CodeOf
  readonly tasks: string
}

/** The list of tasks as a table; bind `tasks` to it. */
export const wantedTasks = '(SELECT value FROM json_each(?))'
