import { type PrintedCell, shown, textTable } from './textTable.ts'

/** A result of any statistic, as far as it is printed. Everything else it holds is in the JSON. */
export type PrintedResult = {
  readonly coefficient: string
  readonly estimate: number | null
  readonly undefined: string | null
  readonly standardError?: number | null | undefined
  readonly interval?: PrintedInterval | null | undefined
  readonly intervalUndefined?: string | undefined
  readonly statistic?: number | undefined
  readonly df?: number | undefined
  readonly df2?: number | undefined
  readonly p?: number | undefined
  readonly counts?: Readonly<Record<string, number>> | undefined
  /** What the result is about, where there are several of a kind. */
  readonly criterion?: string | null | undefined
  readonly raters?: readonly string[] | number | undefined
  readonly units?: number | undefined
}
type PrintedInterval = {
  readonly low: number
  readonly high: number
  readonly confidence: number
  readonly method: string
}

/** What the plain-table analyses return when they could read their input. */
export type Outcome = {
  readonly counts: Readonly<Record<string, number>>
  readonly results: readonly PrintedResult[]
}

/** The outcome as JSON for scripts, or as a table for people. */
export function printed(outcome: Outcome, asJson: boolean): string {
  return asJson ? `${JSON.stringify(outcome, null, 2)}\n` : `${asText(outcome)}\n`
}

function asText({ counts, results }: Outcome): string {
  const sections = [countsLine(counts), mainTable(results)]
  for (const result of results) sections.push(...details(result))
  const sentences = results.flatMap(explanation)
  if (sentences.length > 0) sections.push(sentences.join('\n'))
  const intervals = results.flatMap(({ interval }) => (interval ? [interval] : []))
  const methods = [
    ...new Set(intervals.map(({ confidence, method }) => `${shown(confidence * 100)}% ${words(method)}`)),
  ]
  if (methods.length > 0) sections.push(`Intervals: ${methods.join('; ')}.`)
  return sections.join('\n\n')
}

const countsLine = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${words(name)} ${shown(count)}`)
    .join(' · ')

function mainTable(results: readonly PrintedResult[]): string {
  const rows = results.map((result): PrintedCell[] => [
    result.coefficient,
    result.criterion ?? '',
    typeof result.raters === 'number' ? { right: String(result.raters) } : (result.raters?.join(', ') ?? ''),
    numberCell(result.units),
    estimateCell(result),
    intervalCell(result),
    numberCell(result.standardError),
    numberCell(result.statistic),
    { right: [result.df, result.df2].flatMap((df) => (df === undefined ? [] : [shown(df)])).join(', ') },
    numberCell(result.p),
  ])
  return textTable(
    ['coefficient', 'criterion', 'raters', 'units', 'estimate', 'interval', 'std. error', 'statistic', 'df', 'p'],
    rows,
  )
}

const estimateCell = ({ estimate, undefined: reason }: PrintedResult): PrintedCell =>
  estimate === null ? `undefined: ${words(reason ?? 'no reason given')}` : { right: shown(estimate) }

function intervalCell({ interval, intervalUndefined }: PrintedResult): PrintedCell {
  if (interval) return `${shown(interval.low)} to ${shown(interval.high)}`
  return intervalUndefined === undefined ? '' : `undefined: ${words(intervalUndefined)}`
}

const numberCell = (value: number | null | undefined): PrintedCell =>
  value === null || value === undefined ? '' : { right: shown(value) }

/** `fewer-than-two-raters` and `pairableUnits` as words. */
export const words = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
    .replaceAll('-', ' ')
    .replaceAll('_', ' ')

type Entry = Readonly<Record<string, unknown>>
const entriesOf = (value: unknown): readonly Entry[] =>
  Array.isArray(value) ? value.filter((entry): entry is Entry => typeof entry === 'object' && entry !== null) : []

/** Tables inside a result: values of systems, the 3 × 3 table of consistency, and what was skipped. */
function details(result: PrintedResult): string[] {
  const more = result as unknown as Entry
  const sections: string[] = []
  const named: readonly (readonly [string, string])[] = [
    ['systems', 'system'],
    ['perRater', 'rater'],
    ['perCriterion', 'criterion'],
  ]
  for (const [list, name] of named) {
    const entries = entriesOf(more[list])
    if (entries.length > 0) sections.push(`${result.coefficient}\n${namedTable(name, entries)}`)
  }
  if (isCounts(more.table) && 'A|A' in more.table) sections.push(`${result.coefficient}\n${squareTable(more.table)}`)
  if (isCounts(more.skipped) && Object.keys(more.skipped).length > 0)
    sections.push(`skipped: ${countsLine(more.skipped)}`)
  return sections
}

/** What a result means and why, where it was asked for: its name, then a sentence a line. */
function explanation(result: PrintedResult): string[] {
  const { meaning, reasons, benchmark } = result as unknown as Entry
  const sentences = [...entriesOf([meaning]), ...entriesOf(reasons), ...entriesOf([benchmark])].flatMap(
    ({ sentence }) => (typeof sentence === 'string' ? [sentence] : []),
  )
  if (sentences.length === 0) return []
  const raters = Array.isArray(result.raters) ? result.raters.join(', ') : ''
  const name = [result.coefficient, result.criterion ?? '', raters].filter((part) => part !== '').join(' · ')
  return [`${name}\n${sentences.map((sentence) => `  ${sentence}`).join('\n')}`]
}

/** One line per system, rater or criterion. */
function namedTable(name: string, entries: readonly Entry[]): string {
  const rows = entries.map((entry): PrintedCell[] => {
    const interval = entry.interval as PrintedInterval | null | undefined
    return [
      typeof entry[name] === 'string' ? entry[name] : 'all',
      typeof entry.estimate === 'number' ? { right: shown(entry.estimate) } : 'undefined',
      interval ? `${shown(interval.low)} to ${shown(interval.high)}` : '',
      numberCell(entry.standardError as number | null | undefined),
      numberCell(entry.n as number | undefined),
    ]
  })
  return textTable([name, 'estimate', 'interval', 'std. error', 'n'], rows)
}

const isCounts = (value: unknown): value is Readonly<Record<string, number>> =>
  typeof value === 'object' && value !== null && Object.values(value).every((count) => typeof count === 'number')

/** Rating-implied preference down, stated preference across. */
function squareTable(table: Readonly<Record<string, number>>): string {
  const sides = ['A', 'B', 'tie']
  const rows = sides.map((implied): PrintedCell[] => [
    `ratings say ${implied}`,
    ...sides.map((stated) => ({ right: String(table[`${implied}|${stated}`] ?? 0) })),
  ])
  return textTable(['', ...sides.map((stated) => `stated ${stated}`)], rows)
}
