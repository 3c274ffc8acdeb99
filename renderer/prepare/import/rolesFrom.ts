import type { Inspection, Mapping, NamedColumn } from '#contract/imports.ts'
import { type ColumnRole, type ColumnRoles, type Describing, nothingMapped } from './mappingModel.ts'

/** The selects that a mapping stands for. Columns that the mapping does not name are left out. */
export function rolesFrom(mapping: Mapping, inspection: Inspection): ColumnRoles {
  const start = nothingMapped(mapping.content, inspection)
  const named = namedColumns(mapping)
  const roles = Object.fromEntries(
    named.flatMap(([column, role]) => (typeof column === 'string' ? [[column, role]] : [])),
  )
  const fixed = Object.fromEntries(
    named.flatMap(([column, role]) => (typeof column === 'string' ? [] : [[role, column.name]])),
  )
  const machine = 'machine' in mapping && mapping.machine === true
  return {
    ...start,
    roles: { ...start.roles, ...roles },
    systemNames: namesIn(mapping),
    ...(Object.keys(fixed).length === 0 ? {} : { fixed }),
    ...(machine ? { machine } : {}),
    ...('mayBeEmpty' in mapping && mapping.mayBeEmpty === true ? { mayBeEmpty: true } : {}),
  }
}

/** The names of systems or raters that have a column each. */
function namesIn(mapping: Mapping): Record<string, string> {
  const raters =
    mapping.content === 'ratings' && 'raters' in mapping.values
      ? mapping.values.raters
      : mapping.content === 'preferences' && typeof mapping.outcome !== 'string'
        ? mapping.outcome.raters
        : []
  const systems = mapping.content === 'responses-wide' ? mapping.systems : []
  return Object.fromEntries([
    ...systems.map(({ column, system }) => [column, system]),
    ...raters.map(({ column, rater }) => [column, rater]),
  ])
}

type Named = readonly [column: NamedColumn, role: ColumnRole]

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
      const { item, system, rater, turn } = mapping
      const whole: readonly Named[] = [[system, 'system'], ...optional(rater, 'rater'), ...optional(turn, 'turn')]
      return [...optional(item, 'item'), ...whole, ...valueColumns(mapping), ...beside(mapping)]
    }
    case 'preferences': {
      const { item, left, right, rater, outcome } = mapping
      const said: readonly Named[] =
        typeof outcome === 'string'
          ? [[outcome, 'outcome']]
          : outcome.raters.map(({ column }): Named => [column, 'rater-column'])
      return [
        ...optional(item, 'item'),
        [left, 'left'],
        [right, 'right'],
        ...optional(rater, 'rater'),
        ...said,
        ...beside(mapping),
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
      return [...optional(item, 'item'), [rater, 'rater'], ...ordered, ...beside(mapping)]
    }
  }
}

function valueColumns({ values }: Extract<Mapping, { content: 'ratings' }>): readonly Named[] {
  if ('criteria' in values) return values.criteria.map((column): Named => [column, 'criterion-column'])
  if ('raters' in values) {
    return [[values.criterion, 'criterion'], ...values.raters.map(({ column }): Named => [column, 'rater-column'])]
  }
  return [
    [values.criterion, 'criterion'],
    [values.value, 'value'],
  ]
}

const optional = (column: NamedColumn | null | undefined, role: ColumnRole): readonly Named[] =>
  column === null || column === undefined ? [] : [[column, role]]

type Besides = { readonly comment?: string | null | undefined; readonly confidence?: string | null | undefined }

const beside = ({ comment, confidence }: Besides): readonly Named[] => [
  ...optional(comment, 'comment'),
  ...optional(confidence, 'confidence'),
]

const describing = ({ prompt, title, context, tags, facts }: Describing): readonly Named[] => [
  ...optional(facts?.language, 'language'),
  ...optional(facts?.family, 'family'),
  ...optional(facts?.role, 'role'),
  ...optional(facts?.best, 'best'),
  ...(facts?.factors ?? []).map((column): Named => [column, 'factor']),
  ...(facts?.expected ?? []).map((column): Named => [column, 'expected']),
  ...optional(prompt, 'prompt'),
  ...optional(title, 'title'),
  ...context.map((column): Named => [column, 'context']),
  ...tags.map((column): Named => [column, 'tag']),
]
