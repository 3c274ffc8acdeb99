// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { allCommands, type Command, runCommand, useCommandKeys, useCommands } from './commandsSlice.ts'
import { changeSettings } from './settingsSlice.ts'

const run = vi.fn()
const command = (change: Partial<Command>): Command => ({
  id: 'test.flag',
  labelKey: 'judge:commands.flag',
  keys: ['f'],
  section: 'judge',
  inMenu: true,
  enabled: true,
  run,
  ...change,
})

function Screen({ commands }: { readonly commands: readonly Command[] }) {
  useCommandKeys()
  useCommands('test', commands)
  return (
    <>
      <textarea />
      <dialog open>
        <input type="radio" />
      </dialog>
      <div role="menu" tabIndex={0} />
      <article />
    </>
  )
}

const press = (target: Element, init: KeyboardEventInit) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }))

beforeEach(() => {
  run.mockReset()
  changeSettings({ singleKeys: true })
})
afterEach(cleanup)

describe('commands', () => {
  it('run by key and by id while their screen is shown, and are gone with it', () => {
    const { unmount } = render(<Screen commands={[command({})]} />)
    press(document.body, { key: 'f', code: 'KeyF' })
    runCommand('test.flag')
    expect(run.mock.calls).toEqual([['f'], [null]])
    unmount()
    expect(allCommands()).toEqual([])
  })

  it('leave plain keys to text fields, and all keys to dialogs and open menus', () => {
    const { container } = render(
      <Screen commands={[command({}), command({ id: 'x', keys: ['$mod+s'], whileWriting: true })]} />,
    )
    const field = container.querySelector('textarea') as Element
    press(field, { key: 'f', code: 'KeyF' })
    press(container.querySelector('dialog input') as Element, { key: 'f', code: 'KeyF' })
    press(container.querySelector('[role="menu"]') as Element, { key: 'f', code: 'KeyF' })
    expect(run).not.toHaveBeenCalled()
    press(field, { key: 's', code: 'KeyS', ctrlKey: true })
    expect(run).toHaveBeenCalledOnce()
  })

  it('do nothing while disabled, held down, or left to a control that knows the key', () => {
    const { container } = render(
      <Screen commands={[command({ enabled: false }), command({ id: 'a', keys: ['g'], leavesTo: 'article' })]} />,
    )
    press(document.body, { key: 'f', code: 'KeyF' })
    press(document.body, { key: 'g', code: 'KeyG', repeat: true })
    press(container.querySelector('article') as Element, { key: 'g', code: 'KeyG' })
    expect(run).not.toHaveBeenCalled()
    press(document.body, { key: 'g', code: 'KeyG' })
    expect(run).toHaveBeenCalledOnce()
  })

  it('run what the screen means now, not what it meant when it was first drawn', () => {
    const later = vi.fn()
    const { rerender } = render(<Screen commands={[command({})]} />)
    rerender(<Screen commands={[command({ run: later })]} />)
    runCommand('test.flag')
    expect(later).toHaveBeenCalledOnce()
    expect(run).not.toHaveBeenCalled()
  })

  it('with single keys switched off, answer only to keys with a modifier or a name', () => {
    changeSettings({ singleKeys: false })
    render(<Screen commands={[command({}), command({ id: 'e', keys: ['Enter'] })]} />)
    press(document.body, { key: 'f', code: 'KeyF' })
    expect(run).not.toHaveBeenCalled()
    press(document.body, { key: 'Enter', code: 'Enter' })
    expect(run).toHaveBeenCalledOnce()
  })
})
