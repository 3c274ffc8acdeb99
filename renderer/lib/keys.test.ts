// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { answersEnter, isSingleKey, isWriting, matchesKeys, menuKeys, shownKeys } from './keys.ts'

const pressed = (init: KeyboardEventInit) => new KeyboardEvent('keydown', init)

describe('keys', () => {
  it('match what is written, whatever the place of the key', () => {
    expect(matchesKeys(pressed({ key: 'h', code: 'KeyJ' }), 'h')).toBe(true)
    expect(matchesKeys(pressed({ key: '4', code: 'Numpad4' }), '4')).toBe(true)
  })

  it('match digits by place on keyboards that write signs there, and letters in other scripts', () => {
    expect(matchesKeys(pressed({ key: '&', code: 'Digit1' }), '1')).toBe(true)
    expect(matchesKeys(pressed({ key: 'ا', code: 'KeyH' }), 'h')).toBe(true)
    expect(matchesKeys(pressed({ key: 'd', code: 'KeyH' }), 'h')).toBe(false)
  })

  it('want exactly the modifiers they name', () => {
    expect(matchesKeys(pressed({ key: 'z', code: 'KeyZ', ctrlKey: true }), '$mod+z')).toBe(true)
    expect(matchesKeys(pressed({ key: 'z', code: 'KeyZ' }), '$mod+z')).toBe(false)
    expect(matchesKeys(pressed({ key: '4', code: 'Digit4', altKey: true }), '4')).toBe(false)
  })

  it('find a sign with or without Shift, since keyboards differ', () => {
    expect(matchesKeys(pressed({ key: '?', code: 'Slash', shiftKey: true }), '[Shift]+?')).toBe(true)
    expect(matchesKeys(pressed({ key: '=', code: 'Digit0', shiftKey: true }), '[Shift]+=')).toBe(true)
    expect(matchesKeys(pressed({ key: '=', code: 'Equal' }), '[Shift]+=')).toBe(true)
  })

  it('are single when they are one plain character', () => {
    expect(['h', '4', '[Shift]+?'].map(isSingleKey)).toEqual([true, true, true])
    expect(['Enter', '$mod+z', 'F1', 'ArrowUp'].map(isSingleKey)).toEqual([false, false, false, false])
  })

  it('are shown as the keyboard names them, and to the menu as it wants them', () => {
    expect(['h', '$mod+z', '[Shift]+?', 'Alt+ArrowLeft'].map(shownKeys)).toEqual([
      'H',
      'Control+Z',
      '?',
      'Alt+ArrowLeft',
    ])
    expect(['h', '$mod+o', 'Alt+ArrowLeft', '[Shift]+?'].map(menuKeys)).toEqual(['H', 'CmdOrCtrl+O', 'Alt+Left', null])
  })

  it('belong to the writing in text fields, and to controls that answer Enter', () => {
    document.body.innerHTML = '<textarea></textarea><input type="text"><input type="radio"><button><b>x</b></button>'
    const [area, text, radio, button] = [...document.body.children]
    expect([area, text, radio, button].map((element) => isWriting(element ?? null))).toEqual([true, true, false, false])
    expect(answersEnter(button?.firstElementChild ?? null)).toBe(true)
    expect(answersEnter(radio ?? null)).toBe(false)
  })
})
