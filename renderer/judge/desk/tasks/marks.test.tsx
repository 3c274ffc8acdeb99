// @vitest-environment happy-dom

import { act, cleanup, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runCommand } from '#lib/commandsSlice.ts'
import { changeSettings, settingsAtFirst } from '#lib/settingsSlice.ts'
import { FakeCore, ordinalCriterion, settle, taskView } from '../../testing/fakeCore.ts'
import { mountDesk, press } from '../../testing/mountDesk.tsx'

const criteria = [ordinalCriterion('Accuracy')]
const spans = { categories: ['Wrong', 'Unclear'], severities: [{ name: 'Minor', weight: 1 }] }

beforeEach(() => {
  localStorage.clear()
  changeSettings(settingsAtFirst)
})
afterEach(cleanup)

it('texts to mark are told apart by what they belong to', async () => {
  const view = taskView(1, { kind: 'rating', together: true, criteria, spans }, ['First.', 'Second.'])
  await mountDesk(new FakeCore([view]))
  screen.getByRole('textbox', { name: 'Text to mark: A' })
  screen.getByRole('textbox', { name: 'Text to mark: B' })
})

it('a mark that is complete is kept when something else leads on', async () => {
  const core = new FakeCore([taskView(1, { kind: 'rating', criteria, spans }, ['Take half a gram.'])])
  await mountDesk(core)
  await press('4')
  act(() => screen.getByRole('textbox', { name: 'Text to mark' }).focus())
  await press({ key: 'ArrowRight', shiftKey: true }, 'Enter', '2', '1')
  screen.getByRole('form', { name: 'What this mark says' })
  await act(async () => {
    runCommand('judge.submit')
    await settle()
  })
  expect(core.log.map(({ action }) => action)).toMatchObject([
    { kind: 'rating' },
    { kind: 'spans', spans: [{ start: 0, end: 4, category: 'Unclear', severity: 'Minor' }] },
    { kind: 'submission' },
  ])
})
