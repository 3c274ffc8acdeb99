/** How much better: slightly, clearly, much. */
export type Strength = 1 | 2 | 3

/** A pair's answer as the contract has it: −3 to −1 the first shown is better, 0 equal, 1 to 3 the second. */
type Outcome = number | null

const sideOf = (outcome: Outcome): number => Math.sign(outcome ?? 0)

/**
 * The answer after an arrow to a side (−1 the first shown, 1 the second): the side, with the strength it had; the same
 * side again is one step stronger.
 */
export function towards(outcome: Outcome, side: -1 | 1, strength: Strength | null, graded: boolean): number {
  if (!graded) return side
  if (sideOf(outcome) === side) return side * Math.min(3, Math.abs(outcome ?? 0) + 1)
  return side * (strength ?? (Math.abs(outcome ?? 0) || 1))
}

/** The answer after a digit: the same side with that strength. Without a side there is none yet. */
export function withStrength(outcome: Outcome, strength: Strength): number | null {
  const side = sideOf(outcome)
  return side === 0 ? null : side * strength
}
