import { afterEach, beforeEach, expect, it } from 'vitest'
import { CriterionId, type StudyId } from '#contract/ids.ts'
import type { CriterionDraft } from '#contract/rubric.ts'
import { rubricTemplates } from './rubricTemplates.ts'
import { type CoreForTest, coreForTest, newCommand } from './testing/coreForTest.ts'

let at: CoreForTest
let study: StudyId
beforeEach(async () => {
  at = coreForTest()
  study = (await at.coordinator.coordinator.library.create({ command: newCommand(), title: 'Rubric' })).study
})
afterEach(() => at.stop())

const save = (criteria: CriterionDraft[]) =>
  at.coordinator.coordinator.rubric.save({ study, command: newCommand(), criteria })
const harm = CriterionId.parse('harm0000000')
const yesNo = (name: string, more: Partial<CriterionDraft> = {}): CriterionDraft =>
  ({
    ...{ id: null, kind: 'yes-no', name, question: '', measurement: 'nominal', direction: 'higher-is-better' },
    ...{ weight: 1, required: true, unsure: false },
    ...more,
  }) as CriterionDraft

it.each(rubricTemplates)('a rubric made from the template $key is kept as it is', async ({ criteria }) => {
  const saved = await save([...criteria])
  const withoutId = ({ id: _, ...rest }: CriterionDraft) => rest
  expect(saved.version).toBe(2)
  expect(saved.criteria.map(withoutId)).toEqual(criteria.map(withoutId))
})

it('a rubric with a condition that comes too late is refused by name and place, and nothing is saved', async () => {
  const late = yesNo('Why', { shownIf: { criterion: harm, values: [1] } })
  await expect(save([late, yesNo('Harm', { id: harm })])).rejects.toMatchObject({
    code: 'RUBRIC_FAULTY',
    data: { faults: [{ place: 0, fault: 'condition-later' }] },
  })
  const { versions } = await at.coordinator.coordinator.rubric.history({ study })
  expect(versions).toHaveLength(1)
  expect((await save([yesNo('Harm', { id: harm }), late])).criteria[1]?.shownIf).toEqual({
    criterion: harm,
    values: [1],
  })
})

it('its history tells every version, newest first', async () => {
  await save([yesNo('Harm', { id: harm })])
  await save([yesNo('Harm', { id: harm, question: 'Could it harm?' })])
  const { versions, successions, asked } = await at.coordinator.coordinator.rubric.history({ study })
  expect(versions.map(({ version, criteria }) => [version, criteria.map(({ question }) => question)])).toEqual([
    [3, ['Could it harm?']],
    [2, ['']],
    [1, []],
  ])
  expect([successions, asked]).toEqual([[], []])
})

it('knows that a sample’s criteria are in its plan once judging is open', async () => {
  const { coordinator } = at.coordinator
  const sample = (await coordinator.library.createFromSample({ command: newCommand(), sample: 'clinic' })).study
  expect((await coordinator.rubric.history({ study: sample })).asked).toEqual([])
  await coordinator.plan.open({ study: sample, command: newCommand() })
  const { rubric } = await coordinator.study.overview({ study: sample })
  const { asked } = await coordinator.rubric.history({ study: sample })
  expect(asked).toEqual(rubric.criteria.map(({ id }) => ({ criterion: id, raters: 0 })))
})
