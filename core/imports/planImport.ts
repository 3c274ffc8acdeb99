import type { Mapping } from '#contract/imports.ts'
import type { Table } from '#formats/readTable.ts'
import type { ExistingStudy, ImportPlan } from './importPlan.ts'
import { planPreferences } from './planPreferences.ts'
import { planRankings } from './planRankings.ts'
import { planRatings } from './planRatings.ts'
import { planResponses } from './planResponses.ts'

/**
 * What bringing a file into a study would do: what would be inserted, what is there already, and every row that cannot
 * be taken with its line, column, what was found and what was expected. Pure: reads its arguments, writes nothing.
 */
export function planImport(table: Table, fileName: string, mapping: Mapping, existing: ExistingStudy): ImportPlan {
  switch (mapping.content) {
    case 'responses-long':
    case 'responses-wide':
      return planResponses(table, fileName, mapping, existing)
    case 'ratings':
      return planRatings(table, fileName, mapping, existing)
    case 'preferences':
      return planPreferences(table, fileName, mapping, existing)
    case 'rankings':
      return planRankings(table, fileName, mapping, existing)
  }
}
