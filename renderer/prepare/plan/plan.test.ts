import { expect, test } from 'vitest'
import type { StudyOverview } from '#contract/coordinator.ts'
import type { PlanCertificate } from '#contract/protocol.ts'
import { loadOf, positionTable } from './certificateTable.ts'
import { missingParts } from './missing.ts'

const certificate: PlanCertificate = {
  algorithm: 'balanced 1',
  seed: 7,
  assignments: 5,
  perRater: [
    { rater: 'R01', assignments: 3 },
    { rater: 'R02', assignments: 2 },
  ],
  positions: [
    { rater: 'R01', systems: ['S1', 'S2'], first: [2, 1] },
    { rater: 'R02', systems: ['S1', 'S2'], first: [1, 1] },
    { rater: null, systems: ['S1', 'S2'], first: [3, 2] },
    { rater: 'R01', systems: ['S1', 'S3'], first: [0, 1] },
    { rater: null, systems: ['S1', 'S3'], first: [0, 1] },
  ],
  worstImbalance: 1,
  hash: 'ab'.repeat(32),
}

test('the certificate becomes one row a pair, with a gap where a rater never saw the pair', () => {
  expect(positionTable(certificate)).toEqual({
    raters: ['R01', 'R02'],
    rows: [
      {
        pair: ['S1', 'S2'],
        perRater: [
          [2, 1],
          [1, 1],
        ],
        all: [3, 2],
      },
      { pair: ['S1', 'S3'], perRater: [[0, 1], null], all: [0, 1] },
    ],
  })
  expect(loadOf(certificate)).toEqual({ fewest: 2, most: 3 })
})

const overview = (parts: {
  items: number
  raters: StudyOverview['raters']
  systems: number
  phases: StudyOverview['protocol']['phases']
}): StudyOverview =>
  ({
    counts: { items: parts.items },
    raters: parts.raters,
    rubric: { version: 1, criteria: [] },
    protocol: { phases: parts.phases },
    systems: Array.from({ length: parts.systems }, () => ({ code: 'S', name: 'S', responses: 1 })),
  }) as unknown as StudyOverview

test('an empty study names everything it lacks at once, each with the page that mends it', () => {
  const missing = missingParts(overview({ items: 0, raters: [], systems: 0, phases: [{ kind: 'rating' }] }))
  expect(missing).toEqual([
    { reason: 'no-items', mend: 'bring-in' },
    { reason: 'no-criteria', mend: 'rubric' },
    { reason: 'no-raters', mend: 'raters' },
  ])
})

test('a machine is not a rater who can be handed the desk, and a ranking needs no criteria', () => {
  const machine = {
    id: 'machine00000',
    pseudonym: 'Judge',
    kind: 'machine',
  } as unknown as StudyOverview['raters'][number]
  const missing = missingParts(
    overview({ items: 3, raters: [machine], systems: 1, phases: [{ kind: 'ranking', ties: true }] }),
  )
  expect(missing.map(({ reason }) => reason)).toEqual(['fewer-than-two-systems', 'no-raters'])
})
