import { allItems } from '#db/queries/items.ts'
import type { StudyFile } from '#db/studyFile.ts'

/** The key of every item of the study, by its id. */
export const itemKeys = (file: StudyFile): Map<string, string> =>
  new Map(allItems(file).map(({ id, key }) => [id, key]))
