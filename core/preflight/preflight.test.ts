import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { StudyId } from '#contract/ids.ts'
import type { ImportMapping } from '#contract/imports.ts'
import type { LeakFinding, LeakScan } from '#contract/preflight.ts'
import { type CoreForTest, coreForTest, newCommand } from '../testing/coreForTest.ts'

let at: CoreForTest
let study: StudyId
const by = 'Coordinator'
const coordinator = () => at.coordinator.coordinator

const rows = [
  ['q1', 'Heron', 'Is it safe?', 'As an AI language model, I cannot say. HERON was here.'],
  ['q1', 'Lark', 'Is it safe?', 'Yes. Nurse Quill agrees, and heron too.'],
  ['q2', 'Heron', 'What did Nurse Quill say?', 'Drink water.'],
  ['q2', 'Lark', 'What did Nurse Quill say?', 'Mail me: quill@example.org'],
]

beforeEach(async () => {
  at = coreForTest()
  study = (await coordinator().library.create({ command: newCommand(), title: 'Leaks' })).study
  const csv = [['item', 'system', 'prompt', 'response'], ...rows]
    .map((row) => row.map((cell) => `"${cell}"`).join(','))
    .join('\n')
  const { stage } = await coordinator().imports.stage({
    stage: null,
    fileName: 'answers.csv',
    chunk: Buffer.from(csv).toString('base64'),
  })
  const mapping: ImportMapping = {
    content: 'responses-long',
    item: 'item',
    system: 'system',
    response: 'response',
    prompt: 'prompt',
    title: null,
    context: [],
    tags: [],
  }
  const { digest } = await coordinator().imports.check({ study, stage, mapping })
  await coordinator().imports.commit({ study, command: newCommand(), stage, mapping, digest })
})
afterEach(() => at.stop())

const scan = () => coordinator().preflight.scan({ study })
const named = ({ findings }: LeakScan, match: string): LeakFinding => {
  const found = findings.find(({ examples }) => examples[0]?.match.toLowerCase() === match.toLowerCase())
  if (!found) throw new Error(`nothing found that reads ${match}`)
  return found
}
const decide = ({ id }: LeakFinding, what: 'redacted' | 'accepted') =>
  coordinator().preflight.decide({ study, command: newCommand(), by, finding: id, what })
const texts = async () =>
  (await coordinator().study.items({ study, from: 0, count: 10 })).items.flatMap(({ prompt, responses }) => [
    prompt,
    ...responses.map(({ text }) => text),
  ])

describe('preflight', () => {
  it('reads everything raters see, and says the same thing once with all its places', async () => {
    const found = await scan()
    expect(found.read).toEqual({ items: 2, responses: 4, attachments: 0 })
    expect(named(found, 'HERON')).toMatchObject({ kind: 'system-name', places: 2, decision: null, redactable: true })
    expect(named(found, 'As an AI language model')).toMatchObject({ kind: 'self-reference', places: 1 })
    expect(named(found, 'quill@example.org').examples[0]).toMatchObject({ part: 'response', item: 2, response: 2 })
    expect(found.undecided).toBe(found.findings.length)
  })

  it('takes words out everywhere, keeps them apart, and brings them back in any order', async () => {
    const before = await texts()
    const found = await scan()
    await decide(named(found, 'HERON'), 'redacted')
    const after = await decide(named(found, 'As an AI language model'), 'redacted')
    expect((await texts()).join('\n').toLowerCase()).not.toContain('heron')
    expect(await texts()).toContain('[…], I cannot say. […] was here.')
    expect(named(after, 'HERON').decision).toMatchObject({ what: 'redacted', by })
    const undo = (finding: LeakFinding) =>
      coordinator().preflight.undo({ study, command: newCommand(), by, finding: finding.id })
    await undo(named(found, 'HERON'))
    expect(await texts()).toContain('[…], I cannot say. HERON was here.')
    await undo(named(found, 'As an AI language model'))
    expect(await texts()).toEqual(before)
    const { decisions } = await coordinator().preflight.log({ study })
    expect(decisions.map(({ what }) => what)).toEqual(['redacted', 'redacted', 'undone', 'undone'])
  })

  it('decides once, however often one command arrives', async () => {
    const decision = { study, command: newCommand(), by, finding: named(await scan(), 'HERON').id } as const
    const first = await coordinator().preflight.decide({ ...decision, what: 'redacted' })
    expect(await coordinator().preflight.decide({ ...decision, what: 'redacted' })).toEqual(first)
    expect((await coordinator().preflight.log({ study })).decisions).toHaveLength(1)
  })

  it('looks for the study’s own names too, and accepts what may stay', async () => {
    const found = await coordinator().preflight.saveNames({
      study,
      command: newCommand(),
      names: ['Nurse Quill', 'Al'],
    })
    expect(found).toMatchObject({ names: ['Al', 'Nurse Quill'], unsearched: ['Al'] })
    expect(named(found, 'Nurse Quill')).toMatchObject({ kind: 'listed-name', places: 3 })
    expect((await decide(named(found, 'Nurse Quill'), 'accepted')).undecided).toBe(found.undecided - 1)
    const rest = await coordinator().preflight.acceptRest({ study, command: newCommand(), by })
    expect(rest.undecided).toBe(0)
    expect((await texts()).join()).toContain('Nurse Quill')
  })

  it('keeps judging closed until everything is decided, then freezes the study under one hash', async () => {
    await coordinator().raters.save({ study, command: newCommand(), pseudonyms: ['R1'] })
    const protocol = {
      phases: [{ kind: 'preference', ties: true, strength: false }],
      question: '',
      itemOrder: 'random',
      seed: 1,
    } as const
    await coordinator().protocol.save({
      study,
      command: newCommand(),
      protocol: { ...protocol, phases: [...protocol.phases] },
    })
    const open = () => coordinator().plan.open({ study, command: newCommand() })
    await expect(open()).rejects.toMatchObject({ code: 'LEAKS_UNDECIDED' })
    expect((await coordinator().study.overview({ study })).frozen).toBeNull()
    await coordinator().preflight.acceptRest({ study, command: newCommand(), by })
    await open()
    expect((await coordinator().study.overview({ study })).frozen).toMatchObject({ unchanged: true })
    await expect(decide(named(await scan(), 'HERON'), 'redacted')).rejects.toMatchObject({ code: 'WRONG_STAGE' })
  })

  it('knows no other findings', async () => {
    const wrong = { study, command: newCommand(), by, finding: '0'.repeat(20), what: 'accepted' } as const
    await expect(coordinator().preflight.decide(wrong)).rejects.toMatchObject({ code: 'FINDING_UNKNOWN' })
  })
})
