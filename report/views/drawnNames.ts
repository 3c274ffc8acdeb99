import { fitted } from '../figures/textWidth.ts'

/** Names as a figure has room for them. The whole name stands in the table beside it. */
export type DrawnNames = (name: string) => string

/** Text size of names in figures, in user units. */
const size = 15

/**
 * Cuts names to a width, and keeps different names different: those that would look the same get a number.
 *
 * @param width user units
 */
export function drawnNames(names: readonly string[], width: number): DrawnNames {
  const drawn = new Map<string, string>()
  const taken = new Set<string>()
  for (const name of names) {
    if (drawn.has(name)) continue
    const cut = fitted(name, size, width)
    let unique = cut
    for (let number = 2; taken.has(unique); number++) unique = `${cut} ${number}`
    taken.add(unique)
    drawn.set(name, unique)
  }
  return (name) => drawn.get(name) ?? name
}
