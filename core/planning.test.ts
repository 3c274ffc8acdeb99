import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { StudyId } from '#contract/ids.ts'
import { type CoreForTest, coreForTest, newCommand } from './testing/coreForTest.ts'

let core: CoreForTest
let study: StudyId

beforeEach(async () => {
  core = coreForTest()
  study = (await core.coordinator.coordinator.library.createFromSample({ command: newCommand(), sample: 'clinic' }))
    .study
})
afterEach(() => core.stop())

const overview = () => core.coordinator.coordinator.study.overview({ study })
const planning = () => core.coordinator.coordinator.planning

async function change(protocol: object): Promise<void> {
  const before = (await overview()).protocol
  const next = { ...before, ...protocol }
  await core.coordinator.coordinator.protocol.save({ study, command: newCommand(), protocol: next as typeof before })
}
const firstKey = async () =>
  (await core.coordinator.coordinator.study.items({ study, from: 0, count: 2 })).items.map(({ key }) => key)
const reasonOf = async (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => null,
    (error: { data?: { reason?: string }; code?: string }) => error.data?.reason ?? error.code,
  )
const preview = () => core.coordinator.coordinator.plan.preview({ study })

test('items get a role and expected answers, and the plan follows', async () => {
  const [practice = '', checked = ''] = await firstKey()
  const before = await preview()
  await planning().mark({ study, command: newCommand(), key: practice, role: 'practice' })
  const found = await planning().expected({ study, key: checked })
  const { criteria } = (await overview()).rubric
  const expected = {
    note: 'Look at the dose.',
    ratings: [{ response: null, criterion: criteria[0]?.name ?? '', value: 1 }],
    best: found.responses[0]?.id ?? null,
  }
  await planning().mark({ study, command: newCommand(), key: checked, role: 'attention', expected })
  expect((await planning().expected({ study, key: checked })).expected).toEqual(expected)
  const { items } = await planning().marked({ study })
  expect(items.map(({ key, role, expectedAnswers }) => [key, role, expectedAnswers])).toEqual([
    [practice, 'practice', 0],
    [checked, 'attention', 2],
  ])
  const { details } = await preview()
  expect(details?.loads.every((load) => load.practice > 0 && load.attention > 0)).toBe(true)
  expect(details?.loads[0]?.items).toBe((before.details?.loads[0]?.items ?? 0) - 2)
  expect(await reasonOf(planning().mark({ study, command: newCommand(), key: 'no such key', role: 'gold' }))).toBe(
    'ITEM_UNKNOWN',
  )
})

test('groups decide who does a phase, and a plan says what stands in its way', async () => {
  const { raters, protocol } = await overview()
  const [rater] = raters
  if (!rater) throw new Error('the sample has no raters')
  const phases = [...protocol.phases, { kind: 'ranking', ties: true, groups: ['experts'] }]
  await change({ phases })
  expect(await reasonOf(preview())).toBe('phase-without-raters')
  const answer = await planning().group({
    study,
    command: newCommand(),
    raters: [{ rater: rater.id, groups: ['experts'] }],
  })
  expect(answer.raters[0]?.groups).toEqual(['experts'])
  const { details } = await preview()
  expect(details?.phases.at(-1)).toMatchObject({ kind: 'ranking', raters: 1 })
  await change({ phases: protocol.phases, passMark: 0.5 })
  expect(await reasonOf(preview())).toBe('pass-mark-without-items')
  const [key = ''] = await firstKey()
  await planning().mark({ study, command: newCommand(), key, role: 'qualification' })
  expect(await reasonOf(preview())).toBe('qualification-without-answers')
  await change({ phases: protocol.phases, passMark: undefined, repeats: { items: 900, minimumGap: 1 } })
  expect(await reasonOf(preview())).toBe('too-many-repeats')
})

test('a stored plan holds its repeats as a second occurrence, with the labels asked for', async () => {
  await change({
    repeats: { items: 2, minimumGap: 2 },
    labelSet: 'shapes',
    phases: [{ kind: 'preference', ties: true, strength: false }],
  })
  const certificate = await core.coordinator.coordinator.plan.open({ study, command: newCommand() })
  expect(certificate.details?.repeats?.smallestGap).toBeGreaterThanOrEqual(2)
  const { raters } = await overview()
  const { seat } = await core.coordinator.coordinator.judging.seat({ study, rater: raters[0]?.id as never })
  const { current, progress } = await core.raterAt(seat).rater.desk({ seat })
  expect(progress.total).toBe(certificate.perRater[0]?.assignments)
  expect(current?.responses.map(({ blindLabel }) => blindLabel).sort()).toEqual(['shape:circle', 'shape:square'])
})

test('a dry run is a study apart: judged like any other, in no list, and gone without a trace', async () => {
  const rater = (await overview()).raters[0]?.id as never
  const before = (await overview()).dataHash
  const copy = await planning().dryRun({ study, rater, title: 'Dry run: Clinic' })
  const { seat } = await core.coordinator.coordinator.judging.seat({ study: copy.study, rater })
  const desk = await core.raterAt(seat).rater.desk({ seat })
  expect(desk.study.title).toBe('Dry run: Clinic')
  expect(desk.progress.total).toBeGreaterThan(0)
  const { studies } = await core.coordinator.coordinator.library.list({})
  expect(studies.map(({ study: id }) => id)).toEqual([study])
  expect((await overview()).stage).toBe('preparing')
  expect((await overview()).dataHash).toBe(before)
  expect(readdirSync(join(core.folder, '.dry-runs'))).not.toEqual([])
  await planning().endDryRun({ study: copy.study })
  expect(readdirSync(join(core.folder, '.dry-runs'))).toEqual([])
  expect(await reasonOf(core.coordinator.coordinator.judging.seat({ study: copy.study, rater }))).toBe(
    'STUDY_NOT_FOUND',
  )
  await planning().dryRun({ study, rater, title: 'Dry run: Clinic' })
  await core.core.close()
  expect(existsSync(join(core.folder, '.dry-runs'))).toBe(false)
})

test('the interval to expect shrinks with items and raters, and text has none', async () => {
  const { rubric } = await overview()
  const question = { study, expected: 0.6, raters: [2, 4], items: [40, 160], halfWidth: null }
  const answer = await planning().precision({ ...question, criterion: rubric.criteria[0]?.id as never })
  expect(answer.coefficient).toMatch(/^krippendorff_alpha\./)
  const width = (raters: number, items: number) =>
    answer.widths.find((line) => line.raters === raters && line.items === items)?.halfWidth ?? Number.NaN
  expect(width(2, 40)).toBeGreaterThan(width(2, 160))
  expect(width(2, 40)).toBeGreaterThan(width(4, 40))
  expect(await reasonOf(planning().precision({ ...question, criterion: 'unknown0000' as never }))).toBe('NOT_PLANNABLE')
})
