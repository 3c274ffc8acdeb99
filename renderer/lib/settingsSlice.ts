import { useStore } from 'zustand'
import { persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'
import { isPageLanguage, type LanguageChoice } from './languages.ts'

/** How the person in front of this computer likes to read. Kept apart from every study. */
export type Settings = {
  readonly theme: 'system' | 'light' | 'dark' | 'sepia'
  readonly textSize: 'normal' | 'large' | 'larger' | 'largest'
  /** The language of the interface; `system`: the first that the computer asks for and the interface speaks. */
  readonly language: LanguageChoice
  /** Whether single letters and digits work as shortcuts (WCAG 2.1.4: they must be possible to switch off). */
  readonly singleKeys: boolean
}

export const themes = ['system', 'light', 'dark', 'sepia'] as const
export const textSizes = ['normal', 'large', 'larger', 'largest'] as const

const atFirst: Settings = { theme: 'system', textSize: 'normal', language: 'system', singleKeys: true }

export const settingsStore = createStore<Settings>()(
  persist(() => atFirst, {
    name: 'evenhand.settings',
    merge: (stored, current) => ({ ...current, ...sane(stored) }),
  }),
)

/** What of a stored value can be used: the store may have been written by another version. */
function sane(stored: unknown): Partial<Settings> {
  if (typeof stored !== 'object' || stored === null) return {}
  const { theme, textSize, language, singleKeys } = stored as Partial<Settings>
  return {
    ...(theme && themes.includes(theme) ? { theme } : {}),
    ...(textSize && textSizes.includes(textSize) ? { textSize } : {}),
    ...(language === 'system' || isPageLanguage(language) ? { language } : {}),
    ...(typeof singleKeys === 'boolean' ? { singleKeys } : {}),
  }
}

export const useSettings = (): Settings => useStore(settingsStore)

export function changeSettings(change: Partial<Settings>): void {
  settingsStore.setState(change)
}

/** One step larger or smaller; stays at the ends. */
export function stepTextSize(step: 1 | -1): void {
  const { textSize } = settingsStore.getState()
  const next = textSizes[textSizes.indexOf(textSize) + step]
  if (next) changeSettings({ textSize: next })
}

/** Puts theme and text size on the page, and keeps them there. Returns what undoes it. */
export function followSettings(root: HTMLElement, dark: MediaQueryList): () => void {
  const apply = () => {
    const { theme, textSize } = settingsStore.getState()
    root.dataset.theme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme
    root.dataset.textSize = textSize
  }
  apply()
  dark.addEventListener('change', apply)
  const stop = settingsStore.subscribe(apply)
  return () => {
    stop()
    dark.removeEventListener('change', apply)
  }
}
