import type { AlternativeAnnotatorOptions } from '#analysis/raters/alternativeAnnotator.ts'
import { alternativeAnnotatorTest } from '#analysis/raters/alternativeAnnotator.ts'
import { dawidSkene } from '#analysis/raters/dawidSkene.ts'
import type { LabelColumns, TaskLabel } from '#analysis/raters/labels.ts'
import { labelColumns } from '#analysis/raters/labels.ts'
import { majorityVote } from '#analysis/raters/majorityVote.ts'
import type { Result } from '#analysis/result.ts'
import type { PlainOptions, PlainOutcome, PlainTable } from './compareColumns.ts'
import { isProblem, numberIn, rowsOf, withDefaults } from './compareColumns.ts'

/** Which columns of a long file of labels hold what. */
export type LabelTableColumns = { readonly task: string; readonly rater: string; readonly chosen: string }

type Ids = readonly (string | number)[]

/** Merged labels; ids and classes that are plain numbers in the file are numbers here. */
export type LabelEntry = Result & {
  readonly tasks: Ids
  readonly majority?: Ids
  readonly labels?: Ids
  readonly classes?: Ids
}

/**
 * Merging labels of a long table, one row per label (command `labels`): majority vote and Dawid & Skene. A rater may
 * label a task more than once. Rows without a label are counted and left out. `classes` declares the classes in order;
 * otherwise they are those that occur, as numbers when all are.
 */
export function labelsOfTable(
  table: PlainTable,
  columns: LabelTableColumns,
  options: PlainOptions & { readonly classes?: readonly string[] } = {},
): PlainOutcome<LabelEntry> {
  const read = rowsOf(table, [columns.task, columns.rater, columns.chosen], 'labels')
  if (isProblem(read)) return read
  const { seed } = withDefaults(options)
  const labels: TaskLabel[] = []
  for (const { line, cell } of read.rows) {
    const [task, rater, chosen] = [cell(columns.task), cell(columns.rater), cell(columns.chosen)]
    if (chosen === '') continue
    if (options.classes && !options.classes.includes(chosen)) {
      return { problem: `labels, line ${line}: "${chosen}" is not one of the declared classes` }
    }
    labels.push({ task, rater, chosen })
  }
  const merged = labelColumns(labels, options.classes ?? [])
  return {
    counts: {
      labels: labels.length,
      labelsEmpty: table.rows.length - labels.length,
      tasks: merged.tasks.length,
      raters: merged.raters.length,
      classes: merged.classes.length,
    },
    results: resultsOf(merged, seed),
  }
}

function resultsOf(merged: LabelColumns, seed: number): readonly LabelEntry[] {
  const votes = majorityVote(merged)
  const truths = dawidSkene(merged, { seed })
  const tasks = asNumbers(merged.tasks)
  const areNumbers = asNumbers(merged.classes) !== merged.classes
  const written = (chosen: readonly string[]): Ids => (areNumbers ? chosen.map(Number) : chosen)
  return [
    { ...votes, tasks, majority: written(votes.majority) },
    { ...truths, tasks, labels: written(truths.labels), classes: written(truths.classes) },
  ]
}

/** Ids as numbers when every one of them is a number written plainly; else the very same list. */
const asNumbers = (ids: readonly string[]): Ids =>
  ids.every((id) => String(Number(id)) === id) ? ids.map(Number) : ids

/**
 * The alternative annotator test of a wide table: one row per item, one column per person and one for the candidate,
 * empty = missing. A first column named like an id is skipped.
 */
export function alternativeAnnotatorOfTable(
  table: PlainTable,
  candidateColumn: string,
  options: AlternativeAnnotatorOptions = {},
): PlainOutcome<Result> {
  const at = table.columns.findIndex((name) => name.trim() === candidateColumn)
  if (at < 0) return { problem: `labels: no column "${candidateColumn}" for the candidate` }
  const people = [...table.columns.keys()].filter(
    (column) => column !== at && !(column === 0 && /^(|unit|item|id|task)$/i.test(table.columns[0]?.trim() ?? '')),
  )
  const codes = new Map<string, number>()
  const numeric = table.rows.every(({ cells }) =>
    [...people, at].every(
      (column) => (cells[column] ?? '').trim() === '' || numberIn((cells[column] ?? '').trim()) !== null,
    ),
  )
  const valueOf = (written: string): number | null => {
    if (written === '') return null
    if (numeric) return numberIn(written)
    codes.set(written, codes.get(written) ?? codes.size)
    return codes.get(written) as number
  }
  const row = (cells: readonly string[], column: number): number | null => valueOf(cells[column]?.trim() ?? '')
  const annotators = people.map((column) => table.columns[column] as string)
  const humans = table.rows.map(({ cells }) => people.map((column) => row(cells, column)))
  const candidate = table.rows.map(({ cells }) => row(cells, at))
  const run = (fit: 'accuracy' | 'neg_rmse') =>
    alternativeAnnotatorTest(annotators, humans, candidate, { ...options, fit })
  const accuracy = run('accuracy')
  return {
    counts: { items: table.rows.length, annotators: annotators.length },
    results: [
      options.fit === 'neg_rmse' && numeric ? run('neg_rmse') : accuracy,
      { ...accuracy, coefficient: 'alternative_annotator_test.accuracy' },
      ...(numeric ? [{ ...run('neg_rmse'), coefficient: 'alternative_annotator_test.neg_rmse' }] : []),
    ],
  }
}
