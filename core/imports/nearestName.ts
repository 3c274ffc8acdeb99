/**
 * The name that is most like a misspelt one, or null if none is close: fewest insertions, deletions, replacements and
 * swaps of neighbours (optimal string alignment distance), letter case aside, at most two fifths of the longer name.
 */
export function nearestName(found: string, names: Iterable<string>): string | null {
  const wanted = found.toLowerCase().slice(0, 100)
  let best: string | null = null
  let bestDistance = Number.POSITIVE_INFINITY
  for (const name of names) {
    const allowed = Math.max(1, Math.floor(Math.max(wanted.length, Math.min(name.length, 100)) * 0.4))
    if (Math.abs(name.length - wanted.length) > allowed) continue
    const distance = editDistance(wanted, name.toLowerCase().slice(0, 100))
    if (distance <= allowed && distance < bestDistance) {
      best = name
      bestDistance = distance
    }
  }
  return best
}

function editDistance(one: string, other: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, place) => place)
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1]
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    beforeLast = last
    last = current
  }
  return last[other.length] ?? 0
}

/** "a system of the study: Heron, Kestrel, Osprey; closest: Osprey". Long lists are cut. */
export function knownNames(what: string, found: string, names: Iterable<string>): string {
  const all = [...names]
  const listed = all.slice(0, 8).join(', ')
  const more = all.length > 8 ? ` and ${all.length - 8} more` : ''
  const nearest = nearestName(found, all)
  return `${what}: ${listed}${more}${nearest === null ? '' : `; closest: ${nearest}`}`
}
