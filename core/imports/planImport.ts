import type { Mapping } from '#contract/imports.ts'
import type { ExistingStudy, ImportPlan } from './importPlan.ts'
import { planPreferences } from './planPreferences.ts'
import { planRankings } from './planRankings.ts'
import { planRatings } from './planRatings.ts'
import { planResponses, type ResponseSurroundings } from './planResponses.ts'
import type { PlannableTable } from './reading.ts'

/**
 * What bringing a file into a study would do: what would be inserted, what is there already, and every row that cannot
 * be taken with its line, column, what was found and what was expected. Reads its arguments only; texts are handed to
 * the sink as they are met where one is given.
 */
export function planImport(
  table: PlannableTable,
  fileName: string,
  mapping: Mapping,
  existing: ExistingStudy,
  around: ResponseSurroundings = {},
): ImportPlan {
  switch (mapping.content) {
    case 'responses-long':
    case 'responses-wide':
      return planResponses(table, fileName, mapping, existing, around)
    case 'ratings':
      return planRatings(table, fileName, mapping, existing, around)
    case 'preferences':
      return planPreferences(table, fileName, mapping, existing, around)
    case 'rankings':
      return planRankings(table, fileName, mapping, existing, around)
  }
}
