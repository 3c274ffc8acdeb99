import type { PairCounts } from './comparisons.ts'
import type { WeightedEdge } from './connectivity.ts'
import { hasPositiveCycle } from './connectivity.ts'
import type { Concave } from './newton.ts'

/** Wins and ties by unordered pair, and their totals: what models with ties need of the data. */
export type TieCounts = {
  readonly size: number
  /** Wins of row over column; row-major. */
  readonly wins: Float64Array
  /** Ties of each pair, symmetric. */
  readonly ties: Float64Array
  readonly meetings: Float64Array
  /** Wins plus half the ties of each system. */
  readonly halfWins: Float64Array
  readonly meetingTotals: Float64Array
  readonly tieTotal: number
  readonly meetingTotal: number
}

/** Pools both orders of each pair. */
export function tieCounts({ size, leftWins, rightWins, ties }: PairCounts): TieCounts {
  const cells = size * size
  const pooled = { wins: new Float64Array(cells), ties: new Float64Array(cells), meetings: new Float64Array(cells) }
  const halfWins = new Float64Array(size)
  const meetingTotals = new Float64Array(size)
  let tieTotal = 0
  let meetingTotal = 0
  for (let one = 0; one < size; one++) {
    for (let other = 0; other < size; other++) {
      const cell = one * size + other
      const back = other * size + one
      const won = (leftWins[cell] as number) + (rightWins[back] as number)
      const lost = (leftWins[back] as number) + (rightWins[cell] as number)
      const tied = (ties[cell] as number) + (ties[back] as number)
      pooled.wins[cell] = won
      pooled.ties[cell] = tied
      pooled.meetings[cell] = won + lost + tied
      halfWins[one] = (halfWins[one] as number) + won + tied / 2
      meetingTotals[one] = (meetingTotals[one] as number) + won + lost + tied
      tieTotal += tied / 2
      meetingTotal += (won + lost + tied) / 2
    }
  }
  return { size, ...pooled, halfWins, meetingTotals, tieTotal, meetingTotal }
}

/**
 * Davidson's log-likelihood: P(i beats j) : P(j beats i) : P(tie) = e_i : e_j : ν √(e_i e_j). Log-linear in the
 * log-strengths and log ν (the last parameter), so its gradient is observed less expected wins-plus-half-ties and ties.
 */
export function davidsonModel(counts: TieCounts): Concave {
  const { size, meetings, halfWins, tieTotal, meetingTotal, meetingTotals } = counts
  const width = size + 1
  const worth = new Float64Array(size)
  const root = new Float64Array(size)
  const evaluate = (parameters: Float64Array, gradient: Float64Array, information: Float64Array | null): boolean => {
    const nu = Math.exp(parameters[size] as number)
    for (let i = 0; i < size; i++) {
      root[i] = Math.exp((parameters[i] as number) / 2)
      worth[i] = (root[i] as number) * (root[i] as number)
    }
    gradient.set(halfWins)
    gradient[size] = tieTotal
    information?.fill(0)
    for (let i = 0; i < size; i++) {
      const own = worth[i] as number
      const ownTie = nu * (root[i] as number)
      let expected = 0
      let tied = 0
      for (let j = 0; j < i; j++) {
        const met = meetings[i * size + j] as number
        if (met === 0) continue
        const tie = ownTie * (root[j] as number)
        const all = own + (worth[j] as number) + tie
        const tieShare = tie / all
        const mean = (own + tie / 2) / all
        expected += met * mean
        tied += met * tieShare
        gradient[j] = (gradient[j] as number) - met * (1 - mean)
        if (information === null) continue
        const variance = met * (own / all + tieShare / 4 - mean * mean)
        const withTie = met * tieShare * (0.5 - mean)
        add(information, i * width + i, variance)
        add(information, j * width + j, variance)
        information[i * width + j] = -variance
        information[j * width + i] = -variance
        add(information, i * width + size, withTie)
        add(information, j * width + size, -withTie)
        add(information, size * width + size, met * tieShare * (1 - tieShare))
      }
      gradient[i] = (gradient[i] as number) - expected
      gradient[size] = (gradient[size] as number) - tied
    }
    if (information !== null) mirrorLast(information, size)
    return gradient.every(Number.isFinite)
  }
  return { size: width, strengths: size, evaluate, scale: withLast(meetingTotals, meetingTotal) }
}

/**
 * Rao & Kupper's log-likelihood: P(i beats j) = e_i / (e_i + θ e_j), the rest being ties, θ = exp(last parameter) > 1.
 * With a = P(i beats j) and b = P(j beats i) a tie has probability (θ² − 1) a b, which keeps everything in logs.
 */
