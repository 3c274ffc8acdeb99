import type { Inspection, ItemFacts, Mapping, NamedColumn } from '#contract/imports.ts'

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
  | 'language'
  | 'family'
  | 'factor'
  | 'role'
  | 'expected'
  | 'best'
  | 'rater-column'
  | 'turn'
  | 'comment'
  | 'confidence'
  | 'leave-out'

/** What one name can stand for in every row where no column holds it. */
export type FixedRole = 'system' | 'rater' | 'left' | 'right' | 'criterion'

export type Content = Mapping['content']

/** The selects of the mapping screen: one role a column, and the name of each system that has a column of its own. */
export type ColumnRoles = {
  readonly content: Content
  readonly roles: Readonly<Record<string, ColumnRole>>
  /** Of the system, or the rater, that a column is about. */
  readonly systemNames: Readonly<Record<string, string>>
  readonly fixed?: Readonly<Partial<Record<FixedRole, string>>>
  /** The raters are machines. */
  readonly machine?: boolean
  /** A response may be empty. */
  readonly mayBeEmpty?: boolean
}

export const contents: readonly Content[] = ['responses-long', 'responses-wide', 'ratings', 'preferences', 'rankings']

/** The roles each content offers, in the order of the select. */
export const rolesOf: Readonly<Record<Content, readonly ColumnRole[]>> = {
  'responses-long': ['item', 'system', 'response', ...wordRoles(), 'leave-out'],
  'responses-wide': ['item', 'system-column', ...wordRoles(), 'leave-out'],
  ratings: [
    ...(['item', 'system', 'rater', 'criterion', 'value', 'criterion-column', 'rater-column', 'turn'] as const),
    ...(['comment', 'confidence', 'leave-out'] as const),
  ],
  preferences: ['item', 'left', 'right', 'rater', 'outcome', 'rater-column', 'comment', 'confidence', 'leave-out'],
  rankings: ['item', 'rater', 'system', 'rank', 'ranks', 'comment', 'confidence', 'leave-out'],
}

/** Roles of the words and facts of an item. */
function wordRoles() {
  return ['prompt', 'title', 'context', 'tag', 'language', 'family', 'factor', 'role', 'expected', 'best'] as const
}

/** The names that can hold for every row of a content. */
export const fixedRolesOf: Readonly<Record<Content, readonly FixedRole[]>> = {
  'responses-long': ['system'],
  'responses-wide': [],
  ratings: ['system', 'rater', 'criterion'],
  preferences: ['left', 'right', 'rater'],
  rankings: ['rater'],
}

/** Roles that several columns may have at once; any other role belongs to one column. */
const shared: readonly ColumnRole[] = [
  ...(['context', 'tag', 'factor', 'expected'] as const),
  ...(['system-column', 'criterion-column', 'rater-column', 'leave-out'] as const),
]

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

