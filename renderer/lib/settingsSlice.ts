import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Keys } from './keys.ts'
import { isPageLanguage, type LanguageChoice } from './languages.ts'
import { keepSettings, keptSettings } from './settingsStorage.ts'

/** How the person in front of this computer likes to read. Kept apart from every study. */
export type Settings = {
  readonly theme: 'system' | 'light' | 'dark' | 'sepia'
  readonly textSize: 'normal' | 'large' | 'larger' | 'largest'
  readonly face: 'hyperlegible' | 'sans' | 'serif'
  readonly lineWidth: 'narrow' | 'normal' | 'wide'
  /** `more`: every line and word in full ink; `system`: as the computer asks. */
  readonly contrast: 'system' | 'more'
  /** `less`: nothing moves; `system`: as the computer asks. */
  readonly motion: 'system' | 'less'
  /** The language of the interface; `system`: the first that the computer asks for and the interface speaks. */
  readonly language: LanguageChoice
  /** Whether single letters and digits work as shortcuts (WCAG 2.1.4: they must be possible to switch off). */
  readonly singleKeys: boolean
  /** Own keys by command id, instead of those it comes with; null: none. */
  readonly ownKeys: Readonly<Record<string, Keys | null>>
}

export const themes = ['system', 'light', 'dark', 'sepia'] as const
export const textSizes = ['normal', 'large', 'larger', 'largest'] as const
export const faces = ['hyperlegible', 'sans', 'serif'] as const
export const lineWidths = ['narrow', 'normal', 'wide'] as const

export const settingsAtFirst: Settings = {
  theme: 'system',
  textSize: 'normal',
  face: 'hyperlegible',
  lineWidth: 'normal',
  contrast: 'system',
  motion: 'system',
  language: 'system',
  singleKeys: true,
  ownKeys: {},
}

/** Whose settings these are: a rater at this computer, or null for whoever sits at the window otherwise. */
let person: string | null = null

export const settingsStore = createStore<Settings>()(() => ({ ...settingsAtFirst, ...sane(keptSettings(null)) }))
settingsStore.subscribe((settings) => keepSettings(person, settings))

/**
 * Changes to the settings of a person; null: back to those of the window. Who is here for the first time begins with what stands
 * now.
 *
 * @param next a code for the person that says nothing about study or name
 */
export function changePerson(next: string | null): void {
  if (next === person) return
  const kept = keptSettings(next) ?? (next === null ? {} : null)
  person = next
  settingsStore.setState(kept === null ? {} : { ...settingsAtFirst, ...sane(kept) })
}

/** What of a stored value can be used: the store may have been written by another version. */
function sane(stored: unknown): Partial<Settings> {
  if (typeof stored !== 'object' || stored === null) return {}
  const { language, singleKeys, ownKeys, ...rest } = stored as Partial<Settings>
  return {
    ...oneOf('theme', themes, rest.theme),
    ...oneOf('textSize', textSizes, rest.textSize),
    ...oneOf('face', faces, rest.face),
    ...oneOf('lineWidth', lineWidths, rest.lineWidth),
    ...oneOf('contrast', ['system', 'more'], rest.contrast),
    ...oneOf('motion', ['system', 'less'], rest.motion),
    ...(language === 'system' || isPageLanguage(language) ? { language } : {}),
    ...(typeof singleKeys === 'boolean' ? { singleKeys } : {}),
    ...(typeof ownKeys === 'object' && ownKeys !== null ? { ownKeys: saneKeys(ownKeys) } : {}),
  }
}

function oneOf(name: keyof Settings, options: readonly unknown[], value: unknown): Partial<Settings> {
  return options.includes(value) ? { [name]: value } : {}
}

function saneKeys(stored: object): Settings['ownKeys'] {
  return Object.fromEntries(Object.entries(stored).filter(([, keys]) => keys === null || typeof keys === 'string'))
}

export const useSettings = (): Settings => useStore(settingsStore)

export function changeSettings(change: Partial<Settings>): void {
  settingsStore.setState(change)
}

/** Gives a command a key of one's own, or none (null); `undefined` brings back those it comes with. */
export function changeKeys(command: string, keys: Keys | null | undefined): void {
  const { [command]: _, ...others } = settingsStore.getState().ownKeys
  changeSettings({ ownKeys: keys === undefined ? others : { ...others, [command]: keys } })
}

/** One step larger or smaller; stays at the ends. */
export function stepTextSize(step: 1 | -1): void {
  const { textSize } = settingsStore.getState()
  const next = textSizes[textSizes.indexOf(textSize) + step]
  if (next) changeSettings({ textSize: next })
}

/** Puts the settings of sight on the page, and keeps them there. Returns what undoes it. */
export function followSettings(root: HTMLElement, dark: MediaQueryList): () => void {
  const apply = () => {
    const { theme, textSize, face, lineWidth, contrast, motion } = settingsStore.getState()
    const shown = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme
    Object.assign(root.dataset, { theme: shown, textSize, face, lineWidth, contrast, motion })
  }
  apply()
  dark.addEventListener('change', apply)
  const stop = settingsStore.subscribe(apply)
  return () => {
    stop()
    dark.removeEventListener('change', apply)
  }
}