export function raoKupperModel(counts: TieCounts): Concave {
  const { size, wins, ties, meetings, tieTotal, meetingTotal, meetingTotals } = counts
  const width = size + 1
  const worth = new Float64Array(size)
  const evaluate = (parameters: Float64Array, gradient: Float64Array, information: Float64Array | null): boolean => {
    const logTheta = parameters[size] as number
    if (!(logTheta > 0)) return false
    const theta = Math.exp(logTheta)
    const shrunk = Math.exp(-2 * logTheta)
    for (let i = 0; i < size; i++) worth[i] = Math.exp(parameters[i] as number)
    gradient.fill(0)
    gradient[size] = (2 * tieTotal) / (1 - shrunk)
    information?.fill(0)
    if (information !== null) information[size * width + size] = (4 * tieTotal * shrunk) / (1 - shrunk) ** 2
    for (let i = 0; i < size; i++) {
      const own = worth[i] as number
      for (let j = 0; j < i; j++) {
        const cell = i * size + j
        if ((meetings[cell] as number) === 0) continue
        const other = worth[j] as number
        const forOwn = (wins[cell] as number) + (ties[cell] as number)
        const forOther = (wins[j * size + i] as number) + (ties[cell] as number)
        const a = own / (own + theta * other)
        const b = other / (other + theta * own)
        const push = forOwn * (1 - a) - forOther * (1 - b)
        add(gradient, i, push)
        add(gradient, j, -push)
        add(gradient, size, -forOwn * (1 - a) - forOther * (1 - b))
        if (information === null) continue
        const weightOwn = forOwn * a * (1 - a)
        const weightOther = forOther * b * (1 - b)
        add(information, i * width + i, weightOwn + weightOther)
        add(information, j * width + j, weightOwn + weightOther)
        information[i * width + j] = -(weightOwn + weightOther)
        information[j * width + i] = -(weightOwn + weightOther)
        add(information, i * width + size, weightOther - weightOwn)
        add(information, j * width + size, weightOwn - weightOther)
        add(information, size * width + size, weightOwn + weightOther)
      }
    }
    if (information !== null) mirrorLast(information, size)
    return gradient.every(Number.isFinite)
  }
  return { size: width, strengths: size, evaluate, scale: withLast(meetingTotals, meetingTotal) }
}

/** log P of all outcomes under Davidson's model at the parameters. */
export function davidsonLogLikelihood({ size, wins, ties, meetings }: TieCounts, at: ArrayLike<number>): number {
  let total = 0
  forEachMeeting(size, meetings, (i, j) => {
    const [one, other] = [at[i] as number, at[j] as number]
    const tie = (at[size] as number) + (one + other) / 2
    const all = logSum(one, other, tie)
    const cell = i * size + j
    total += (wins[cell] as number) * (one - all) + (wins[j * size + i] as number) * (other - all)
    if ((ties[cell] as number) > 0) total += (ties[cell] as number) * (tie - all)
  })
  return total
}

/** log P of all outcomes under Rao & Kupper's model at the parameters. */
export function raoKupperLogLikelihood(counts: TieCounts, at: ArrayLike<number>): number {
  const { size, wins, ties, meetings, tieTotal } = counts
  const logTheta = at[size] as number
  let total = tieTotal > 0 ? tieTotal * Math.log(Math.expm1(2 * logTheta)) : 0
  forEachMeeting(size, meetings, (i, j) => {
    const gap = (at[i] as number) - (at[j] as number)
    const cell = i * size + j
    total -= ((wins[cell] as number) + (ties[cell] as number)) * Math.log1p(Math.exp(logTheta - gap))
    total -= ((wins[j * size + i] as number) + (ties[cell] as number)) * Math.log1p(Math.exp(logTheta + gap))
  })
  return total
}

/**
 * True when strengths and tie parameter together have finite estimates in a strongly connected graph with ties and
 * wins. They do not when some strengths explain everything with a large enough tie parameter: every winner at least one
 * unit above the loser, every tied pair within one unit. Such strengths exist exactly when no cycle of comparisons has
 * more wins than ties, counting each comparison once.
 */
export function tiesOverlap({ size, wins, ties }: TieCounts): boolean {
  // Two systems that beat each other are such a cycle already; with many votes some always do.
  for (let one = 0; one < size; one++) {
    for (let other = 0; other < one; other++) {
      if ((wins[one * size + other] as number) > 0 && (wins[other * size + one] as number) > 0) return true
    }
  }
  const edges: WeightedEdge[] = []
  for (let one = 0; one < size; one++) {
    for (let other = 0; other < size; other++) {
      const cell = one * size + other
      if ((wins[cell] as number) > 0) edges.push({ from: one, to: other, weight: 1 })
      if ((ties[cell] as number) > 0) edges.push({ from: one, to: other, weight: -1 })
    }
  }
  return hasPositiveCycle(size, edges)
}

function forEachMeeting(size: number, meetings: Float64Array, visit: (i: number, j: number) => void): void {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) if ((meetings[i * size + j] as number) > 0) visit(i, j)
  }
}

function logSum(...terms: readonly number[]): number {
  const largest = Math.max(...terms)
  return largest + Math.log(terms.reduce((sum, term) => sum + Math.exp(term - largest), 0))
}

function add(array: Float64Array, index: number, value: number): void {
  array[index] = (array[index] as number) + value
}

function mirrorLast(information: Float64Array, size: number): void {
  const width = size + 1
  for (let i = 0; i < size; i++) information[size * width + i] = information[i * width + size] as number
}

const withLast = (totals: Float64Array, last: number): Float64Array => Float64Array.from([...totals, last])