export function withFixed(current: ColumnRoles, role: FixedRole, name: string): ColumnRoles {
  return { ...current, fixed: { ...current.fixed, [role]: name } }
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

/** The words and facts of an item in a mapping. */
export type Describing = Pick<
  Extract<Mapping, { content: 'responses-long' }>,
  'prompt' | 'title' | 'context' | 'tags' | 'facts'
>

/** The mapping the selects stand for, or the roles that still need a column. */
export type Mapped =
  | { readonly complete: true; readonly mapping: Mapping }
  | { readonly complete: false; readonly missing: readonly ColumnRole[] }

export function mappingOf(current: ColumnRoles): Mapped {
  const found = new Found(current)
  const missing = neededRoles(found).filter((role) => found.named(role) === null)
  if (missing.length > 0) return { complete: false, missing }
  return { complete: true, mapping: buildMapping(found) }
}

/** The columns of the selects by role. */
class Found {
  readonly current: ColumnRoles
  constructor(current: ColumnRoles) {
    this.current = current
  }

  all(role: ColumnRole): string[] {
    return Object.entries(this.current.roles).flatMap(([name, had]) => (had === role ? [name] : []))
  }

  one(role: ColumnRole): string | null {
    return this.all(role)[0] ?? null
  }

  /** The column, or the name that holds for every row. */
  named(role: ColumnRole): NamedColumn | null {
    const { content, fixed } = this.current
    const always = fixedRolesOf[content].find((one) => one === role)
    const name = always === undefined ? '' : (fixed?.[always]?.trim() ?? '')
    return this.one(role) ?? (name === '' ? null : { name })
  }

  /** A role that is known to have a column. */
  column(role: ColumnRole): string {
    return this.one(role) ?? ''
  }

  /** A role that is known to have a column or a name. */
  known(role: ColumnRole): NamedColumn {
    return this.named(role) ?? ''
  }

  nameOf(column: string): string {
    return this.current.systemNames[column]?.trim() || column
  }

  raters(): { column: string; rater: string }[] {
    return this.all('rater-column').map((column) => ({ column, rater: this.nameOf(column).slice(0, 60) }))
  }

  described(): Describing {
    const facts: ItemFacts = {
      language: this.one('language'),
      family: this.one('family'),
      factors: this.all('factor'),
      role: this.one('role'),
      expected: this.all('expected'),
      best: this.one('best'),
    }
    const some = Object.values(facts).some((value) => (Array.isArray(value) ? value.length > 0 : value !== null))
    const words = {
      prompt: this.one('prompt'),
      title: this.one('title'),
      context: this.all('context'),
      tags: this.all('tag'),
    }
    return some ? { ...words, facts } : words
  }

  beside() {
    const [comment, confidence] = [this.one('comment'), this.one('confidence')]
    return {
      ...(comment === null ? {} : { comment }),
      ...(confidence === null ? {} : { confidence }),
      ...(this.current.machine === true ? { machine: true as const } : {}),
    }
  }
}

/** Roles a content cannot do without. Several contents have two forms; a column of either form decides which. */
function neededRoles(found: Found): readonly ColumnRole[] {
  const byRater = found.one('rater-column') !== null
  switch (found.current.content) {
    case 'responses-long':
      return ['item', 'system', 'response']
    case 'responses-wide':
      return ['system-column']
    case 'ratings':
      if (byRater) return ['item', 'system', 'criterion']
      return ['item', 'system', 'rater', ...(found.one('criterion-column') ? [] : (['criterion', 'value'] as const))]
    case 'preferences':
      return ['left', 'right', ...(byRater ? [] : (['rater', 'outcome'] as const))]
    case 'rankings':
      return ['item', 'rater', ...(found.one('ranks') ? [] : (['system', 'rank'] as const))]
  }
}

function buildMapping(found: Found): Mapping {
  const { content } = found.current
  switch (content) {
    case 'responses-long':
      return {
        content,
        item: found.column('item'),
        system: found.known('system'),
        response: found.column('response'),
        ...(found.current.mayBeEmpty === true ? { mayBeEmpty: true as const } : {}),
        ...found.described(),
      }
    case 'responses-wide': {
      const systems = found.all('system-column').map((column) => ({ column, system: found.nameOf(column) }))
      return { content, item: found.one('item'), systems, ...found.described() }
    }
    case 'ratings': {
      const turn = found.one('turn')
      const whole = { item: found.column('item'), system: found.known('system'), rater: found.named('rater') }
      return { content, ...whole, values: valuesOf(found), ...(turn === null ? {} : { turn }), ...found.beside() }
    }
    case 'preferences': {
      const raters = found.raters()
      return {
        content,
        item: found.one('item'),
        left: found.known('left'),
        right: found.known('right'),
        rater: raters.length > 0 ? null : found.named('rater'),
        outcome: raters.length > 0 ? { raters } : found.column('outcome'),
        ...found.beside(),
      }
    }
    case 'rankings': {
      const ranks = found.one('ranks')
      const order = ranks === null ? { system: found.column('system'), rank: found.column('rank') } : { ranks }
      return { content, item: found.column('item'), rater: found.known('rater'), order, ...found.beside() }
    }
  }
}

function valuesOf(found: Found): Extract<Mapping, { content: 'ratings' }>['values'] {
  const raters = found.raters()
  if (raters.length > 0) return { raters, criterion: found.known('criterion') }
  const criteria = found.all('criterion-column')
  return criteria.length > 0 ? { criteria } : { criterion: found.column('criterion'), value: found.column('value') }
}
