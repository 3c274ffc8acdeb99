import { useEffect, useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type app from '../locales/en/app.json'
import type desk from '../locales/en/desk.json'
import type judge from '../locales/en/judge.json'
import type settle from '../locales/en/settle.json'
import type tasks from '../locales/en/tasks.json'
import { answersEnter, isSingleKey, isWriting, type Keys, matchesKeys, shownKeys, writesNothing } from './keys.ts'
import { type Settings, settingsStore, useSettings } from './settingsSlice.ts'

export type CommandLabelKey =
  | `app:commands.${keyof (typeof app)['commands']}`
  | `desk:commands.${keyof (typeof desk)['commands']}`
  | `judge:commands.${keyof (typeof judge)['commands']}`
  | `settle:commands.${keyof (typeof settle)['commands']}`
  | `tasks:commands.${keyof (typeof tasks)['commands']}`

/** One thing the person can do by name: behind the menu, the shortcut sheet and the keys alike. */
export type Command = {
  /** For example `judge.undo`. */
  readonly id: string
  readonly labelKey: CommandLabelKey
  /** The first is shown. Empty: only in the menu. */
  readonly keys: readonly Keys[]
  /** Many keys in a row, shown as "first to last". Such a row cannot be given other keys. */
  readonly range?: readonly [Keys, Keys]
  /** What it is for (kinds of task); absent: everything. Two commands that never meet may have the same key. */
  readonly contexts?: readonly string[]
  /** Not offered now, but its keys are spoken for and can be changed. */
  readonly dormant?: true
  /** Where it stands in the menu and in the shortcut sheet. */
  readonly section: CommandSection
  /** Whether the native menu lists it. Keys like the digits are only in the sheet. */
  readonly inMenu: boolean
  /** Works while writing, too. Only for keys with a modifier. */
  readonly whileWriting?: boolean
  /** Elements (a CSS selector) that know this key themselves while they have the focus. */
  readonly leavesTo?: string
  /** May fire again while the key is held down. */
  readonly repeats?: boolean
  /** Absent: a plain command; else whether its check mark is on. */
  readonly checked?: boolean
  readonly enabled: boolean
  /** Runs it; gets the key that was pressed, or null from the menu. */
  readonly run: (pressed: Keys | null) => void
}

export const commandSections = ['file', 'go', 'judge', 'view', 'help'] as const
export type CommandSection = (typeof commandSections)[number]

type Registry = { readonly scopes: ReadonlyMap<string, readonly Command[]> }

const registry = createStore<Registry>()(() => ({ scopes: new Map() }))

const flat = ({ scopes }: Registry): readonly Command[] => [...scopes.values()].reverse().flat()

/** A command with the keys its person gave it. */
const asOwned =
  ({ ownKeys }: Settings) =>
  (command: Command): Command => {
    const own = command.range ? undefined : ownKeys[command.id]
    return own === undefined ? command : { ...command, keys: own === null ? [] : [own] }
  }

const isOffered = ({ dormant }: Command): boolean => dormant !== true

/** All commands there are now, with the keys they have now; those of the innermost screen first. */
export const allCommands = (): readonly Command[] =>
  flat(registry.getState()).filter(isOffered).map(asOwned(settingsStore.getState()))

export function useAllCommands(): readonly Command[] {
  return useKnownCommands().filter(isOffered)
}

/** The same with those that are dormant: all that can be given other keys here. */
export function useKnownCommands(): readonly Command[] {
  return flat(useStore(registry)).map(asOwned(useSettings()))
}

/** The first key of a command as a control shows it; nothing while it has none or single keys are off. */
export function useShownKeys(id: string): string | undefined {
  const settings = useSettings()
  return useStore(registry, (state) => {
    const command = flat(state).find((each) => each.id === id && isOffered(each))
    const keys = command && asOwned(settings)(command).keys[0]
    return keys === undefined || (isSingleKey(keys) && !settings.singleKeys) ? undefined : shownKeys(keys)
  })
}

/** The command that has these keys already where the other one also works; null when they are free. */
export function holderOf(keys: Keys, forCommand: Command, known: readonly Command[]): Command | null {
  const meets = ({ contexts }: Command) =>
    contexts === undefined ||
    forCommand.contexts === undefined ||
    contexts.some((context) => forCommand.contexts?.includes(context))
  return known.find((other) => other.id !== forCommand.id && meets(other) && other.keys.includes(keys)) ?? null
}

/** Offers a screen's commands while it is mounted. */
export function useCommands(scope: string, commands: readonly Command[]): void {
  const latest = useRef(commands)
  useLayoutEffect(() => {
    latest.current = commands
  })
  const face = commands.map(faceOf).join('\n')
  // What menus and sheets show only changes with `face`; what a command does is looked up when it runs.
  useEffect(() => {
    const live = latest.current.map((command, index) => ({
      ...command,
      run: (pressed: Keys | null) => latest.current[index]?.run(pressed),
    }))
    registry.setState(({ scopes }) => ({ scopes: new Map(scopes).set(scope, live) }))
  }, [scope, face])
  useEffect(
    () => () =>
      registry.setState(({ scopes }) => ({ scopes: new Map([...scopes].filter(([name]) => name !== scope)) })),
    [scope],
  )
}

const faceOf = (command: Command): string =>
  [command.id, command.labelKey, command.keys.join(' '), command.enabled, command.checked, command.dormant].join('|')

/** Runs a command by its id, as the menu does. Unknown and disabled ids do nothing. */
export function runCommand(id: string): void {
  const command = allCommands().find((candidate) => candidate.id === id && candidate.enabled)
  command?.run(null)
}

/**
 * The command a key press means now, with the key it came with that the press stands for (its own keys may be others); null when
 * it means none.
 */
export function commandFor(event: KeyboardEvent): readonly [Command, Keys] | null {
  if (event.isComposing || event.defaultPrevented) return null
  const writing = isWriting(event.target)
  const settings = settingsStore.getState()
  const { singleKeys } = settings
  for (const offered of flat(registry.getState())) {
    if (!isOffered(offered)) continue
    const command = asOwned(settings)(offered)
    const match = command.keys.find((keys) => matchesKeys(event, keys))
    if (match === undefined) continue
    if (writing && !(command.whileWriting && writesNothing(match))) continue
    if (isSingleKey(match) && !singleKeys) continue
    if (event.repeat && !command.repeats) continue
    if (match === 'Enter' && answersEnter(event.target)) continue
    // A list or a scale knows the keys a command came with, not those its person gave it.
    const leavesTo = command === offered || !command.leavesTo ? command.leavesTo : takesKeysItself
    if (leavesTo && event.target instanceof Element && event.target.closest(leavesTo)) continue
    if (command.enabled) return [command, command === offered ? match : (offered.keys[0] ?? match)]
  }
  return null
}

/** Parts that take keys themselves, whatever they are: fields beside a judgement, a mark being made. */
export const takesKeysItself = '[data-own-keys]'

/** What lies over the screen and has keys of its own: a dialog, an open menu, an open list. */
const above = '[role="dialog"], [role="alertdialog"], dialog, [role="menu"], [role="listbox"]'

const liesAbove = (target: EventTarget | null): boolean => target instanceof Element && target.closest(above) !== null

/** Listens for the keys of every command. Once, at the root of the app. */
export function useCommandKeys(): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (liesAbove(event.target)) return
      const found = commandFor(event)
      if (!found) return
      event.preventDefault()
      event.stopPropagation()
      found[0].run(found[1])
    }
    // Capture, and then no further: a digit must reach the desk before a control that would take it for its own.
    window.addEventListener('keydown', hear, { capture: true })
    return () => window.removeEventListener('keydown', hear, { capture: true })
  }, [])
}
