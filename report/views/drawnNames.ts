import { fitted, textWidth } from '../figures/textWidth.ts'

/** Names as a figure has room for them. The whole name stands in the table beside it. */
export type DrawnNames = (name: string) => string

/** Text size of names in figures, in user units. */
const size = 15

/**
 * Cuts names to a width, and keeps different names different: those that begin alike are cut in the middle, because what
 * tells them apart stands at the end; those that would still look the same get a number in brackets.
 *
 * @param width user units
 */
export function drawnNames(names: readonly string[], width: number): DrawnNames {
  const drawn = new Map<string, string>()
  const taken = new Set<string>()
  const beginnings = Map.groupBy(new Set(names), (name) => fitted(name, size, width))
  for (const name of names) {
    if (drawn.has(name)) continue
    const beginning = fitted(name, size, width)
    const cut = (beginnings.get(beginning)?.length ?? 0) > 1 ? cutInTheMiddle(name, width) : beginning
    let unique = cut
    for (let number = 2; taken.has(unique); number++) unique = `${cut} (${number})`
    taken.add(unique)
    drawn.set(name, unique)
  }
  return (name) => drawn.get(name) ?? name
}

/** The beginning and the end of a name, the end being the longer part. */
function cutInTheMiddle(name: string, width: number): string {
  const characters = Array.from(name)
  for (let kept = characters.length - 1; kept > 2; kept--) {
    const before = Math.floor(kept * 0.4)
    const cut = `${characters.slice(0, before).join('').trimEnd()}…${characters
      .slice(before - kept)
      .join('')
      .trimStart()}`
    if (textWidth(cut, size) <= width) return cut
  }
  return fitted(name, size, width)
}
