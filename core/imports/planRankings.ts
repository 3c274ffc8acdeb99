import type { z } from 'zod'
import type { ImportedRankings } from '#contract/imports.ts'
import { isMissing, numberIn } from '#formats/cellValue.ts'
import type { TableRow } from '#formats/openTable.ts'
import { besideReader } from './beside.ts'
import { type Beside, type ExistingStudy, type ImportPlan, type NamedRanking, planOf } from './importPlan.ts'
import { Interned, Judged } from './judged.ts'
import { nearNames } from './nearNames.ts'
import type { Listening } from './planRatings.ts'
import { expectedRanking, type FoundRank, orderOf, rankingIn, wholeRanks } from './rankingCell.ts'
import { type NamePlace, type Place, type PlannableTable, Reading } from './reading.ts'

const mostRanked = 10

/** A ranking as the file has it; `column` is where a message about it points. */
type FoundRanking = {
  readonly item: string
  readonly rater: string
  readonly ranks: FoundRank[]
  /** The lines of the rows that make it up. */
  readonly lines: number[]
  readonly column: string
  readonly beside: Beside
}

/** Plans rankings: one row per response with its rank, or one cell with the whole order. */
export function planRankings(
  table: PlannableTable,
  fileName: string,
  mapping: z.infer<typeof ImportedRankings>,
  existing: ExistingStudy,
  { listen }: Listening = {},
): ImportPlan {
  const reading = new Reading(table, fileName)
  if (listen) reading.problems.listen(listen)
  const item = reading.maybePlace(mapping.item)
  const rater = reading.namePlace(mapping.rater)
  const beside = besideReader(reading, mapping)
  const { order } = mapping
  const judged = new Judged(existing, reading)
  const places =
    'ranks' in order
      ? { ranks: reading.place(order.ranks) }
      : { system: reading.place(order.system), rank: reading.place(order.rank) }
  if (!reading.complete) return planOf({}, { ...reading.tally, rowsSkipped: table.rows.length }, reading.found)
  const found =
    'ranks' in places
      ? rankingCells(reading, judged, { item, rater, beside }, places.ranks)
      : rankingRows(reading, judged, { item, rater, beside }, places.system, places.rank)
  const rankings = taken(reading, judged, existing, found)
  const { items, systems, responses, raters } = judged
  const names = [...nearNames('system', judged.systemCounts), ...nearNames('rater', judged.raterCounts)]
  const parts = { items, systems, responses, raters, rankings, machine: mapping.machine === true, nearNames: names }
  return planOf(parts, reading.tally, reading.found)
}

type Said = {
  readonly item: Place | null
  readonly rater: NamePlace
  readonly beside: (row: TableRow) => Beside
}

/** Gathers the rows of each item and rater into one ranking. */
function rankingRows(
  reading: Reading,
  judged: Judged,
  { item, rater, beside }: Said,
  system: Place,
  rank: Place,
): FoundRanking[] {
  const interned = new Interned()
  const rankings = new Map<string, FoundRanking>()
  const lines = new Map<string, number>()
  for (const [row, number] of reading.rows()) {
    const names = [reading.itemKey(row, item, number), reading.name(row, rater, 60), reading.name(row, system)]
    const [itemName, raterName, systemName] = names
    const value = rankIn(reading, row, rank)
    const readable = itemName && raterName && systemName && value !== null
    const known =
      readable && judged.knowsItem(itemName, row, item) && judged.knowsResponse(itemName, systemName, row, system)
    if (!known) {
      reading.skip()
      continue
    }
    const key = interned.key(itemName, raterName)
    const place = interned.key(itemName, raterName, systemName)
    const before = lines.get(place)
    if (before !== undefined) {
      const expected = `one rank per rater, item and system; the one on line ${before} is kept`
      reading.problems.add('duplicate', row.line, rank.name, row.cells[rank.at] ?? '', expected)
      reading.skip()
      continue
    }
    lines.set(place, row.line)
    const ranking = rankings.get(key) ?? {
      item: itemName,
      rater: raterName,
      ranks: [],
      lines: [],
      column: rank.name,
      beside: beside(row),
    }
    rankings.set(key, ranking)
    ranking.ranks.push({ system: systemName, rank: value })
    ranking.lines.push(row.line)
  }
  return [...rankings.values()]
}

