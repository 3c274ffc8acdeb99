// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { StudyOverview } from '#contract/coordinator.ts'
import type { LeakDecision, LeakFinding, LeakKind, LeakScan } from '#contract/preflight.ts'
import { type Client, ConnectedProvider, connected } from '#lib/client.ts'
import { startWords } from '#lib/i18n.ts'
import { PreflightPage } from './PreflightPage.tsx'

beforeAll(startWords)
beforeEach(() => localStorage.clear())
afterEach(cleanup)

const finding = (nth: number, kind: LeakKind, match: string, more: Partial<LeakFinding> = {}): LeakFinding => ({
  id: String(nth).padStart(20, '0'),
  kind,
  places: 1,
  examples: [{ part: 'response', item: nth, response: 2, before: 'reviewed by ', match, after: ' today' }],
  redactable: true,
  decision: null,
  ...more,
})
const heron = finding(1, 'system-name', 'Heron', { places: 3 })
const quill = finding(2, 'listed-name', 'Nurse Quill')
const titled = finding(3, 'system-name', 'Lark', {
  redactable: false,
  examples: [{ part: 'guidelines', item: null, response: null, before: '', match: 'Lark', after: '' }],
})

/** A scan kept in memory; as the core does, it tells what is undecided first. */
class FakePreflight {
  readonly written: unknown[] = []
  names: string[] = []
  findings: readonly LeakFinding[]

  constructor(...findings: readonly LeakFinding[]) {
    this.findings = findings
  }

  get scanned(): LeakScan {
    const isOpen = ({ decision }: LeakFinding) => decision === null
    const findings = [...this.findings.filter(isOpen), ...this.findings.filter((each) => !isOpen(each))]
    return {
      read: { items: 12, responses: 24, attachments: 0 },
      findings,
      undecided: findings.filter(isOpen).length,
      unsearched: ['Al'],
      names: this.names,
    }
  }

  get client(): Client {
    const decided = (by: string, what: LeakDecision) => ({ what, by, at: '2026-11-23T10:31:00.000Z' })
    const change = (wanted: (each: LeakFinding) => boolean, decision: LeakFinding['decision']) => {
      this.findings = this.findings.map((each) => (wanted(each) ? { ...each, decision } : each))
      return this.scanned
    }
    const preflight = {
      scan: async () => this.scanned,
      saveNames: async ({ names }: { names: string[] }) => {
        this.names = names
        return this.scanned
      },
      decide: async ({ finding: id, what, by }: { finding: string; what: LeakDecision; by: string }) => {
        this.written.push({ id, what, by })
        return change((each) => each.id === id, decided(by, what))
      },
      acceptRest: async ({ by }: { by: string }) => {
        this.written.push({ rest: true, by })
        return change(({ decision }) => decision === null, decided(by, 'accepted'))
      },
      undo: async ({ finding: id }: { finding: string }) => {
        this.written.push({ undone: id })
        return change((each) => each.id === id, null)
      },
    }
    // What is asked again after a change; none of it is shown here.
    const others = { study: {}, plan: {}, library: {}, judging: {} }
    return { coordinator: { preflight, ...others } } as unknown as Client
  }
}

const onOpen = vi.fn()

async function mount(fake: FakePreflight, stage: StudyOverview['stage'] = 'preparing') {
  onOpen.mockReset()
  const overview = { study: 'study00000', stage, counts: { importedJudgements: 0 } } as unknown as StudyOverview
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ConnectedProvider value={connected(fake.client)}>
        <PreflightPage overview={overview} onOpen={onOpen} />
      </ConnectedProvider>
    </QueryClientProvider>,
  )
  await screen.findByRole('heading', { level: 1 })
}

const title = () => screen.getByRole('heading', { level: 1 }).textContent
const found = () =>
  within(screen.getByRole('region', { name: 'Leak scan' }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent)

test('a finding is shown where it stands, with how many places read the same', async () => {
  await mount(new FakePreflight(heron, quill, titled))
  expect(title()).toBe('3 findings stand between this study and its raters')
  expect(found()).toEqual([
    'Source named in the text Item 1, response 2 and 2 more placesreviewed by Heron todayRedactAccept',
    'Name from your list Item 2, response 2reviewed by Nurse Quill todayRedactAccept',
    'Source named in the text Title, headings or guidelinesLarkChange it on its own pageAccept',
  ])
  screen.getByText('Too short to look for: Al. Read the texts for them yourself.')
})

test('a decision goes on record under the name given, and the focus goes to what is undecided next', async () => {
  const fake = new FakePreflight(heron, quill)
  await mount(fake)
  fireEvent.change(screen.getByRole('textbox', { name: 'Your name or role' }), { target: { value: 'Head' } })
  fireEvent.click(screen.getByRole('button', { name: 'Redact “Heron”' }))
  await waitFor(() => expect(title()).toBe('1 finding stands between this study and its raters'))
  expect(fake.written).toEqual([{ id: heron.id, what: 'redacted', by: 'Head' }])
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Redact “Nurse Quill”' }))
  fireEvent.click(screen.getByRole('button', { name: 'Undo the decision about “Heron”' }))
  await waitFor(() => expect(title()).toBe('2 findings stand between this study and its raters'))
})

test('accepting the rest asks first, with the focus on the answer that changes nothing', async () => {
  const fake = new FakePreflight(heron, quill)
  await mount(fake)
  fireEvent.click(screen.getByRole('button', { name: 'Accept the rest…' }))
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Not yet' }))
  expect(fake.written).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: 'Accept 2 findings' }))
  await waitFor(() => expect(title()).toBe('Every finding is decided'))
  expect(fake.written).toEqual([{ rest: true, by: 'Coordinator' }])
  fireEvent.click(screen.getByRole('button', { name: 'Go on to the plan' }))
  expect(onOpen).toHaveBeenCalledWith('plan')
})

test('names to look for are saved once each, without empty lines', async () => {
  const fake = new FakePreflight()
  await mount(fake)
  expect(title()).toBe('Nothing found that gives a source away')
  const field = screen.getByRole('textbox', { name: /One name a line/ })
  fireEvent.change(field, { target: { value: ' Nurse Quill \n\nWard 7\nNurse Quill' } })
  fireEvent.click(screen.getByRole('button', { name: 'Look for these' }))
  await waitFor(() => expect(fake.names).toEqual(['Nurse Quill', 'Ward 7']))
})

test('once judging is open, decisions can be read and not changed', async () => {
  await mount(
    new FakePreflight({ ...heron, decision: { what: 'redacted', by: 'Head', at: '2026-11-23T10:31:00.000Z' } }),
    'judging',
  )
  expect(found()[0]).toMatch(/Redacted$/)
  expect(screen.queryAllByRole('button')).toEqual([])
})
