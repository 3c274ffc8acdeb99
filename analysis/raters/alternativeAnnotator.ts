import { studentCdf } from '../numeric/distributions.ts'
import type { Result } from '../result.ts'
import { benjaminiYekutieli } from '../tests/adjustP.ts'

export type AlternativeAnnotatorOptions = {
  /** How well a judgement fits the others': share of equal ones, or minus the root mean squared difference. */
  readonly fit?: 'accuracy' | 'neg_rmse'
  /** How much worse than a person the candidate may be to be worth its lower cost (0.2 experts, 0.15, 0.1 crowd). */
  readonly epsilon?: number
  /** False discovery rate over the annotators. Default 0.05. */
  readonly falseDiscoveryRate?: number
  /** Annotators with fewer shared items are left out and counted. Default 30. */
  readonly leastItems?: number
}

/** The candidate against one person. */
export type AgainstAnnotator = {
  readonly annotator: string
  readonly items: number
  /** Share of items on which the candidate fits the others at least as well as the person; and the reverse. */
  readonly candidateAtLeast: number
  readonly humanAtLeast: number
  readonly p: number
  readonly adjustedP: number
  readonly won: boolean
}

/** `estimate` is the winning rate: the share of people whom the candidate can replace. */
export type AlternativeAnnotator = Result & {
  readonly winningRate: number | null
  /** Mean over people of `candidateAtLeast`. */
  readonly advantageProb: number | null
  /** The test is passed when the candidate wins against at least half of the people. */
  readonly passed: boolean | null
  readonly annotators: readonly AgainstAnnotator[]
  readonly leftOut: { readonly items: number; readonly annotators: readonly string[] }
}

/**
 * Alternative annotator test (Calderon, Reichart & Dror 2025): may a candidate (a machine judge) stand in for the people?
 * Each person is left out in turn; on each item both the person and the candidate are scored by how well they fit the
 * remaining people. Per person, a one-sided t test that the share of items the person does better on exceeds the
 * candidate's by less than epsilon; Benjamini–Yekutieli over people.
 *
 * `humans[item][annotator]` and `candidate[item]`; null = missing. Items need two people and the candidate; people need
 * `leastItems` such items. Undefined (`too-few-observations`) when nobody has.
 */
export function alternativeAnnotatorTest(
  annotators: readonly string[],
  humans: readonly (readonly (number | null)[])[],
  candidate: readonly (number | null)[],
  options: AlternativeAnnotatorOptions = {},
): AlternativeAnnotator {
  const { fit = 'accuracy', epsilon = 0.2, falseDiscoveryRate = 0.05, leastItems = 30 } = options
  const coefficient = 'alternative_annotator_test'
  const kept = [...humans.keys()].filter((item) => {
    const given = (humans[item] ?? []).filter((value) => value !== null)
    return given.length >= 2 && (candidate[item] ?? null) !== null
  })
  const measured = annotators.map((annotator, index) => {
    const wins = kept.flatMap((item) => {
      const own = humans[item]?.[index] ?? null
      if (own === null) return []
      const others = (humans[item] ?? []).filter((value, other): value is number => value !== null && other !== index)
      const [human, machine] = [fitOf(own, others, fit), fitOf(candidate[item] as number, others, fit)]
      return [{ human: human >= machine ? 1 : 0, machine: machine >= human ? 1 : 0 }]
    })
    return { annotator, wins }
  })
  const used = measured.filter(({ wins }) => wins.length >= Math.max(2, leastItems))
  const p = used.map(({ wins }) =>
    lessThan(
      wins.map((win) => win.human - win.machine),
      epsilon,
    ),
  )
  const adjusted = benjaminiYekutieli(p)
  const results = used.map(({ annotator, wins }, index): AgainstAnnotator => {
    const share = (of: (win: (typeof wins)[number]) => number): number =>
      wins.reduce((sum, win) => sum + of(win), 0) / wins.length
    const adjustedP = adjusted[index] as number
    return {
      annotator,
      items: wins.length,
      candidateAtLeast: share((win) => win.machine),
      humanAtLeast: share((win) => win.human),
      p: p[index] as number,
      adjustedP,
      won: adjustedP <= falseDiscoveryRate,
    }
  })
  const n = results.length
  const winningRate = n === 0 ? null : results.filter((entry) => entry.won).length / n
  return {
    coefficient,
    estimate: winningRate,
    undefined: n === 0 ? 'too-few-observations' : null,
    winningRate,
    advantageProb: n === 0 ? null : results.reduce((sum, entry) => sum + entry.candidateAtLeast, 0) / n,
    passed: winningRate === null ? null : winningRate >= 0.5,
    annotators: results,
    leftOut: {
      items: humans.length - kept.length,
      annotators: measured.filter((entry) => !used.includes(entry)).map((entry) => entry.annotator),
    },
  }
}

function fitOf(value: number, others: readonly number[], fit: 'accuracy' | 'neg_rmse'): number {
  if (fit === 'accuracy') return others.filter((other) => other === value).length / others.length
  return -Math.sqrt(others.reduce((sum, other) => sum + (value - other) ** 2, 0) / others.length)
}

/** One-sided t test p-value that the mean is less than `bound`. */
function lessThan(values: readonly number[], bound: number): number {
  const n = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1)
  if (!(variance > 0)) return mean < bound ? 0 : 1
  return studentCdf((mean - bound) / Math.sqrt(variance / n), n - 1)
}
