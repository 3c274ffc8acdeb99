import { z } from 'zod'
import { BatchId } from './ids.ts'
import { ContextBlock } from './rater.ts'

/** How a staged file was read. Columns of JSONL are the keys of its objects, nested ones joined by a dot. */
export const Inspection = z.strictObject({
  fileName: z.string(),
  format: z.enum(['csv', 'jsonl', 'json']),
  encoding: z.string(),
  delimiter: z.string().nullable(),
  rows: z.int(),
  columns: z.array(z.strictObject({ name: z.string(), firstValues: z.array(z.string()), distinct: z.int() })),
})
export type Inspection = z.infer<typeof Inspection>

const column = z.string().min(1)
const asText = { prompt: column.nullable(), title: column.nullable(), context: z.array(column), tags: z.array(column) }

/** One row per response: item, system, response text. */
export const LongResponses = z.strictObject({
  content: z.literal('responses-long'),
  item: column,
  system: column,
  response: column,
  ...asText,
})
/** One row per item with a column per system. Without an item column the row number names the item. */
export const WideResponses = z.strictObject({
  content: z.literal('responses-wide'),
  item: column.nullable(),
  systems: z.array(z.strictObject({ column, system: z.string().min(1) })).min(1),
  ...asText,
})
/** Finished ratings: a criterion column with a value column, or one column per criterion. */
export const ImportedRatings = z.strictObject({
  content: z.literal('ratings'),
  item: column,
  system: column,
  rater: column,
  values: z.union([
    z.strictObject({ criterion: column, value: column }),
    z.strictObject({ criteria: z.array(column).min(1) }),
  ]),
})
/** Finished comparisons: `outcome` is left, right, tie, a number from −3 to 3 (negative: left), or a system's name. */
export const ImportedPreferences = z.strictObject({
  content: z.literal('preferences'),
  item: column,
  left: column,
  right: column,
  rater: column,
  outcome: column,
})
/**
 * Finished rankings: one row per response with a rank column (1 or 0 is best, equal ranks tie), or one row per
 * item and rater whose cell holds the whole order (a dictionary of ranks, or "A > B = C").
 */
export const ImportedRankings = z.strictObject({
  content: z.literal('rankings'),
  item: column,
  rater: column,
  order: z.union([z.strictObject({ system: column, rank: column }), z.strictObject({ ranks: column })]),
})
/** What each column of the file means. The user confirms it; nothing is guessed at writing time. */
export const Mapping = z.discriminatedUnion('content', [
  LongResponses,
  WideResponses,
  ImportedRatings,
  ImportedPreferences,
  ImportedRankings,
])
export type Mapping = z.infer<typeof Mapping>

export const ProblemCause = z.enum([
  'empty-cell',
  'duplicate',
  'unknown-item',
  'unknown-system',
  'not-a-number',
  'not-an-outcome',
  'not-a-ranking',
  'same-response-twice',
  'no-response',
  'conflicting-text',
  'column-missing',
  'too-long',
])
export type ProblemCause = z.infer<typeof ProblemCause>

/** One thing that cannot be read as it is. Rows are line numbers of the file, 1-based, header included. */
export const ImportProblem = z.strictObject({
  cause: ProblemCause,
  file: z.string(),
  row: z.int().positive(),
  column: z.string(),
  found: z.string(),
  expected: z.string(),
})
export type ImportProblem = z.infer<typeof ImportProblem>

export const ImportCounts = z.strictObject({
  rowsRead: z.int(),
  rowsSkipped: z.int(),
  newItems: z.int(),
  newResponses: z.int(),
  newSystems: z.int(),
  newRaters: z.int(),
  newCriteria: z.int(),
  newJudgements: z.int(),
  alreadyThere: z.int(),
})
export type ImportCounts = z.infer<typeof ImportCounts>

/** What an import would do. `digest` fixes file, mapping and study: committing anything else is refused. */
export const ImportCheck = z.strictObject({
  counts: ImportCounts,
  problems: z.array(z.strictObject({ cause: ProblemCause, count: z.int(), examples: z.array(ImportProblem).max(20) })),
  preview: z
    .array(
      z.strictObject({
        row: z.int(),
        prompt: z.string(),
        context: z.array(ContextBlock),
        responses: z.array(z.string()),
      }),
    )
    .max(50),
  digest: z.string(),
})
export type ImportCheck = z.infer<typeof ImportCheck>

export const ImportDone = z.strictObject({ batch: BatchId, counts: ImportCounts })
export type ImportDone = z.infer<typeof ImportDone>
