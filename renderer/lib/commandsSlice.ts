import { useEffect, useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type app from '../locales/en/app.json'
import type judge from '../locales/en/judge.json'
import { answersEnter, isSingleKey, isWriting, type Keys, matchesKeys } from './keys.ts'
import { settingsStore } from './settingsSlice.ts'

export type CommandLabelKey =
  | `app:commands.${keyof (typeof app)['commands']}`
  | `judge:commands.${keyof (typeof judge)['commands']}`

/** One thing the person can do by name: behind the menu, the shortcut sheet and the keys alike. */
export type Command = {
  /** For example `judge.undo`. */
  readonly id: string
  readonly labelKey: CommandLabelKey
  /** The first is shown. Empty: only in the menu. */
  readonly keys: readonly Keys[]
  /** Many keys in a row, shown as "first to last". */
  readonly range?: readonly [Keys, Keys]
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

/** All commands there are now, those of the innermost screen first. */
export const allCommands = (): readonly Command[] => [...registry.getState().scopes.values()].reverse().flat()

export function useAllCommands(): readonly Command[] {
  const { scopes } = useStore(registry)
  return [...scopes.values()].reverse().flat()
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
  [command.id, command.labelKey, command.keys.join(' '), command.enabled, command.checked].join('|')

/** Runs a command by its id, as the menu does. Unknown and disabled ids do nothing. */
export function runCommand(id: string): void {
  const command = allCommands().find((candidate) => candidate.id === id && candidate.enabled)
  command?.run(null)
}

/** The command a key press means now, with the keys that matched; null when it means none. */
export function commandFor(event: KeyboardEvent): readonly [Command, Keys] | null {
  if (event.isComposing || event.defaultPrevented) return null
  const writing = isWriting(event.target)
  const { singleKeys } = settingsStore.getState()
  for (const command of allCommands()) {
    const match = command.keys.find((keys) => matchesKeys(event, keys))
    if (match === undefined) continue
    if (writing && !command.whileWriting) continue
    if (isSingleKey(match) && !singleKeys) continue
    if (event.repeat && !command.repeats) continue
    if (match === 'Enter' && answersEnter(event.target)) continue
    if (command.leavesTo && event.target instanceof Element && event.target.closest(command.leavesTo)) continue
    if (command.enabled) return [command, match]
  }
  return null
}

const inDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="dialog"], [role="alertdialog"], dialog') !== null

/** Listens for the keys of every command. Once, at the root of the app. */
export function useCommandKeys(): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (inDialog(event.target)) return
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
