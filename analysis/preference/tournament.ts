/**
 * Wins among systems: `wins[i][j]` times i was preferred to j, by one judge or summed over judges. The diagonal is not
 * used.
 */
export type WinMatrix = readonly (readonly number[])[]

/** Wins of i over j; 0 outside the matrix. */
export const winsOver = (wins: WinMatrix, i: number, j: number): number => wins[i]?.[j] ?? 0

/** A set of three systems, ascending. */
export type Triple = readonly [number, number, number]

/** Every set of three out of `size`. */
export function* triples(size: number): Generator<Triple> {
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) for (let k = j + 1; k < size; k++) yield [i, j, k]
  }
}

/** 1 when i is preferred to j more often than the other way round, −1 for less, 0 when equal or never compared. */
export const majority = (wins: WinMatrix, i: number, j: number): number =>
  Math.sign(winsOver(wins, i, j) - winsOver(wins, j, i))

/**
 * The circular triads among the majority preferences: triples i over j, j over k, k over i, listed with each one beating
 * the next, and how many triples have all three pairs decided.
 */
export function circularTriples(wins: WinMatrix): {
  readonly circular: readonly Triple[]
  readonly decided: number
} {
  const circular: Triple[] = []
  let decided = 0
  for (const [i, j, k] of triples(wins.length)) {
    const [ij, jk, ki] = [majority(wins, i, j), majority(wins, j, k), majority(wins, k, i)]
    if (ij === 0 || jk === 0 || ki === 0) continue
    decided++
    if (ij === jk && jk === ki) circular.push(ij > 0 ? [i, j, k] : [i, k, j])
  }
  return { circular, decided }
}
