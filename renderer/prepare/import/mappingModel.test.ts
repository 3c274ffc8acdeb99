import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Inspection, Mapping } from '#contract/imports.ts'
import { type ColumnRoles, contents, mappingOf, nothingMapped, rolesOf, withContent, withRole } from './mappingModel.ts'
import { rolesFrom } from './rolesFrom.ts'

const names = ['case', 'source', 'answer', 'question', 'note', 'ward', 'run']
const inspection: Inspection = {
  fileName: 'answers.csv',
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ',',
  rows: 3,
  columns: names.map((name) => ({ name, firstValues: [], distinct: 3 })),
}

const long: Mapping = {
  content: 'responses-long',
  item: 'case',
  system: 'source',
  response: 'answer',
  prompt: 'question',
  title: null,
  context: ['note'],
  tags: ['ward'],
}

test('the selects of a suggestion stand for that suggestion', () => {
  const roles = rolesFrom(long, inspection)
  expect(roles.roles['run']).toBe('leave-out')
  expect(mappingOf(roles)).toEqual({ complete: true, mapping: long })
})

test('a role that belongs to one column leaves the column that had it', () => {
  const moved = withRole(rolesFrom(long, inspection), 'run', 'response')
  expect(moved.roles['run']).toBe('response')
  expect(moved.roles['answer']).toBe('leave-out')
})

test('several columns may be context', () => {
  const both = mappingOf(withRole(rolesFrom(long, inspection), 'run', 'context'))
  expect(both.complete && both.mapping).toMatchObject({ context: ['note', 'run'] })
})

test('what is missing is named', () => {
  const left = withRole(rolesFrom(long, inspection), 'answer', 'leave-out')
  expect(mappingOf(left)).toEqual({ complete: false, missing: ['response'] })
  expect(mappingOf(nothingMapped('ratings', inspection))).toEqual({
    complete: false,
    missing: ['item', 'system', 'rater', 'criterion', 'value'],
  })
})

test('ratings with a column per criterion need neither a criterion nor a value column', () => {
  const chosen: readonly (readonly [string, Parameters<typeof withRole>[2]])[] = [
    ['case', 'item'],
    ['source', 'system'],
    ['run', 'rater'],
    ['note', 'criterion-column'],
    ['ward', 'criterion-column'],
  ]
  const roles = chosen.reduce(
    (sofar, [name, role]) => withRole(sofar, name, role),
    nothingMapped('ratings', inspection),
  )
  expect(mappingOf(roles)).toEqual({
    complete: true,
    mapping: {
      content: 'ratings',
      item: 'case',
      system: 'source',
      rater: 'run',
      values: { criteria: ['note', 'ward'] },
    },
  })
})

test('a system column without a name of its own is called like the column', () => {
  const roles = withRole(
    withRole(nothingMapped('responses-wide', inspection), 'answer', 'system-column'),
    'note',
    'system-column',
  )
  const mapped = mappingOf({ ...roles, systemNames: { note: 'Lark', answer: '  ' } })
  expect(mapped.complete && mapped.mapping).toMatchObject({
    systems: [
      { column: 'answer', system: 'answer' },
      { column: 'note', system: 'Lark' },
    ],
  })
})

test('whatever is selected, a complete mapping is one the core accepts and reads back as the same selects', () => {
  const anyRoles: fc.Arbitrary<ColumnRoles> = fc
    .constantFrom(...contents)
    .chain((content) =>
      fc
        .array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...rolesOf[content])), { maxLength: 12 })
        .map((steps) =>
          steps.reduce((sofar, [name, role]) => withRole(sofar, name, role), nothingMapped(content, inspection)),
        ),
    )
  fc.assert(
    fc.property(anyRoles, (roles) => {
      const mapped = mappingOf(roles)
      if (!mapped.complete) return
      expect(Mapping.safeParse(mapped.mapping).success).toBe(true)
      expect(mappingOf(rolesFrom(mapped.mapping, inspection))).toEqual(mapped)
    }),
  )
})

test('another content keeps the roles it knows', () => {
  const ratings = withContent(rolesFrom(long, inspection), 'ratings')
  expect(ratings.roles).toMatchObject({ case: 'item', source: 'system', answer: 'leave-out', ward: 'leave-out' })
})
