import type { Result } from '../result.ts'
import type { Comparisons } from './comparisons.ts'
import { shareResult } from './proportion.ts'

/**
 * Position bias: the share of decisive comparisons that the response shown left (or first) won, with Wilson's interval
 * and the exact binomial p-value against ½. Ties do not enter. With sides counterbalanced within every pair of systems a
 * share away from ½ is a preference for a place. Undefined (`no-decided-comparison`) when every comparison is a tie.
 */
export function leftShare({ outcome }: Pick<Comparisons, 'outcome'>, confidence = 0.95): Result {
  let left = 0
  let right = 0
  for (const sign of outcome) {
    if (sign > 0) left++
    else if (sign < 0) right++
  }
  const result = shareResult('left_share', left, left + right, confidence)
  return {
    ...result,
    undefined: result.estimate === null ? (outcome.length === 0 ? 'no-comparison' : 'no-decided-comparison') : null,
  }
}
