import { useEffect, useSyncExternalStore } from 'react'
import type { mathematics } from './mathematics.ts'

type Mathematics = typeof mathematics

let loaded: Mathematics | null = null
let loading: Promise<void> | null = null
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function load(): Promise<void> {
  loading ??= import('./mathematics.ts').then(
    (part) => {
      loaded = part.mathematics
      for (const listener of listeners) listener()
    },
    // The source of each formula stands there meanwhile and stays; the next text tries again.
    () => {
      loading = null
    },
  )
  return loading
}

/**
 * The part that sets formulas, once a text has needed it: null until it has come. It comes for all texts on the screen at
 * once, so that two answers side by side never stand in different states.
 */
export function useMathematics(isNeeded: boolean): Mathematics | null {
  const part = useSyncExternalStore(subscribe, () => loaded)
  useEffect(() => {
    if (isNeeded) void load()
  }, [isNeeded])
  return isNeeded ? part : null
}

/** Whether a text may hold a formula; a price is enough to ask. */
export function mayHoldFormulas(text: string): boolean {
  return /\$|\\[([]|^[ \t>*+-]*(?:`{3,}|~{3,})[ \t]*math/m.test(text)
}
