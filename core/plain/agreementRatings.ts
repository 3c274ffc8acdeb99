import { type SetRatings, setRatings } from '#analysis/agreement/setAlpha.ts'
import { type RatingMatrix, ratingMatrix } from '#analysis/ratingMatrix.ts'
import { isProblem, numberIn, type PlainProblem, type PlainTable, rowsOf } from './compareColumns.ts'

/** Where ratings stand in a file: one column per rater (the first names the unit), or one row per rating. */
export type RatingLayout =
  | { readonly wide: true }
  | {
      readonly wide?: false
      readonly unit: string
      readonly rater: string
      readonly value: string
      readonly criterion?: string
    }

/** How ratings are to be read. `set` cells hold options separated by `|` or `;`. */
export type RatingMeasurement = 'nominal' | 'ordinal' | 'interval' | 'ratio' | 'circular' | 'bipolar' | 'set'

/** Ratings of one criterion (null when the file has no criterion column), ready for analysis. */
export type PlainRatings = {
  readonly criterion: string | null
  readonly raters: readonly string[]
  readonly matrix: RatingMatrix
  /** True when category values are the numbers of the file or positions of declared ordered levels. */
  readonly numeric: boolean
  /** What categories are called in the file, in the order of `matrix.categories`. */
  readonly categoryNames: readonly string[]
  readonly sets: SetRatings | null
}

type Cell = { readonly written: string; readonly line: number; readonly column: string }
type Group = {
  readonly criterion: string | null
  readonly units: Map<string, Map<string, Cell>>
}

/** Reads one matrix per criterion, in the order of the file; bad cells are a problem naming line and column. */
export function plainRatings(
  table: PlainTable,
  layout: RatingLayout,
  measurement: RatingMeasurement,
  categories: readonly string[] | undefined,
): readonly PlainRatings[] | PlainProblem {
  const gathered = layout.wide ? wideCells(table) : longCells(table, layout)
  if (isProblem(gathered)) return gathered
  const read: PlainRatings[] = []
  for (const group of gathered.groups) {
    const rows = [...group.units.values()].map((row) => gathered.raters.map((rater) => row.get(rater) ?? null))
    const coded = codedRatings(rows, measurement, categories)
    if (isProblem(coded)) return coded
    read.push({ criterion: group.criterion, raters: gathered.raters, ...coded })
  }
  return read
}

type Gathered = { readonly raters: readonly string[]; readonly groups: readonly Group[] }

function wideCells(table: PlainTable): Gathered | PlainProblem {
  const [, ...raters] = table.columns
  if (raters.length === 0) return { problem: 'ratings: expected a first column "unit" and one column per rater' }
  const twice = raters.find((rater, at) => raters.indexOf(rater) !== at)
  if (twice !== undefined) return { problem: `ratings: two columns are called "${twice}"` }
  const units = new Map<string, Map<string, Cell>>()
  for (const { line, cells } of table.rows) {
    const unit = cells[0]?.trim() || `line ${line}`
    if (units.has(unit)) return { problem: `ratings: line ${line}: unit "${unit}" occurs twice` }
    const row = new Map<string, Cell>()
    raters.forEach((rater, at) => {
      const written = cells[at + 1]?.trim() ?? ''
      if (written !== '') row.set(rater, { written, line, column: rater })
    })
    units.set(unit, row)
  }
  return { raters, groups: [{ criterion: null, units }] }
}

function longCells(table: PlainTable, layout: Exclude<RatingLayout, { wide: true }>): Gathered | PlainProblem {
  const { unit, rater, value, criterion } = layout
  const read = rowsOf(table, [unit, rater, value, ...(criterion ? [criterion] : [])], 'ratings')
  if (isProblem(read)) return read
  const raters = new Set<string>()
  const groups = new Map<string, Group>()
  for (const { line, cell } of read.rows) {
    const name = criterion ? cell(criterion) : ''
    const who = cell(rater)
    const what = cell(unit)
    if (who === '' || what === '')
      return { problem: `ratings: line ${line}: empty "${who === '' ? rater : unit}", expected a name` }
    raters.add(who)
    let group = groups.get(name)
    if (!group) {
      group = { criterion: criterion ? name : null, units: new Map() }
      groups.set(name, group)
    }
    const row = group.units.get(what) ?? new Map<string, Cell>()
    group.units.set(what, row)
    if (row.has(who)) return { problem: `ratings: line ${line}: rater "${who}" rated unit "${what}" twice` }
    const written = cell(value)
    if (written !== '') row.set(who, { written, line, column: value })
  }
  if (groups.size === 0) groups.set('', { criterion: null, units: new Map() })
  return { raters: [...raters], groups: [...groups.values()] }
}

