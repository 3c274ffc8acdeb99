// @vitest-environment happy-dom

import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { CriterionId } from '#contract/ids.ts'
import type { Criterion } from '#contract/rubric.ts'
import { changeSettings } from '#lib/settingsSlice.ts'
import { FakeCore, ratingTask, settle } from '../testing/fakeCore.ts'
import { mountDesk, press } from '../testing/mountDesk.tsx'

const shared = {
  question: '',
  measurement: 'nominal',
  direction: 'higher-is-better',
  weight: 1,
  required: true,
} as const
const criterion = (name: string, more: object): Criterion =>
  ({ ...shared, id: CriterionId.parse(name.toLowerCase().padEnd(10, '0')), name, ...more }) as Criterion
const optionsOf = (...anchors: readonly string[]) =>
  anchors.map((anchor, place) => ({ value: place + 1, anchor, description: '' }))

const harm = criterion('Harm', { kind: 'yes-no', unsure: true })
const kinds = criterion('Kinds', {
  kind: 'multi',
  options: optionsOf('dose', 'advice'),
  shownIf: { criterion: harm.id, values: [1, -1] },
})
const reader = criterion('Reader', { kind: 'single', options: optionsOf('nurse', 'doctor') })
const minutes = criterion('Minutes', { kind: 'numeric', min: 0, max: 60, step: null })

const given = (core: FakeCore) =>
  core.log.flatMap(({ action }) =>
    action.kind === 'rating' && action.value.state === 'given' ? [[action.criterion, action.value.value]] : [],
  )

beforeEach(() => {
  localStorage.clear()
  changeSettings({ singleKeys: true })
})
afterEach(cleanup)

it('every kind is answered by keys alone, from the heading where a task begins', async () => {
  const core = new FakeCore([ratingTask(1, [harm, kinds, reader, minutes])])
  await mountDesk(core)
  expect(screen.queryByRole('group', { name: 'Kinds' })).toBeNull()
  await press('u')
  screen.getByRole('group', { name: 'Kinds' })
  await press('2', '1', 'j', '2', '4')
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Minutes' })
  expect([document.activeElement, field.value]).toEqual([field, '4'])
  fireEvent.change(field, { target: { value: '45' } })
  await act(async () => {
    field.blur()
    await settle()
  })
  expect(given(core)).toEqual([
    [harm.id, -1],
    [kinds.id, [2]],
    [kinds.id, [1, 2]],
    [reader.id, 2],
    [minutes.id, 45],
  ])
  expect(screen.getByRole('button', { name: /^Submit/ }).getAttribute('aria-disabled')).toBeNull()
})

it('a digit that fits no option and a letter that answers nothing are no answers', async () => {
  const core = new FakeCore([ratingTask(1, [reader])])
  await mountDesk(core)
  await press('3', '0', 'y', 'u')
  expect(core.log).toEqual([])
})

it('the guidelines say what each kind can be answered with', async () => {
  await mountDesk(new FakeCore([ratingTask(1, [harm, reader, minutes])]))
  await press('h')
  expect(screen.getAllByRole('definition').map((each) => each.textContent)).toEqual([
    'Yes',
    'No',
    'Unsure',
    'nurse',
    'doctor',
    '0 to 60',
  ])
})
