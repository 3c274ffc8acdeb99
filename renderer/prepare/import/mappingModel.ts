import type { Inspection, Mapping } from '#contract/imports.ts'

/** What one column of a file can be read as. Not every content knows every role. */
export type ColumnRole =
  | 'item'
  | 'system'
  | 'response'
  | 'prompt'
  | 'title'
  | 'context'
  | 'tag'
  | 'system-column'
  | 'rater'
  | 'criterion'
  | 'value'
  | 'criterion-column'
  | 'left'
  | 'right'
  | 'outcome'
  | 'rank'
  | 'ranks'
  | 'leave-out'

export type Content = Mapping['content']

/** The selects of the mapping screen: one role a column, and the name of each system that has a column of its own. */
export type ColumnRoles = {
  readonly content: Content
  readonly roles: Readonly<Record<string, ColumnRole>>
  readonly systemNames: Readonly<Record<string, string>>
}

export const contents: readonly Content[] = ['responses-long', 'responses-wide', 'ratings', 'preferences', 'rankings']

/** The roles each content offers, in the order of the select. */
export const rolesOf: Readonly<Record<Content, readonly ColumnRole[]>> = {
  'responses-long': ['item', 'system', 'response', 'prompt', 'title', 'context', 'tag', 'leave-out'],
  'responses-wide': ['item', 'system-column', 'prompt', 'title', 'context', 'tag', 'leave-out'],
  ratings: ['item', 'system', 'rater', 'criterion', 'value', 'criterion-column', 'leave-out'],
  preferences: ['item', 'left', 'right', 'rater', 'outcome', 'leave-out'],
  rankings: ['item', 'rater', 'system', 'rank', 'ranks', 'leave-out'],
}

/** Roles that several columns may have at once; any other role belongs to one column. */
const shared: readonly ColumnRole[] = ['context', 'tag', 'system-column', 'criterion-column', 'leave-out']

/** Every column left out. */
export function nothingMapped(content: Content, inspection: Inspection): ColumnRoles {
  return {
    content,
    roles: Object.fromEntries(inspection.columns.map(({ name }) => [name, 'leave-out' as const])),
    systemNames: {},
  }
}

/** Reads a column as a role. A role that belongs to one column leaves the column that had it. */
export function withRole(current: ColumnRoles, column: string, role: ColumnRole): ColumnRoles {
  const others = Object.entries(current.roles).map(([name, had]) =>
    name !== column && had === role && !shared.includes(role) ? [name, 'leave-out' as const] : [name, had],
  )
  return { ...current, roles: { ...Object.fromEntries(others), [column]: role } }
}

export function withSystemName(current: ColumnRoles, column: string, system: string): ColumnRoles {
  return { ...current, systemNames: { ...current.systemNames, [column]: system } }
}

/** The same columns under another content: roles it knows stay, others are left out. */
export function withContent(current: ColumnRoles, content: Content): ColumnRoles {
  const known = rolesOf[content]
  const kept = Object.entries(current.roles).map(([name, role]) => [name, known.includes(role) ? role : 'leave-out'])
  return { ...current, content, roles: Object.fromEntries(kept) as ColumnRoles['roles'] }
}

/** The selects that a mapping stands for. Columns that the mapping does not name are left out. */
export function rolesFrom(mapping: Mapping, inspection: Inspection): ColumnRoles {
  const start = nothingMapped(mapping.content, inspection)
  const systemNames =
    mapping.content === 'responses-wide'
      ? Object.fromEntries(mapping.systems.map(({ column, system }) => [column, system]))
      : {}
  return { ...start, roles: { ...start.roles, ...Object.fromEntries(namedColumns(mapping)) }, systemNames }
}

type Named = readonly [column: string, role: ColumnRole]