type Coded = Omit<PlainRatings, 'criterion' | 'raters'>
type Rows = readonly (readonly (Cell | null)[])[]

function codedRatings(
  rows: Rows,
  measurement: RatingMeasurement,
  declared: readonly string[] | undefined,
): Coded | PlainProblem {
  if (measurement === 'set') return codedSets(rows)
  const named = declared?.map((name) => name.trim())
  if (named && new Set(named).size !== named.length) return { problem: 'categories: one is named twice' }
  const numbers = (named ?? []).map(numberIn)
  if (named && numbers.some((value) => value === null)) {
    if (measurement !== 'nominal' && measurement !== 'ordinal')
      return {
        problem: `categories: ${measurement} measurement needs numbers, found "${named[numbers.indexOf(null)]}"`,
      }
    return codedNames(rows, named, measurement === 'ordinal')
  }
  const cells = rows.flat().filter((cell) => cell !== null)
  const strange = cells.find((cell) => numberIn(cell.written) === null)
  if (strange && !named && measurement === 'nominal')
    return codedNames(rows, [...new Set(cells.map((cell) => cell.written))].sort(), false)
  if (strange) {
    const hint = named
      ? `one of ${named.join(', ')}`
      : measurement === 'ordinal'
        ? 'a number, or levels named in order by --categories'
        : 'a number'
    return { problem: misplaced(strange, hint) }
  }
  const ratings = rows.map((row) => row.map((cell) => (cell ? numberIn(cell.written) : null)))
  if (named) {
    const allowed = new Set(numbers)
    const outside = cells.find((cell) => !allowed.has(numberIn(cell.written)))
    if (outside) return { problem: misplaced(outside, `one of ${named.join(', ')}`) }
  }
  const negative = measurement === 'ratio' && cells.find((cell) => (numberIn(cell.written) as number) < 0)
  if (negative) return { problem: misplaced(negative, 'a number of at least 0 on a ratio scale') }
  const matrix = ratingMatrix({ ratings, ...(named ? { categories: numbers as number[] } : {}) })
  return { matrix, numeric: true, categoryNames: matrix.categories.map(String), sets: null }
}

const misplaced = (cell: Cell, expected: string): string =>
  `ratings: line ${cell.line}, column "${cell.column}": found "${cell.written}", expected ${expected}`

function codedNames(rows: Rows, names: readonly string[], ordered: boolean): Coded | PlainProblem {
  const position = new Map(names.map((name, at) => [name, at + 1]))
  for (const cell of rows.flat())
    if (cell && !position.has(cell.written)) return { problem: misplaced(cell, `one of ${names.join(', ')}`) }
  const ratings = rows.map((row) => row.map((cell) => (cell ? (position.get(cell.written) ?? null) : null)))
  const matrix = ratingMatrix({ ratings, categories: names.map((_, at) => at + 1) })
  return { matrix, numeric: ordered, categoryNames: names, sets: null }
}

function codedSets(rows: Rows): Coded {
  const options = new Map<string, number>()
  const chosen = rows.map((row) =>
    row.map((cell) => {
      if (!cell) return null
      // A lone separator is the empty set, which an empty cell (missing) cannot say.
      const names = cell.written
        .split(/[|;]/)
        .map((name) => name.trim())
        .filter((name) => name !== '')
      return names.map((name) => {
        const number = options.get(name) ?? options.size
        options.set(name, number)
        return number
      })
    }),
  )
  const sets = setRatings(chosen)
  const names = [...options.keys()]
  const categoryNames = sets.sets.map((set) => set.map((option) => names[option]).join('|'))
  return { matrix: sets.matrix, numeric: false, categoryNames, sets }
}
