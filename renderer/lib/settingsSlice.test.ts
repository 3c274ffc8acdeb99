// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'

beforeEach(() => {
  localStorage.clear()
  vi.resetModules()
})

describe('settings', () => {
  it('are there again after a restart', async () => {
    const first = await import('./settingsSlice.ts')
    first.changeSettings({ theme: 'sepia', textSize: 'larger', language: 'ar' })
    vi.resetModules()
    const second = await import('./settingsSlice.ts')
    expect(second.settingsStore.getState()).toEqual({
      ...second.settingsAtFirst,
      theme: 'sepia',
      textSize: 'larger',
      language: 'ar',
    })
  })

  it('ignore what they do not know', async () => {
    localStorage.setItem(
      'evenhand.settings',
      JSON.stringify({ state: { theme: 'neon', textSize: 7, language: 'tlh' }, version: 0 }),
    )
    const { settingsStore, settingsAtFirst } = await import('./settingsSlice.ts')
    expect(settingsStore.getState()).toEqual(settingsAtFirst)
  })

  it('are each person’s own, begin with what stands, and leave the window’s as they were', async () => {
    const { changePerson, changeSettings, settingsStore } = await import('./settingsSlice.ts')
    changeSettings({ theme: 'dark' })
    changePerson('one')
    expect(settingsStore.getState().theme).toBe('dark')
    changeSettings({ theme: 'sepia', face: 'serif', ownKeys: { 'judge.flag': 'g' } })
    changePerson('two')
    changeSettings({ contrast: 'more' })
    changePerson('one')
    expect(settingsStore.getState()).toMatchObject({ theme: 'sepia', face: 'serif', contrast: 'system' })
    expect(settingsStore.getState().ownKeys).toEqual({ 'judge.flag': 'g' })
    changePerson(null)
    expect(settingsStore.getState()).toMatchObject({ theme: 'dark', face: 'hyperlegible', ownKeys: {} })
    vi.resetModules()
    const again = await import('./settingsSlice.ts')
    again.changePerson('two')
    expect(again.settingsStore.getState().contrast).toBe('more')
  })

  it('put theme and size on the page and follow the computer while asked to', async () => {
    const { changeSettings, followSettings, stepTextSize } = await import('./settingsSlice.ts')
    const dark = Object.assign(new EventTarget(), { matches: true }) as unknown as MediaQueryList
    const page = document.documentElement
    followSettings(page, dark)
    expect(page.dataset).toMatchObject({ theme: 'dark', textSize: 'normal' })
    Object.assign(dark, { matches: false })
    dark.dispatchEvent(new Event('change'))
    expect(page.dataset.theme).toBe('light')
    changeSettings({ theme: 'sepia' })
    stepTextSize(1)
    stepTextSize(1)
    stepTextSize(1)
    stepTextSize(1)
    expect(page.dataset).toMatchObject({ theme: 'sepia', textSize: 'largest' })
  })
})
