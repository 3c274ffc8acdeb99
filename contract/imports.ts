import { z } from 'zod'
import { BatchId } from './ids.ts'
import { ContextBlock } from './rater.ts'
import { offeredEncodings } from './textEncodings.ts'

/** How the text of a file is read where a person says so; what is left out is told from the file. */
export const FileReading = z.strictObject({
  encoding: z.enum(offeredEncodings).optional(),
  format: z.enum(['csv', 'jsonl', 'json']).optional(),
  delimiter: z.string().length(1).optional(),
  /** Whether the first row of a delimited file or a sheet names the columns. */
  header: z.boolean().optional(),
  /** Read the columns as they are, also where the layout of a known tool is recognised. */
  asItIs: z.literal(true).optional(),
})
export type FileReading = z.infer<typeof FileReading>

/** How a staged file was read. Columns of JSONL are the keys of its objects, nested ones joined by a dot. */
export const Inspection = z.strictObject({
  fileName: z.string(),
  format: z.enum(['csv', 'jsonl', 'json', 'xlsx', 'parquet']),
  encoding: z.string(),
  delimiter: z.string().nullable(),
  /** False when the first row was taken for a row like any other. */
  header: z.boolean().optional(),
  rows: z.int(),
  /** `distinct` counts the different values among the first ten thousand rows. */
  columns: z.array(z.strictObject({ name: z.string(), firstValues: z.array(z.string()), distinct: z.int() })),
})
export type Inspection = z.infer<typeof Inspection>

/** Layouts of other tools that are read without saying what their columns mean. */
export const ImportShape = z.enum([
  'label-studio',
  'argilla',
  'potato',
  'helpsteer2',
  'helpsteer-preference',
  'trl-preference',
  'trl-unpaired',
  'mt-bench',
  'arena',
  'alpaca-eval',
  'pandalm',
  'checkmate',
  'rater-lists',
])
export type ImportShape = z.infer<typeof ImportShape>

const column = z.string().min(1).max(10_000)
/** A column, or one name for every row where no column holds it. */
const named = z.union([column, z.strictObject({ name: z.string().trim().min(1).max(200) })])
export type NamedColumn = z.infer<typeof named>

/**
 * What else an item can have. `factors` are columns of a counterfactual design; `role` holds study, gold, attention,
 * qualification or practice; `expected` are columns named like criteria that hold the value such an item should get;
 * `best` holds the system that should win it.
 */
const ItemFacts = z.strictObject({
  language: column.nullable(),
  family: column.nullable(),
  factors: z.array(column),
  role: column.nullable(),
  expected: z.array(column),
  best: column.nullable(),
})
export type ItemFacts = z.infer<typeof ItemFacts>

const asText = {
  prompt: column.nullable(),
  title: column.nullable(),
  context: z.array(column),
  tags: z.array(column),
  facts: ItemFacts.optional(),
}

/** One row per response: item, system, response text. A list of messages in the cell makes a conversation. */
export const LongResponses = z.strictObject({
  content: z.literal('responses-long'),
  item: column,
  system: named,
  response: column,
  /** A response may be empty: a system may have answered nothing. Left out, an empty cell is a problem. */
  mayBeEmpty: z.literal(true).optional(),
  ...asText,
})
/** One row per item with a column per system. Without an item column the row number names the item. */
export const WideResponses = z.strictObject({
  content: z.literal('responses-wide'),
  item: column.nullable(),
  systems: z.array(z.strictObject({ column, system: z.string().min(1) })).min(1),
  ...asText,
})

/** What people wrote beside a judgement, and what kind of rater gave it; a machine's are kept apart from people's. */
const beside = {
  comment: column.nullable().optional(),
  /** Per cent, or a share from 0 to 1. */
  confidence: column.nullable().optional(),
  machine: z.literal(true).optional(),
}
const raterColumns = z
  .array(z.strictObject({ column, rater: z.string().trim().min(1).max(60) }))
  .min(1)
  .max(200)

/**
 * Finished ratings: a criterion column with a value column, one column per criterion, or one column per rater (then
 * `rater` is not asked, and all values belong to one criterion). Without an item column the row number names the item.
 */
