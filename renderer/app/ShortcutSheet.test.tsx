// @vitest-environment happy-dom

import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Command, useCommandKeys, useCommands } from '#lib/commandsSlice.ts'
import { startWords } from '#lib/i18n.ts'
import { changeSettings, settingsAtFirst, settingsStore } from '#lib/settingsSlice.ts'
import { ShortcutSheet } from './ShortcutSheet.tsx'

const ran: string[] = []
const command = (id: string, labelKey: Command['labelKey'], keys: string[], more: Partial<Command> = {}): Command => ({
  id,
  labelKey,
  keys,
  section: 'judge',
  inMenu: true,
  enabled: true,
  run: (pressed) => void ran.push(`${id} ${pressed}`),
  ...more,
})

const commands = [
  command('judge.flag', 'judge:commands.flag', ['f']),
  command('judge.undo', 'judge:commands.undo', ['$mod+z']),
  command('judge.level', 'judge:commands.level', ['1', '2'], { range: ['1', '2'], contexts: ['rating'] }),
  command('judge.prompt', 'judge:commands.prompt', ['p'], { contexts: ['preference'], dormant: true }),
  command('judge.nextCriterion', 'judge:commands.nextCriterion', ['j'], { contexts: ['rating'] }),
]

function Page() {
  useCommandKeys()
  useCommands('judge', commands)
  return <ShortcutSheet isOpen onClose={() => {}} />
}

const press = (target: Element, init: KeyboardEventInit) =>
  act(async () => {
    target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }))
  })
const own = () => settingsStore.getState().ownKeys

beforeAll(startWords)
beforeEach(() => {
  localStorage.clear()
  changeSettings(settingsAtFirst)
  ran.length = 0
})
afterEach(cleanup)

describe('the sheet of keys', () => {
  const startChanging = () => fireEvent.click(screen.getByRole('button', { name: 'Change keys' }))
  const choose = (name: RegExp) => {
    const button = screen.getByRole('button', { name })
    fireEvent.click(button)
    return button
  }

  it('gives a command another key, that then means it', async () => {
    render(<Page />)
    startChanging()
    await press(choose(/^Flag: F/), { key: 'G', code: 'KeyG', shiftKey: true })
    expect(own()).toEqual({ 'judge.flag': 'Shift+g' })
    await press(document.body, { key: 'f', code: 'KeyF' })
    expect(ran).toEqual([])
    await press(document.body, { key: 'G', code: 'KeyG', shiftKey: true })
    expect(ran).toEqual(['judge.flag f'])
    fireEvent.click(screen.getByRole('button', { name: 'Flag: key as at first' }))
    expect(own()).toEqual({})
  })

  it('takes a key away with Backspace and leaves it with Escape', async () => {
    render(<Page />)
    startChanging()
    await press(choose(/^Flag: F/), { key: 'Escape', code: 'Escape' })
    expect(own()).toEqual({})
    await press(choose(/^Flag: F/), { key: 'Backspace', code: 'Backspace' })
    expect(own()).toEqual({ 'judge.flag': null })
    screen.getByRole('button', { name: 'Flag: no key. Change' })
  })

  it('says why not: the key is taken, also by what is not offered now, or belongs to the page', async () => {
    render(<Page />)
    startChanging()
    const flag = choose(/^Flag: F/)
    await press(flag, { key: 'p', code: 'KeyP' })
    screen.getByText('P already means: Show the question in full')
    await press(flag, { key: '1', code: 'Digit1' })
    screen.getByText('1 already means: Choose a level, then go to the next criterion')
    await press(flag, { key: 'w', code: 'KeyW', ctrlKey: true })
    screen.getByText('This key belongs to the page or the computer.')
    expect(own()).toEqual({})
  })

  it('lets two that never meet have the same key, and leaves rows of digits alone', async () => {
    render(<Page />)
    startChanging()
    await press(choose(/^Next criterion: J/), { key: 'p', code: 'KeyP' })
    expect(own()).toEqual({ 'judge.nextCriterion': 'p' })
    expect(screen.queryByRole('button', { name: /^Choose a level/ })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'All keys as at first' }))
    expect(own()).toEqual({})
  })

  it('shows only what can be pressed now until keys are changed', () => {
    render(<Page />)
    const sheet = screen.getByRole('dialog')
    expect(within(sheet).queryByText('Show the question in full')).toBeNull()
    startChanging()
    within(sheet).getByText('Show the question in full')
  })
})
