import { numberIn } from '#formats/cellValue.ts'
import { isLiteralProblem, type LiteralValue, readLiteral } from '#formats/pythonLiteral.ts'

/** One response's place as the file has it: any finite number, lower is better, equal is tied. */
export type FoundRank = { readonly system: string; readonly rank: number }

/** What a cell with a whole order may look like, for the message. */
export const expectedRanking = 'an order such as "A > B = C", a list with the best first, or a dictionary of ranks'

/**
 * Reads a whole order from one cell: a dictionary of ranks in Python's or JSON's spelling (`{'A': 1, 'B': 2}`), a list
 * with the best first in which an inner list is a tie, a list of `{value, rank}`, "A > B = C", or "A,B=C" with the best
 * first. Responses without a rank are left out. Null when the cell is none of these.
 */
export function rankingIn(cell: string): readonly FoundRank[] | null {
  const text = cell.trim()
  if (/^[{[(]/.test(text)) {
    const value = readLiteral(text)
    return isLiteralProblem(value) ? null : fromLiteral(value)
  }
  const separator = text.includes('>') ? /\s*>+\s*/ : text.includes(',') ? /\s*,\s*/ : null
  if (separator === null && !text.includes('=')) return null
  const groups = separator === null ? [text] : text.split(separator)
  return inOrder(groups.map((group) => group.split('=').map((name) => name.trim())))
}

function fromLiteral(value: LiteralValue): readonly FoundRank[] | null {
  if (typeof value !== 'object' || value === null) return null
  if ('entries' in value) return ranked(value.entries)
  const pairs = value.list.map(valueAndRank)
  if (pairs.length > 0 && pairs.every((pair) => pair !== null)) return ranked(pairs)
  const groups = value.list.map((part) =>
    typeof part === 'object' && part !== null && 'list' in part ? part.list.map(nameIn) : [nameIn(part)],
  )
  return groups.every((group) => group.every((name) => name !== null)) ? inOrder(groups as string[][]) : null
}

/** One element of a list of `{value, rank}`. */
function valueAndRank(value: LiteralValue): readonly [string, LiteralValue] | null {
  if (typeof value !== 'object' || value === null || !('entries' in value)) return null
  const field = (...names: readonly string[]) => value.entries.find(([key]) => names.includes(key))?.[1]
  const name = field('value', 'system', 'id')
  const rank = field('rank')
  return typeof name === 'string' && rank !== undefined ? [name, rank] : null
}

function ranked(entries: readonly (readonly [string, LiteralValue])[]): readonly FoundRank[] | null {
  const ranks: FoundRank[] = []
  for (const [system, value] of entries) {
    if (value === null) continue
    const rank = typeof value === 'string' ? numberIn(value) : value
    if (typeof rank !== 'number') return null
    ranks.push({ system: system.trim(), rank })
  }
  return ranks
}

const nameIn = (value: LiteralValue): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : null

const inOrder = (groups: readonly (readonly string[])[]): readonly FoundRank[] | null =>
  groups.every((group) => group.length > 0 && group.every((system) => system !== ''))
    ? groups.flatMap((group, place) => group.map((system) => ({ system, rank: place + 1 })))
    : null

/**
 * Ranks as whole numbers from 1. Whole positive ranks stay as the file has them (1, 1, 3 too); `fromZero` moves a file
 * that counts from 0 up by one; anything else is replaced by its place in the order (1, 2, 2, 3).
 */
export function wholeRanks(ranks: readonly FoundRank[], fromZero: boolean): FoundRank[] {
  const moved = ranks.map(({ system, rank }) => ({ system, rank: fromZero ? rank + 1 : rank }))
  if (moved.every(({ rank }) => Number.isSafeInteger(rank) && rank >= 1)) return moved
  const rising = [...new Set(moved.map(({ rank }) => rank))].sort((one, other) => one - other)
  return moved.map(({ system, rank }) => ({ system, rank: rising.indexOf(rank) + 1 }))
}

/** The order alone, the same for all rankings that say the same: "A=C>B" by rising name within a tie. */
export function orderOf(ranks: readonly FoundRank[]): string {
  const groups = new Map<number, string[]>()
  for (const { system, rank } of ranks) groups.set(rank, [...(groups.get(rank) ?? []), system])
  const rising = [...groups].sort(([one], [other]) => one - other)
  return JSON.stringify(rising.map(([, systems]) => systems.sort()))
}
