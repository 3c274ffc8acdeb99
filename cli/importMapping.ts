import type { ImportMapping, InspectedFile, InspectedPart, Inspection, Mapping } from '#contract/imports.ts'
import { type Given, listOf, oneOf, Refused, textOf } from './command.ts'

/** The kinds of file as the person names them. */
export const kinds = ['responses', 'ratings', 'preferences', 'rankings'] as const
type Kind = (typeof kinds)[number]

const columnOptions = [
  ...['as', 'item', 'system', 'systems', 'response', 'prompt', 'item-title', 'context', 'tags', 'rater', 'criterion'],
  ...['criteria', 'value', 'left', 'right', 'outcome', 'rank', 'ranks'],
]

/** Whether any option says what the columns mean. */
export const saysColumns = (given: Given): boolean =>
  columnOptions.some((option) => textOf(given, option) !== undefined)

/**
 * What the tables of a file mean. Of several tables all that are understood are taken, or the one that `--table` names;
 * options for columns need a single table.
 */
export function importMappingOf(given: Given, { parts }: InspectedFile): ImportMapping {
  const wanted = wantedParts(given, parts)
  const [only] = wanted
  if (only !== undefined && wanted.length === 1) {
    const { part, inspection, suggestion } = only
    const mapping = saysColumns(given) || suggestion === null ? mappingOf(given, inspection, suggestion) : suggestion
    return parts.length === 1 ? mapping : { parts: [{ part, mapping }] }
  }
  if (saysColumns(given)) throw new Refused(`which table? Give --table; the tables are ${partNames(parts)}`)
  const understood = wanted.flatMap(({ part, suggestion, chosen }) =>
    chosen && suggestion !== null ? [{ part, mapping: suggestion }] : [],
  )
  // Texts before judgements of them, whatever the files are called.
  if (understood.length > 0) return { parts: understood.toSorted((one, other) => turnOf(one) - turnOf(other)) }
  throw new Refused(`what do the tables hold? Give --table and --as; the tables are ${partNames(parts)}`)
}

const turnOf = ({ mapping }: { readonly mapping: Mapping }): number => (kindOf(mapping) === 'responses' ? 0 : 1)

function wantedParts(given: Given, parts: readonly InspectedPart[]): readonly InspectedPart[] {
  const name = textOf(given, 'table')
  if (name === undefined) return parts
  const found = parts.filter(({ part }) => tableName(part) === name || part.endsWith(`, ${name}`))
  if (found.length > 0) return found
  throw new Refused(`no table "${name}"; the tables are ${partNames(parts)}`)
}

/** The name of a table without its number among several. */
export const tableName = (part: string): string => part.replace(/^\d+ /, '')

const partNames = (parts: readonly InspectedPart[]): string =>
  parts.map(({ part }) => `"${tableName(part)}"`).join(', ')

/**
 * What the columns mean: what was said by options, and where nothing was said what the file suggests. Refuses when
 * a column that is needed is neither said nor suggested.
 */
function mappingOf(given: Given, { columns }: Inspection, suggestion: Mapping | null): Mapping {
  const kind = oneOf(given, 'as', kinds) ?? kindOf(suggestion)
  if (kind === undefined) {
    throw new Refused(`what does the file hold? Give --as ${kinds.join('|')}; its columns are ${namesOf(columns)}`)
  }
  const suggested = kindOf(suggestion) === kind ? (suggestion as unknown as Partial<Record<string, unknown>>) : {}
  const optional = (option: string, field: string): string | null => {
    const value = textOf(given, option) ?? suggested[field]
    return typeof value === 'string' ? value : null
  }
  const namesake = (option: string) => columns.find(({ name }) => name.toLowerCase() === option)?.name
  const column = (option: string, field = option): string => {
    const value = optional(option, field) ?? namesake(option)
    if (value !== undefined) return value
    throw new Refused(`which column holds the ${option}? Give --${option}; the columns are ${namesOf(columns)}`)
  }
  switch (kind) {
    case 'responses':
      return responses(given, column, optional, suggested)
    case 'ratings':
      return {
        content: 'ratings',
        item: column('item'),
        system: column('system'),
        rater: column('rater'),
        values: values(given, suggested),
      }
    case 'preferences':
      return {
        content: 'preferences',
        item: column('item'),
        left: column('left'),
        right: column('right'),
        rater: column('rater'),
        outcome: column('outcome'),
      }
    case 'rankings':
      return { content: 'rankings', item: column('item'), rater: column('rater'), order: order(given, suggested) }
  }
}

