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
      theme: 'sepia',
      textSize: 'larger',
      language: 'ar',
      singleKeys: true,
    })
  })

  it('ignore what they do not know', async () => {
    localStorage.setItem(
      'evenhand.settings',
      JSON.stringify({ state: { theme: 'neon', textSize: 7, language: 'tlh' }, version: 0 }),
    )
    const { settingsStore } = await import('./settingsSlice.ts')
    expect(settingsStore.getState()).toEqual({
      theme: 'system',
      textSize: 'normal',
      language: 'system',
      singleKeys: true,
    })
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