export const ImportedRatings = z.strictObject({
  content: z.literal('ratings'),
  item: column.nullable(),
  system: named,
  rater: named.nullable(),
  values: z.union([
    z.strictObject({ criterion: column, value: column }),
    z.strictObject({ criteria: z.array(column).min(1) }),
    z.strictObject({ raters: raterColumns, criterion: named }),
  ]),
  /** The turn of the conversation that was rated, from 1. */
  turn: column.nullable().optional(),
  ...beside,
})
/**
 * Finished comparisons: `outcome` is left, right, tie, both bad, a number from −3 to 3 (negative: left), or a system's
 * name; in one column, or in one column per rater (then `rater` is not asked).
 */
export const ImportedPreferences = z.strictObject({
  content: z.literal('preferences'),
  item: column.nullable(),
  left: named,
  right: named,
  rater: named.nullable(),
  outcome: z.union([column, z.strictObject({ raters: raterColumns })]),
  ...beside,
})
/**
 * Finished rankings: one row per response with a rank column (1 or 0 is best, equal ranks tie), or one row per
 * item and rater whose cell holds the whole order (a dictionary of ranks, or "A > B = C").
 */
export const ImportedRankings = z.strictObject({
  content: z.literal('rankings'),
  item: column.nullable(),
  rater: named,
  order: z.union([z.strictObject({ system: column, rank: column }), z.strictObject({ ranks: column })]),
  ...beside,
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

/** One table of what came in: a file, a sheet, or what a known layout holds of one kind. One may be read in two ways. */
export const PartMapping = z.strictObject({ part: z.string(), mapping: Mapping })
export type PartMapping = z.infer<typeof PartMapping>

/** A mapping of the only (or first) table, or of several, brought in together in this order. */
export const ImportMapping = z.union([Mapping, z.strictObject({ parts: z.array(PartMapping).min(1).max(40) })])
export type ImportMapping = z.infer<typeof ImportMapping>

/** What a table of a known layout holds. */
export const ImportPartKind = z.enum([
  'table',
  'responses',
  'ratings',
  'preferences',
  'rankings',
  'machine-ratings',
  'machine-preferences',
  'machine-rankings',
  'merged-ratings',
  'merged-preferences',
])
export type ImportPartKind = z.infer<typeof ImportPartKind>

/** A table that can be brought in. `chosen` is false for what most people would leave out, such as merged judgements. */
export const InspectedPart = z.strictObject({
  part: z.string(),
  kind: ImportPartKind,
  inspection: Inspection,
  suggestion: Mapping.nullable(),
  /** The saved template whose columns these are; then it is the suggestion. */
  template: z.string().nullable(),
  chosen: z.boolean(),
})
export type InspectedPart = z.infer<typeof InspectedPart>

export const InspectedFile = z.strictObject({
  /** Of the first table. */
  inspection: Inspection,
  suggestion: Mapping.nullable(),
  shape: ImportShape.nullable(),
  parts: z.array(InspectedPart),
  /** Files beside the tables that their cells may name. */
  attachments: z.int(),
})
export type InspectedFile = z.infer<typeof InspectedFile>

/** How the columns of a kind of file are read, kept under a name for the next file with the same columns. */
export const ImportTemplate = z.strictObject({
  name: z.string().trim().min(1).max(80),
  columns: z.array(z.string()),
  mapping: Mapping,
})
export type ImportTemplate = z.infer<typeof ImportTemplate>

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
  'unknown-file',
  'not-a-role',
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

/** A name that is so like a more frequent one that it may be a slip: "GPT4" once beside "GPT-4" forty times. */
export const NearName = z.strictObject({
  what: z.enum(['system', 'rater', 'criterion']),
  found: z.string(),
  count: z.int(),
  nearest: z.string(),
  nearestCount: z.int(),
})
export type NearName = z.infer<typeof NearName>

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
  nearNames: z.array(NearName).max(20),
  /** Pictures and texts that would travel inside the study. */
  newAttachments: z.int(),
  digest: z.string(),
})
export type ImportCheck = z.infer<typeof ImportCheck>

export const ImportDone = z.strictObject({ batch: BatchId, counts: ImportCounts })
export type ImportDone = z.infer<typeof ImportDone>
