import type { Cell } from '#formats/writers/csv.ts'
import { contextOf, type ReportInput } from '../report/input.ts'
import { placeKeys } from '../report/placeKeys.ts'
import type { ReportNames } from './places.ts'

/** A table before it is text. */
export type Rows = { readonly fileName: string; readonly columns: readonly string[]; readonly rows: readonly Cell[][] }

/** What a report uses beside the judgements, as tables under the names the report uses. */
export const contextTables = (input: ReportInput, names: ReportNames): Rows[] => [
  ...groupTables(input, names),
  ...workTables(input, names),
  ...beliefTables(input, names),
]

function groupTables(input: ReportInput, names: ReportNames): Rows[] {
  const { groups, tags } = contextOf(input)
  return [
    {
      fileName: 'groups.csv',
      columns: ['rater', 'group'],
      rows: groups.flatMap(({ name, raters }) => raters.map((id) => [names.rater(id), name])),
    },
    {
      fileName: 'tags.csv',
      columns: ['item', 'tag'],
      rows: tags.flatMap(({ path, items }) => items.map((item) => [item, path])),
    },
  ]
}

function workTables(input: ReportInput, names: ReportNames): Rows[] {
  const { places, pace, repeats } = contextOf(input)
  return [
    {
      fileName: 'positions.csv',
      columns: ['rater', 'item', 'system', 'position'],
      rows: places.map(({ rater, item, system, position }) => [
        names.rater(rater),
        item,
        names.system(system),
        position,
      ]),
    },
    {
      fileName: 'pace.csv',
      columns: ['rater', 'position', 'ms'],
      rows: pace.map(({ rater, position, ms }) => [names.rater(rater), position, ms]),
    },
    {
      fileName: 'repeats.csv',
      columns: ['rater', 'item', 'system', 'criterion', 'first', 'second'],
      rows: repeats.map(({ rater, item, system, criterion, first, second }) => [
        names.rater(rater),
        item,
        names.system(system),
        names.criterion(criterion),
        first,
        second,
      ]),
    },
  ]
}

/** What machine judges said, how sure raters were, and which source they took a response for. */
function beliefTables(input: ReportInput, names: ReportNames): Rows[] {
  const { machines, confidences } = contextOf(input)
  return [
    {
      fileName: 'machine-ratings.csv',
      columns: ['item', 'system', 'rater', 'criterion', 'value'],
      rows: machines.ratings.map(({ item, system, rater, criterion, value }) => [
        item,
        names.system(system),
        names.rater(rater),
        names.criterion(criterion),
        value,
      ]),
    },
    {
      fileName: 'confidences.csv',
      columns: ['rater', 'item', 'left', 'right', 'percent'],
      rows: confidences.map(({ rater, item, first, second, percent }) => [
        names.rater(rater),
        item,
        names.system(first),
        names.system(second),
        percent,
      ]),
    },
    { fileName: 'guesses.csv', columns: ['rater', 'source', 'guess'], rows: guessRows(input, names) },
    { fileName: 'guesses-by-system.csv', columns: ['rater', 'system', 'guess'], rows: systemGuessRows(input, names) },
  ]
}

/**
 * What raters took the source of a response for, without the response. While systems are hidden a source is a number: by
 * its name it would say what is behind which code to whoever counts. Rater after rater, in the order in which resamples
 * are drawn; a guess of "cannot say" is empty.
 */
function guessRows(input: ReportInput, names: ReportNames): Cell[][] {
  const { guesses, sourcesNamed } = contextOf(input)
  const keyOf = placeKeys(input.raters)
  const sources = [...new Set(guesses.flatMap(({ source, guess }) => (guess === null ? [source] : [source, guess])))]
  const shown = (source: string): string => (sourcesNamed ? source : `source ${sources.indexOf(source) + 1}`)
  return guesses
    .map(({ rater, source, guess }) => ({
      key: keyOf(rater),
      cells: [names.rater(rater), shown(source), guess === null ? '' : shown(guess)],
    }))
    .sort((one, other) => {
      const [before, after] = [one, other].map(({ key, cells }) => JSON.stringify([key, ...cells])) as [string, string]
      return before < after ? -1 : before > after ? 1 : 0
    })
    .map(({ cells }) => cells)
}

/**
 * What raters took each system for, in the order in which guesses are shuffled; "cannot say" is empty. Nothing while
 * systems are hidden: it would say what they are taken for.
 */
function systemGuessRows(input: ReportInput, names: ReportNames): Cell[][] {
  const { guessesBySystem, sourcesNamed } = contextOf(input)
  if (!sourcesNamed) return []
  const [raterKey, systemKey] = [placeKeys(input.raters), placeKeys(input.systems)]
  return guessesBySystem
    .map(({ rater, system, guess }) => ({
      key: JSON.stringify([raterKey(rater), systemKey(system), guess]),
      cells: [names.rater(rater), names.system(system), guess ?? ''],
    }))
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({ cells }) => cells)
}