function kindOf(mapping: Mapping | null): Kind | undefined {
  if (mapping === null) return undefined
  return mapping.content === 'responses-long' || mapping.content === 'responses-wide' ? 'responses' : mapping.content
}

const namesOf = (columns: Inspection['columns']): string => {
  const names = columns.slice(0, 30).map(({ name }) => name)
  return `${names.join(', ')}${columns.length > 30 ? ', …' : ''}`
}

type Suggested = Readonly<Partial<Record<string, unknown>>>
type Column = (option: string, field?: string) => string
type Optional = (option: string, field: string) => string | null

function responses(given: Given, column: Column, optional: Optional, suggested: Suggested): Mapping {
  const described = {
    prompt: optional('prompt', 'prompt'),
    title: optional('item-title', 'title'),
    context: listOf(given, 'context') ?? textsIn(suggested.context),
    tags: listOf(given, 'tags') ?? textsIn(suggested.tags),
  }
  const named = listOf(given, 'systems')?.map((part) => systemIn(part))
  const suggestedSystems = suggested.content === 'responses-wide' ? suggested.systems : undefined
  const isLong = textOf(given, 'system') !== undefined || textOf(given, 'response') !== undefined
  const systems = named ?? (isLong ? undefined : (suggestedSystems as ReturnType<typeof systemIn>[] | undefined))
  if (systems) return { content: 'responses-wide', item: optional('item', 'item'), systems, ...described }
  return {
    content: 'responses-long',
    item: column('item'),
    system: column('system'),
    response: column('response'),
    ...described,
  }
}

/** "name=column", or a column that is also the name. */
function systemIn(part: string): { column: string; system: string } {
  const at = part.indexOf('=')
  if (at < 0) return { column: part, system: part }
  const found = { system: part.slice(0, at).trim(), column: part.slice(at + 1).trim() }
  if (found.system === '' || found.column === '') throw new Refused(`--systems takes name=column, not "${part}"`)
  return found
}

const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((part): part is string => typeof part === 'string') : []

type Values = Extract<Mapping, { content: 'ratings' }>['values']

function values(given: Given, suggested: Suggested): Values {
  const criteria = listOf(given, 'criteria')
  if (criteria) return { criteria }
  const criterion = textOf(given, 'criterion')
  const value = textOf(given, 'value')
  const before = suggested.values as Values | undefined
  const inRows = before && 'value' in before ? before : undefined
  if (criterion !== undefined) {
    const column = value ?? inRows?.value
    if (column === undefined) throw new Refused('--criterion needs --value, the column with the numbers')
    return { criterion, value: column }
  }
  if (value !== undefined) return inRows ? { criterion: inRows.criterion, value } : { criteria: [value] }
  if (before) return before
  throw new Refused('which columns hold the ratings? Give --criterion and --value, or --criteria a,b,c')
}

type Order = Extract<Mapping, { content: 'rankings' }>['order']

function order(given: Given, suggested: Suggested): Order {
  const ranks = textOf(given, 'ranks')
  if (ranks !== undefined) return { ranks }
  const before = suggested.order as Order | undefined
  const inRows = before && 'rank' in before ? before : undefined
  const system = textOf(given, 'system') ?? inRows?.system
  const rank = textOf(given, 'rank') ?? inRows?.rank
  if (system !== undefined && rank !== undefined) return { system, rank }
  if (before && textOf(given, 'rank') === undefined) return before
  throw new Refused('where are the ranks? Give --system and --rank, or --ranks for a column with whole orders')
}
