import type { Interval, Result } from '../result.ts'
import type { Comparisons } from './comparisons.ts'
import { countPairs } from './comparisons.ts'
import { wilsonInterval } from './proportion.ts'

/** One system's record. `estimate` counts a tie as half a win; `decisive` leaves ties out. */
export type WinRate = {
  readonly system: string
  readonly matches: number
  readonly wins: number
  readonly losses: number
  readonly ties: number
  readonly estimate: number | null
  /** Wilson's interval of the share of wins among decisive comparisons: limits of `decisive`, not of `estimate`. */
  readonly interval: Interval | null
  /** Wins among decisive comparisons; null when all were ties. */
  readonly decisive: number | null
}

export type WinRateResult = Result & { readonly systems: readonly WinRate[] }

/**
 * Win rate of each system over all its comparisons: (wins + ties / 2) / matches, beside the share of wins among decisive
 * comparisons with Wilson's interval (Wilson 1927). The interval takes votes as independent; where raters or items
 * repeat, a clustered one is wider.
 * The result as a whole has no single estimate; `estimate` is the highest win rate. Undefined (`no-comparison`) without
 * comparisons; a system that was never compared has null.
 */
export function winRate(comparisons: Comparisons, confidence = 0.95): WinRateResult {
  const { size, leftWins, rightWins, ties } = countPairs(comparisons)
  const systems = comparisons.systems.map((system, index): WinRate => {
    let wins = 0
    let losses = 0
    let tied = 0
    for (let other = 0; other < size; other++) {
      const asLeft = index * size + other
      const asRight = other * size + index
      wins += (leftWins[asLeft] as number) + (rightWins[asRight] as number)
      losses += (rightWins[asLeft] as number) + (leftWins[asRight] as number)
      tied += (ties[asLeft] as number) + (ties[asRight] as number)
    }
    const matches = wins + losses + tied
    const interval = wilsonInterval(wins, wins + losses, confidence)
    return {
      system,
      matches,
      wins,
      losses,
      ties: tied,
      estimate: matches === 0 ? null : (wins + tied / 2) / matches,
      interval: interval && { ...interval, method: 'wilson, decisive comparisons' },
      decisive: wins + losses === 0 ? null : wins / (wins + losses),
    }
  })
  const best = Math.max(...systems.map((entry) => entry.estimate ?? -1), -1)
  return {
    coefficient: 'win_rate',
    estimate: best < 0 ? null : best,
    undefined: best < 0 ? 'no-comparison' : null,
    systems,
  }
}
