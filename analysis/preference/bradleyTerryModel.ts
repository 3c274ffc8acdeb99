import type { PairCounts } from './comparisons.ts'
import type { Concave } from './newton.ts'

/** What the Bradley–Terry model needs of the data: how often pairs met, and each system's wins (ties half). */
export type HalfTieCounts = {
  readonly size: number
  /** Meetings of each pair, symmetric, row-major. */
  readonly meetings: Float64Array
  /** Wins of row over column, a tie being half a win each way; row-major. */
  readonly wins: Float64Array
  readonly winTotals: Float64Array
  readonly meetingTotals: Float64Array
}

/** Half-tie counts of comparisons already counted by ordered pair. */
export function halfTieCounts({ size, leftWins, rightWins, ties }: PairCounts): HalfTieCounts {
  const wins = new Float64Array(size * size)
  for (let left = 0; left < size; left++) {
    for (let right = 0; right < size; right++) {
      const cell = left * size + right
      const back = right * size + left
      wins[cell] =
        (leftWins[cell] as number) + (rightWins[back] as number) + ((ties[cell] as number) + (ties[back] as number)) / 2
    }
  }
  return countsOfWins(size, wins)
}

/** Half-tie counts of a matrix of wins of row over column. */
export function countsOfWins(size: number, wins: Float64Array): HalfTieCounts {
  const meetings = new Float64Array(size * size)
  const winTotals = new Float64Array(size)
  const meetingTotals = new Float64Array(size)
  for (let one = 0; one < size; one++) {
    for (let other = 0; other < size; other++) {
      if (one === other) continue
      const won = wins[one * size + other] as number
      const met = won + (wins[other * size + one] as number)
      meetings[one * size + other] = met
      winTotals[one] = (winTotals[one] as number) + won
      meetingTotals[one] = (meetingTotals[one] as number) + met
    }
  }
  return { size, meetings, wins, winTotals, meetingTotals }
}

/**
 * The Bradley–Terry log-likelihood, P(i beats j) = e_i / (e_i + e_j) with e = exp(log-strength). Win totals are
 * sufficient: gradient_i = wins_i − Σ_j n_ij p_ij; information −n_ij p_ij p_ji off the diagonal.
 */
export function bradleyTerryModel({ size, meetings, winTotals, meetingTotals }: HalfTieCounts): Concave {
  const worth = new Float64Array(size)
  const evaluate = (parameters: Float64Array, gradient: Float64Array, information: Float64Array | null): boolean => {
    for (let i = 0; i < size; i++) worth[i] = Math.exp(parameters[i] as number)
    gradient.set(winTotals)
    information?.fill(0)
    for (let i = 0; i < size; i++) {
      const own = worth[i] as number
      let expected = 0
      let diagonal = 0
      for (let j = 0; j < i; j++) {
        const met = meetings[i * size + j] as number
        if (met === 0) continue
        const share = own / (own + (worth[j] as number))
        const won = met * share
        expected += won
        gradient[j] = (gradient[j] as number) - (met - won)
        if (information === null) continue
        const weight = won * (1 - share)
        diagonal += weight
        information[i * size + j] = -weight
        information[j * size + i] = -weight
        information[j * size + j] = (information[j * size + j] as number) + weight
      }
      gradient[i] = (gradient[i] as number) - expected
      if (information !== null) information[i * size + i] = (information[i * size + i] as number) + diagonal
    }
    return gradient.every(Number.isFinite)
  }
  return { size, strengths: size, evaluate, scale: meetingTotals }
}

/** A start close to the maximum: log odds of each system's wins, drawn a little towards zero. */
export function startOf({ winTotals, meetingTotals }: HalfTieCounts): Float64Array {
  const start = winTotals.map((won, index) => {
    const lost = (meetingTotals[index] as number) - won
    return 1.05 * Math.log((won + 0.5) / (lost + 0.5))
  })
  const mean = start.reduce((sum, value) => sum + value, 0) / Math.max(1, start.length)
  return start.map((value) => value - mean)
}

/** The log-likelihood at log-strengths (binomial coefficients left out). */
export function bradleyTerryLogLikelihood({ size, wins }: HalfTieCounts, strengths: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const won = wins[i * size + j] as number
      if (won > 0 && i !== j) total -= won * Math.log1p(Math.exp((strengths[j] as number) - (strengths[i] as number)))
    }
  }
  return total
}
