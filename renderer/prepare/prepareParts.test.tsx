// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import type { Inspection } from '#contract/imports.ts'
import type { PlanCertificate } from '#contract/protocol.ts'
import { startWords } from '#lib/i18n.ts'
import { MappingTable } from './import/MappingTable.tsx'
import { type ColumnRoles, nothingMapped, withRole } from './import/mappingModel.ts'
import { Certificate } from './plan/Certificate.tsx'
import { RubricPreview } from './rubric/RubricPreview.tsx'
import { edited, newCriterion } from './rubric/rubricModel.ts'

beforeAll(startWords)
afterEach(cleanup)

const certificate: PlanCertificate = {
  algorithm: 'mirrored-pairs-1',
  seed: 20261114,
  assignments: 5,
  perRater: [
    { rater: 'R01', assignments: 3 },
    { rater: 'R02', assignments: 2 },
  ],
  positions: [
    { rater: 'R01', systems: ['S1', 'S2'], first: [2, 1] },
    { rater: 'R02', systems: ['S1', 'S2'], first: [1, 1] },
    { rater: null, systems: ['S1', 'S2'], first: [3, 2] },
  ],
  worstImbalance: 1,
  hash: '7c1e90ab'.padEnd(64, '0'),
}

test('the certificate is a table of pairs by raters, and states its seed, hash and largest difference', () => {
  render(<Certificate certificate={certificate} />)
  const table = screen.getByRole('table', { name: 'How often each system of a pair is shown first, by rater' })
  expect(
    within(table)
      .getAllByRole('columnheader')
      .map(({ textContent }) => textContent),
  ).toEqual(['Pair', 'R01', 'R02', 'All'])
  const [row] = within(table).getAllByRole('row').slice(1)
  expect(row?.textContent).toBe('S1, S22:11:13:2')
  expect(screen.getByText(/Largest difference 1.*Seed 20261114, plan 7c1e 90ab/)).toBeTruthy()
  expect(screen.getByText('Raters get 2 to 3 tasks.')).toBeTruthy()
})

const inspection: Inspection = {
  fileName: 'wide.csv',
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ',',
  rows: 2,
  columns: [
    { name: 'question', firstValues: ['Why?', 'How?'], distinct: 2 },
    { name: 'model_a', firstValues: ['So.'], distinct: 2 },
  ],
}

function Mapping({ first }: { readonly first: ColumnRoles }) {
  const [columns, setColumns] = useState(first)
  return <MappingTable inspection={inspection} columns={columns} onChange={setColumns} />
}

test('each column says what it is read as, and a system column asks for the name of its system', () => {
  const start = withRole(
    withRole(nothingMapped('responses-wide', inspection), 'question', 'prompt'),
    'model_a',
    'system-column',
  )
  render(<Mapping first={start} />)
  expect(screen.getByRole('button', { name: /Prompt.*Read question as|Read question as.*Prompt/ })).toBeTruthy()
  expect(screen.getByText('Why?, How?')).toBeTruthy()
  expect(screen.getByRole('textbox', { name: 'Name of the system in column model_a' })).toBeTruthy()
})

test('the preview of a rubric chooses nothing before the rater does', () => {
  const criterion = edited({ ...newCriterion().draft, name: 'Safety' })
  render(<RubricPreview criteria={[criterion]} current={null} />)
  const scale = screen.getByRole('radiogroup', { name: 'Safety' })
  const radios = within(scale).getAllByRole<HTMLInputElement>('radio')
  expect(radios).toHaveLength(5)
  expect(radios.some(({ checked }) => checked)).toBe(false)
})
