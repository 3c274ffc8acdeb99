import { matchKeybindingPress, parseKeybinding } from 'tinykeys'

/**
 * Keys in the notation of tinykeys: "h", "Enter", "$mod+z" ($mod is Cmd on a Mac, Ctrl elsewhere), "[Shift]+?" (Shift
 * may be down, since some keyboards need it for the sign).
 */
export type Keys = string

const parsed = new Map<Keys, ReturnType<typeof parseKeybinding>[number] | undefined>()

function pressOf(keys: Keys) {
  if (!parsed.has(keys)) parsed.set(keys, parseKeybinding(keys)[0])
  return parsed.get(keys)
}

/**
 * Whether a key press is what `keys` names. Digits also match by their place (the digit row of a French keyboard gives
 * signs), and letters do on keyboards that write another script.
 */
export function matchesKeys(event: KeyboardEvent, keys: Keys): boolean {
  const press = pressOf(keys)
  if (!press) return false
  if (matchKeybindingPress(event, press)) return true
  const [required, optional, key] = press
  if (typeof key !== 'string' || key.length !== 1) return false
  const place = placeOf(key, event.key)
  return place !== null && matchKeybindingPress(event, [required, optional, place])
}

function placeOf(key: string, written: string): string | null {
  if (/^[0-9]$/.test(key) && !/^[0-9a-z]$/i.test(written)) return `Digit${key}`
  if (/^[a-z]$/i.test(key) && written.length === 1 && (written.codePointAt(0) ?? 0) > 127)
    return `Key${key.toUpperCase()}`
  return null
}

/** Whether the keys are one plain character, which a person must be able to switch off. */
export const isSingleKey = (keys: Keys): boolean => keys.replace(/^(?:\[Shift\]|Shift)\+/, '').length === 1

/** Whether the keys may work while something is being written: those that write nothing themselves. */
export const writesNothing = (keys: Keys): boolean => /^(?:\$mod|Alt)\+/.test(keys) || /^F\d+$/.test(keys)

const modifiers = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock', 'Dead', 'Process'])
/** Keys that belong to the page, the browser or the computer. */
const taken = new Set(['Tab', 'Escape', ' ', 'Unidentified', 'ContextMenu'])
const takenWithMod = new Set(['w', 't', 'n', 'q', 'r', 'l', 'a', 'c', 'v', 'x', 'p', '+', '-', '0'])

/** What a press comes to: keys in the notation above, nothing while only a modifier is down, or keys that belong to others. */
export type Pressed = { readonly kind: 'keys'; readonly keys: Keys } | { readonly kind: 'not-yet' | 'taken' }

export function keysOf(event: KeyboardEvent): Pressed {
  const { key } = event
  if (modifiers.has(key)) return { kind: 'not-yet' }
  const mod = event.ctrlKey || event.metaKey
  const name = nameOf(event)
  if (taken.has(key) || (mod && takenWithMod.has(name)) || (mod && event.altKey)) return { kind: 'taken' }
  const isLetter = /^[a-z]$/.test(name)
  const isSign = name.length === 1 && !isLetter
  if (isSign && !mod && !event.altKey) return { kind: 'keys', keys: /^\d$/.test(name) ? name : `[Shift]+${name}` }
  const held = `${mod ? '$mod+' : ''}${event.altKey ? 'Alt+' : ''}${event.shiftKey ? 'Shift+' : ''}`
  return { kind: 'keys', keys: `${held}${name}` }
}

/** The key's name: letters small, and by their place on keyboards that write another script; digits by their place. */
function nameOf({ key, code }: KeyboardEvent): string {
  const place = /^(?:Key([A-Z])|Digit(\d))$/.exec(code)
  if (key.length !== 1) return key
  if (/^[a-z]$/i.test(key)) return key.toLowerCase()
  if (place?.[1] !== undefined && (key.codePointAt(0) ?? 0) > 127) return place[1].toLowerCase()
  return key
}

/** Whether the person is writing here: then plain keys write and do nothing else. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest('textarea, select, [contenteditable]:not([contenteditable="false"])')) return true
  const input = target.closest('input')
  return input !== null && !['radio', 'checkbox', 'button', 'submit', 'range'].includes(input.type)
}

/** Whether Enter already means something on what has the focus. */
export function answersEnter(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('button, a[href], summary, [role="button"], [role="link"]') !== null
  )
}

const isMac = (): boolean => /Mac|iP(?:hone|ad|od)/.test(navigator.platform)

/** The keys in the notation of `aria-keyshortcuts`, as the interface shows them: "Control+Z", "H", "?". */
export function shownKeys(keys: Keys): string {
  const plain = keys.replace('[Shift]+', '').replace('$mod', isMac() ? 'Meta' : 'Control')
  return plain.replace(/(^|\+)([a-z])$/, (_, joint: string, letter: string) => joint + letter.toUpperCase())
}

/** The keys as a native menu shows them; null for signs that no menu can name. */
export function menuKeys(keys: Keys): string | null {
  const named = shownKeys(keys.replace('$mod', 'CmdOrCtrl')).replace('Arrow', '')
  return /^[A-Za-z0-9+]{1,40}$/.test(named) ? named : null
}
