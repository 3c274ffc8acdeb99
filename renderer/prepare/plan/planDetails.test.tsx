// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import type { PlanCertificate, PlanDetails } from '#contract/protocol.ts'
import { startWords } from '#lib/i18n.ts'
import { loadColumns, loadPart } from './certificateTable.ts'
import { PlanDetailsView } from './PlanDetailsView.tsx'

beforeAll(startWords)
afterEach(cleanup)

const load = { assignments: 10, items: 4, practice: 1, qualification: 0, gold: 0, attention: 0, repeats: 2 }
const details: PlanDetails = {
  phases: [
    { kind: 'rating', assignments: 12, raters: 2, worstImbalance: 1 },
    { kind: 'ranking', assignments: 8, raters: 1, worstImbalance: 0 },
  ],
  loads: [
    { rater: 'R01', ...load },
    { rater: 'R02', ...load, items: 5 },
    { rater: 'R03', ...load, assignments: 0, items: 4 },
  ],
  repeats: { assignments: 4, smallestGap: 10, largestGap: 31 },
  places: [
    { system: 'S1', times: [3, 2] },
    { system: 'S2', times: [2, 3] },
  ],
  ratersPerItem: { fewest: 2, most: 3 },
  shared: { fewest: 5, most: 5 },
  raterGroups: [['R01', 'R02']],
  systemGroups: [['S1'], ['S2']],
}

test('a plan says how items connect raters and systems, and warns where they do not', () => {
  render(<PlanDetailsView details={details} />)
  expect(screen.getByText('Raters per item: 2 to 3.')).toBeTruthy()
  expect(screen.getByText('These raters get no tasks: R03.').className).toContain('caution')
  expect(screen.getByText('Items every two raters share: 5.')).toBeTruthy()
  expect(screen.getByText('All raters are connected through shared items.')).toBeTruthy()
  expect(screen.getByText(/These systems answered no common items.*S1 \| S2/).className).toContain('caution')
  expect(screen.getByText(/Repeated tasks: 4; .*10 to 31/)).toBeTruthy()
  const places = screen.getByRole('table', { name: 'Places on the screen' })
  expect(
    within(places)
      .getAllByRole('row')
      .map(({ textContent }) => textContent),
  ).toEqual(['SystemPlace 1Place 2', 'S132', 'S223'])
})

test('the loads name only what the plan has any of, and items only where they differ', () => {
  const certificate = { details } as PlanCertificate
  expect(loadColumns(certificate)).toEqual(['items', 'practice', 'repeats'])
  expect(loadPart(certificate, 'R02', 'items')).toBe(5)
  expect(loadColumns({} as PlanCertificate)).toEqual([])
})
