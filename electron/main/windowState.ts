import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

export type Bounds = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
export type WindowState = { readonly bounds: Bounds | null; readonly maximised: boolean }

/** The size of a first window, in device-independent pixels. */
export const firstSize = { width: 1280, height: 860 } as const
const smallest = { width: 720, height: 480 } as const
const fresh: WindowState = { bounds: null, maximised: false }

/** What a file of window state says, or a fresh state where it is missing or makes no sense. */
export function readWindowState(path: string): WindowState {
  try {
    return parseWindowState(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return fresh
  }
}

export function writeWindowState(path: string, state: WindowState): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, JSON.stringify(state))
}

export function parseWindowState(content: unknown): WindowState {
  if (typeof content !== 'object' || content === null) return fresh
  const { bounds, maximised } = content as { bounds?: Partial<Bounds> | null; maximised?: unknown }
  const { x, y, width, height } = bounds ?? {}
  const whole = [x, y, width, height].every((side) => Number.isInteger(side))
  const large = (width ?? 0) >= smallest.width && (height ?? 0) >= smallest.height
  return { bounds: whole && large ? (bounds as Bounds) : null, maximised: maximised === true }
}

/**
 * The stored bounds if enough of them can still be seen and grasped on one of the screens, else null: a window must not
 * come back on a screen that was unplugged.
 */
export function visibleBounds(bounds: Bounds | null, screens: readonly Bounds[]): Bounds | null {
  if (!bounds) return null
  const seen = screens.some((screen) => {
    const across = Math.min(bounds.x + bounds.width, screen.x + screen.width) - Math.max(bounds.x, screen.x)
    const down = Math.min(bounds.y + bounds.height, screen.y + screen.height) - Math.max(bounds.y, screen.y)
    return across >= 200 && down >= 100 && bounds.y >= screen.y - 10
  })
  return seen ? bounds : null
}
