import type { UndefinedReason } from '../result.ts'
import type { PairCounts } from './comparisons.ts'

/**
 * What a graph of wins allows. `groups` are the sets of systems within which everybody has, directly or through others,
 * both beaten and lost to everybody else (strongly connected components), each ascending, listed by their first member.
 * `undefeated` systems belong to a group that never lost to another group, `winless` to one that never won against
 * another; both are empty when there is one group. `islands` are the sets that were never compared with each other.
 */
export type Connectivity = {
  readonly groups: readonly (readonly number[])[]
  readonly islands: readonly (readonly number[])[]
  readonly undefeated: readonly number[]
  readonly winless: readonly number[]
  /** Why no maximum-likelihood strengths exist; null when they do. */
  readonly reason: Extract<UndefinedReason, 'no-comparison' | 'disconnected' | 'undefeated-or-winless'> | null
}

/** Wins of row over column, a tie counting as a win each way; row-major. Only zero or not matters here. */
export function winsEachWay({ size, leftWins, rightWins, ties }: PairCounts): Float64Array {
  const wins = new Float64Array(size * size)
  for (let left = 0; left < size; left++) {
    for (let right = 0; right < size; right++) {
      const cell = left * size + right
      const back = right * size + left
      wins[cell] = (wins[cell] as number) + (leftWins[cell] as number) + (ties[cell] as number)
      wins[back] = (wins[back] as number) + (rightWins[cell] as number) + (ties[cell] as number)
    }
  }
  return wins
}

/**
 * Whether strengths exist and are unique (Ford 1957): they do exactly when every division of the systems into two sets
 * has a win (or tie) from each set over the other, i.e. when the graph of wins is strongly connected.
 */
export function connectivityOf(size: number, wins: Float64Array): Connectivity {
  if (size > 1 && isStronglyConnected(size, wins)) {
    const everybody = [[...Array(size).keys()]]
    return { groups: everybody, islands: everybody, undefeated: [], winless: [], reason: null }
  }
  const beats = (one: number, other: number): boolean => (wins[one * size + other] as number) > 0
  const groups = classesOf(size, closureOf(size, beats))
  const islands = classesOf(
    size,
    closureOf(size, (one, other) => beats(one, other) || beats(other, one)),
  )
  const groupOf = new Int32Array(size)
  groups.forEach((group, index) => {
    for (const member of group) groupOf[member] = index
  })
  const lost = new Set<number>()
  const won = new Set<number>()
  for (let one = 0; one < size; one++) {
    for (let other = 0; other < size; other++) {
      if (groupOf[one] === groupOf[other] || !beats(one, other)) continue
      won.add(groupOf[one] as number)
      lost.add(groupOf[other] as number)
    }
  }
  const several = groups.length > 1
  const membersOf = (excluded: Set<number>): number[] =>
    several
      ? groups.flatMap((group, index) => (excluded.has(index) ? [] : group)).sort((one, other) => one - other)
      : []
  const reason =
    size < 2 ? 'no-comparison' : islands.length > 1 ? 'disconnected' : several ? 'undefeated-or-winless' : null
  return { groups, islands, undefeated: membersOf(lost), winless: membersOf(won), reason }
}

/** True when the graph of wins is strongly connected; the quick check for resamples. */
export function isStronglyConnected(size: number, wins: Float64Array): boolean {
  const reaches = (from: (one: number, other: number) => boolean): boolean => {
    const seen = new Uint8Array(size)
    const open = [0]
    seen[0] = 1
    let count = 1
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      for (let next = 0; next < size; next++) {
        if (seen[next] === 0 && from(node, next)) {
          seen[next] = 1
          count++
          open.push(next)
        }
      }
    }
    return count === size
  }
  return (
    size > 0 &&
    reaches((one, other) => (wins[one * size + other] as number) > 0) &&
    reaches((one, other) => (wins[other * size + one] as number) > 0)
  )
}

/** An edge with a weight, from one system to another. */
export type WeightedEdge = { readonly from: number; readonly to: number; readonly weight: number }

/**
 * True when some cycle has a positive sum of weights (Bellman 1958, Ford 1956). Difference constraints
 * x_from − x_to >= weight have a solution exactly when there is none.
 */
export function hasPositiveCycle(size: number, edges: readonly WeightedEdge[]): boolean {
  const longest = new Float64Array(size)
  // No path without a repeated system can be longer than this, so that passing it proves a cycle early.
  const bound = (size - 1) * edges.reduce((most, edge) => Math.max(most, edge.weight), 0)
  for (let round = 0; round <= size; round++) {
    let changed = false
    for (const { from, to, weight } of edges) {
      const through = (longest[to] as number) + weight
      if (through > (longest[from] as number)) {
        if (through > bound) return true
        longest[from] = through
        changed = true
      }
    }
    if (!changed) return false
  }
  return true
}

/** Reachability by searching from each node; row-major flags. */
function closureOf(size: number, edge: (one: number, other: number) => boolean): Uint8Array {
  const reached = new Uint8Array(size * size)
  for (let start = 0; start < size; start++) {
    const open = [start]
    reached[start * size + start] = 1
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      for (let next = 0; next < size; next++) {
        if (reached[start * size + next] === 0 && edge(node, next)) {
          reached[start * size + next] = 1
          open.push(next)
        }
      }
    }
  }
  return reached
}

/** Sets of nodes that reach each other. */
function classesOf(size: number, reached: Uint8Array): number[][] {
  const classes: number[][] = []
  const done = new Uint8Array(size)
  for (let node = 0; node < size; node++) {
    if (done[node] === 1) continue
    const members: number[] = []
    for (let other = node; other < size; other++) {
      if (reached[node * size + other] === 1 && reached[other * size + node] === 1) {
        members.push(other)
        done[other] = 1
      }
    }
    classes.push(members)
  }
  return classes
}