function rankIn(reading: Reading, row: TableRow, place: Place): number | null {
  const cell = reading.text(row, place)
  if (cell === null) return null
  const value = numberIn(cell)
  if (value !== null) return value
  const cause = isMissing(cell) ? 'empty-cell' : 'not-a-number'
  reading.problems.add(cause, row.line, place.name, cell, 'a rank: a number, 1 or 0 for the best')
  return null
}

/** Reads the whole order from one cell per row. */
function rankingCells(reading: Reading, judged: Judged, { item, rater, beside }: Said, place: Place): FoundRanking[] {
  const rankings: FoundRanking[] = []
  for (const [row, number] of reading.rows()) {
    const itemName = reading.itemKey(row, item, number)
    const raterName = reading.name(row, rater, 60)
    const ranks = orderIn(reading, row, place)
    const known =
      itemName &&
      raterName &&
      ranks !== null &&
      judged.knowsItem(itemName, row, item) &&
      ranks.every(({ system }) => judged.knowsResponse(itemName, system, row, place))
    if (!known) {
      reading.skip()
      continue
    }
    const found = { item: itemName, rater: raterName, ranks: [...ranks], lines: [row.line] }
    rankings.push({ ...found, column: place.name, beside: beside(row) })
  }
  return rankings
}

function orderIn(reading: Reading, row: TableRow, place: Place): readonly FoundRank[] | null {
  const cell = reading.text(row, place)
  if (cell === null) return null
  const ranks = rankingIn(cell)
  if (ranks === null) {
    reading.problems.add(isMissing(cell) ? 'empty-cell' : 'not-a-ranking', row.line, place.name, cell, expectedRanking)
    return null
  }
  const systems = new Set(ranks.map(({ system }) => system))
  if (systems.size < ranks.length) {
    reading.problems.add('same-response-twice', row.line, place.name, cell, 'each system once')
    return null
  }
  return ranks
}

/** The rankings that can be taken: 2 to 10 responses, one per rater and item, not in the study already. */
function taken(
  reading: Reading,
  judged: Judged,
  existing: ExistingStudy,
  found: readonly FoundRanking[],
): NamedRanking[] {
  const interned = new Interned()
  const seen = new Map<string, { readonly order: string; readonly line: number | null }>()
  for (const { item, rater, ranks } of existing.rankings) {
    seen.set(interned.key(item, rater), { order: orderOf(ranks), line: null })
  }
  const fromZero = found.some(({ ranks }) => ranks.some(({ rank }) => rank === 0))
  const rankings: NamedRanking[] = []
  for (const { item, rater, ranks, lines, column, beside } of found) {
    const line = lines[0] ?? 1
    const whole = wholeRanks(ranks, fromZero)
    const key = interned.key(item, rater)
    const before = seen.get(key)
    const skipped = () => {
      for (const _line of lines) reading.skip()
    }
    if (ranks.length < 2 || ranks.length > mostRanked) {
      const expected = `2 to ${mostRanked} ranked responses of an item by a rater`
      reading.problems.add('not-a-ranking', line, column, `${ranks.length} of item ${item}`, expected)
      skipped()
    } else if (before === undefined) {
      seen.set(key, { order: orderOf(whole), line })
      rankings.push({ item, rater, ranks: whole, ...beside })
      judged.admit({ item, rater, systems: whole.map(({ system }) => system) })
    } else if (before.line === null && before.order === orderOf(whole)) {
      reading.alreadyThere++
    } else {
      const where = before.line === null ? 'the study has one already' : `the one on line ${before.line} is kept`
      reading.problems.add('duplicate', line, column, `of item ${item}`, `one ranking per rater and item; ${where}`)
      skipped()
    }
  }
  return rankings
}
