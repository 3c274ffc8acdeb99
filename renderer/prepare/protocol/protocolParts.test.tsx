// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import type { StudyOverview } from '#contract/coordinator.ts'
import { Protocol } from '#contract/protocol.ts'
import { startWords } from '#lib/i18n.ts'
import { AroundSection, SittingSection } from './AroundSections.tsx'
import { PrecisionTable, sizesAround } from './PrecisionDialog.tsx'
import { SummaryText } from './PrintSummary.tsx'
import { savable } from './protocolModel.ts'
import { ShownSection } from './ShownSection.tsx'
import { severitiesOf } from './SpansEditor.tsx'
import { WhatSection } from './WhatSection.tsx'

beforeAll(startWords)
afterEach(() => {
  cleanup()
  changes.length = 0
})

const start: Protocol = { phases: [{ kind: 'rating' }], question: '', itemOrder: 'random', seed: 7 }

/** The sections over one protocol, as the page puts them together. */
const changes: Protocol[] = []
const current = (): Protocol => changes.at(-1) ?? start
function Sections({ first = start }: { readonly first?: Protocol }) {
  const [protocol, setProtocol] = useState(first)
  const change = (next: Protocol) => {
    changes.push(next)
    setProtocol(next)
  }
  const part = { protocol, open: true, onChange: change, onType: change }
  return (
    <>
      <WhatSection {...part} groups={['clinicians', 'lay readers']} />
      <ShownSection {...part} />
      <AroundSection {...part} onItems={() => undefined} />
      <SittingSection {...part} />
    </>
  )
}
const tick = (name: string | RegExp, place = 0) =>
  fireEvent.click(screen.getAllByRole('checkbox', { name })[place] as Element)

test('nothing is shown that does not apply: no question and no labels while responses are rated one at a time', () => {
  render(<Sections />)
  expect(screen.queryByRole('textbox', { name: /^Question/ })).toBeNull()
  expect(screen.queryByText('Responses are told apart by')).toBeNull()
  fireEvent.click(screen.getByRole('radio', { name: /^Rate, then compare/ }))
  expect(screen.getByRole('textbox', { name: /^Question/ })).toBeTruthy()
  expect(screen.getByText('Responses are told apart by')).toBeTruthy()
  expect(current().phases.map(({ kind }) => kind)).toEqual(['rating', 'preference'])
})

test('each tick makes a setting and takes it away, and what it needs shows under it', () => {
  render(<Sections />)
  tick(/^Show some items a second time/)
  expect(current().repeats).toEqual({ items: 5, minimumGap: 10 })
  expect(screen.getByRole('textbox', { name: 'Fewest tasks between' })).toBeTruthy()
  tick(/^Show some items a second time/)
  expect(Object.keys(current())).not.toContain('repeats')
  tick('Offer a break')
  tick(/^End a sitting/)
  expect(current().sitting).toEqual({ breakAfter: 45, most: 120 })
  tick('Offer a break')
  expect(current().sitting).toEqual({ most: 120 })
  tick(/^Raters have to pass/)
  expect(current().passMark).toBe(0.8)
})

test('a phase keeps its rarer settings behind a word, can be kept for groups, moved and removed', () => {
  render(
    <Sections first={{ ...start, phases: [{ kind: 'rating' }, { kind: 'preference', ties: true, strength: true }] }} />,
  )
  fireEvent.click(screen.getByRole('button', { name: 'More for “Compare in pairs”' }))
  tick('Only some groups of raters')
  tick('lay readers')
  tick(/^Ask for a reason/)
  expect(current().phases[1]).toMatchObject({
    groups: ['clinicians'],
    justification: { required: true, minLength: 30 },
  })
  fireEvent.click(screen.getByRole('button', { name: 'Move “Compare in pairs” up' }))
  expect(current().phases.map(({ kind }) => kind)).toEqual(['preference', 'rating'])
  expect(screen.getByRole('radio', { name: /^Another order of phases/ })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Remove “Rate”' }))
  expect(current().phases.map(({ kind }) => kind)).toEqual(['preference'])
})

test('lists are typed a line each and saved on leaving the field', () => {
  render(<Sections />)
  tick(/^Ask who wrote a response/)
  const options = screen.getByRole('textbox', { name: /^Possible sources/ })
  fireEvent.change(options, { target: { value: 'a person\n\n a machine ' } })
  fireEvent.blur(options)
  expect(current().sourceQuestion).toEqual({ options: ['a person', 'a machine'] })
  tick('Ask questions at the end')
  fireEvent.change(screen.getByRole('textbox', { name: 'Question 1' }), { target: { value: 'How tired are you?' } })
  expect(current().exitQuestions?.[0]).toMatchObject({ key: 'q1', question: 'How tired are you?' })
  expect(Protocol.safeParse(savable(current())).success).toBe(true)
})

test('severities carry a weight after an equals sign, and rise without one', () => {
  expect(severitiesOf(['slight', 'grave = 5', 'a = b'])).toEqual([
    { name: 'slight', weight: 1 },
    { name: 'grave', weight: 5 },
    { name: 'a = b', weight: 3 },
  ])
})

test('the summary says every setting that was made, and only those', () => {
  const overview = {
    protocol: {
      ...start,
      phases: [
        { kind: 'rating', together: true },
        { kind: 'ranking', ties: false, top: 3, groups: ['clinicians'] },
      ],
      ratersPerItem: 2,
      counterbalancedPhases: true,
      labelSet: 'shapes',
      passMark: 0.75,
    },
    rubric: { version: 1, criteria: [{ name: 'Safety' }] },
    counts: { items: 20, responses: 60, systems: 3, raters: 4 },
    words: { title: 'Clinic' },
    certificate: null,
    dataHash: 'e06078a0ffff',
  } as unknown as StudyOverview
  render(<SummaryText overview={overview} />)
  for (const words of [
    'Rate: all responses together',
    'Rank: no ties and places needed: 3 (only clinicians)',
    'Criteria: Safety.',
    'Items are shared out, raters per item: 2.',
    'Half of the raters do the phases in reverse.',
    'Responses are told apart by shapes.',
    'Qualification is passed at 75 %.',
    'Seed of every draw: 7.',
    '20 items, 60 responses from 3 systems; 4 raters.',
  ]) {
    expect(screen.getByText(words)).toBeTruthy()
  }
  expect(screen.queryByText('Sittings')).toBeNull()
})

test('the planner looks at the study as it is and at sizes around it, and says undefined where there is no width', () => {
  const sizes = sizesAround({ counts: { items: 20, responses: 60, raters: 4 }, protocol: start } as never)
  expect(sizes).toEqual({ raters: [2, 3, 4, 8], items: [30, 60, 120, 240] })
  const line = { likelyHalfWidth: null, undefined: null }
  const answer = {
    coefficient: 'krippendorff_alpha.ordinal',
    simulations: 60,
    seed: 1,
    largestSimulated: 240,
    widths: [
      { ...line, raters: 2, items: 30, halfWidth: 0.123 },
      { ...line, raters: 2, items: 60, halfWidth: null, undefined: 'degenerate-resamples' },
    ],
    needed: [{ ...line, raters: 2, items: 304, halfWidth: 0.1 }],
  }
  render(<PrecisionTable answer={answer} items={[30, 60]} halfWidth={0.1} />)
  const [row] = within(screen.getByRole('table')).getAllByRole('row').slice(1)
  expect(row?.textContent).toBe('2±0.12undefined304')
})