function namedColumns(mapping: Mapping): readonly Named[] {
  switch (mapping.content) {
    case 'responses-long': {
      const { item, system, response } = mapping
      return [...describing(mapping), [item, 'item'], [system, 'system'], [response, 'response']]
    }
    case 'responses-wide':
      return [
        ...describing(mapping),
        ...optional(mapping.item, 'item'),
        ...mapping.systems.map(({ column }): Named => [column, 'system-column']),
      ]
    case 'ratings': {
      const { item, system, rater, values } = mapping
      const valued: readonly Named[] =
        'criteria' in values
          ? values.criteria.map((column): Named => [column, 'criterion-column'])
          : [
              [values.criterion, 'criterion'],
              [values.value, 'value'],
            ]
      return [[item, 'item'], [system, 'system'], [rater, 'rater'], ...valued]
    }
    case 'preferences': {
      const { item, left, right, rater, outcome } = mapping
      return [
        [item, 'item'],
        [left, 'left'],
        [right, 'right'],
        [rater, 'rater'],
        [outcome, 'outcome'],
      ]
    }
    case 'rankings': {
      const { item, rater, order } = mapping
      const ordered: readonly Named[] =
        'ranks' in order
          ? [[order.ranks, 'ranks']]
          : [
              [order.system, 'system'],
              [order.rank, 'rank'],
            ]
      return [[item, 'item'], [rater, 'rater'], ...ordered]
    }
  }
}

const optional = (column: string | null, role: ColumnRole): readonly Named[] =>
  column === null ? [] : [[column, role]]

type Describing = Pick<Extract<Mapping, { content: 'responses-long' }>, 'prompt' | 'title' | 'context' | 'tags'>

const describing = ({ prompt, title, context, tags }: Describing): readonly Named[] => [
  ...optional(prompt, 'prompt'),
  ...optional(title, 'title'),
  ...context.map((column): Named => [column, 'context']),
  ...tags.map((column): Named => [column, 'tag']),
]

/** The mapping the selects stand for, or the roles that still need a column. */
export type Mapped =
  | { readonly complete: true; readonly mapping: Mapping }
  | { readonly complete: false; readonly missing: readonly ColumnRole[] }

export function mappingOf(current: ColumnRoles): Mapped {
  const one = (role: ColumnRole) => all(role)[0] ?? null
  const all = (role: ColumnRole) => Object.entries(current.roles).flatMap(([name, had]) => (had === role ? [name] : []))
  const missing = neededRoles(current.content, one).filter((role) => one(role) === null)
  if (missing.length > 0) return { complete: false, missing }
  const described = { prompt: one('prompt'), title: one('title'), context: all('context'), tags: all('tag') }
  const column = (role: ColumnRole) => one(role) ?? ''
  const mapping = buildMapping(current, { column, one, all, described })
  return { complete: true, mapping }
}

/** Roles a content cannot do without. Ratings and rankings have two forms; a column of either form decides which. */
function neededRoles(content: Content, one: (role: ColumnRole) => string | null): readonly ColumnRole[] {
  switch (content) {
    case 'responses-long':
      return ['item', 'system', 'response']
    case 'responses-wide':
      return ['system-column']
    case 'ratings':
      return ['item', 'system', 'rater', ...(one('criterion-column') ? [] : (['criterion', 'value'] as const))]
    case 'preferences':
      return ['item', 'left', 'right', 'rater', 'outcome']
    case 'rankings':
      return ['item', 'rater', ...(one('ranks') ? [] : (['system', 'rank'] as const))]
  }
}

type Found = {
  readonly column: (role: ColumnRole) => string
  readonly one: (role: ColumnRole) => string | null
  readonly all: (role: ColumnRole) => string[]
  readonly described: Describing
}

function buildMapping({ content, systemNames }: ColumnRoles, { column, one, all, described }: Found): Mapping {
  switch (content) {
    case 'responses-long': {
      const [item, system, response] = [column('item'), column('system'), column('response')]
      return { content, item, system, response, ...described }
    }
    case 'responses-wide': {
      const systems = all('system-column').map((name) => ({ column: name, system: systemNames[name]?.trim() || name }))
      return { content, item: one('item'), systems, ...described }
    }
    case 'ratings': {
      const criteria = all('criterion-column')
      const values = criteria.length > 0 ? { criteria } : { criterion: column('criterion'), value: column('value') }
      return { content, item: column('item'), system: column('system'), rater: column('rater'), values }
    }
    case 'preferences':
      return {
        content,
        item: column('item'),
        left: column('left'),
        right: column('right'),
        rater: column('rater'),
        outcome: column('outcome'),
      }
    case 'rankings': {
      const ranks = one('ranks')
      const order = ranks === null ? { system: column('system'), rank: column('rank') } : { ranks }
      return { content, item: column('item'), rater: column('rater'), order }
    }
  }
}
