import { seededRandom } from '../resample/seededRandom.ts'
import type { Result } from '../result.ts'
import type { LabelColumns } from './labels.ts'
import { labelProblem, votesOf } from './labels.ts'

/** One rater's habits: `confusion[true][given]` as probabilities, and the expected share of right labels. */
export type RaterConfusion = {
  readonly rater: string
  readonly labels: number
  readonly confusion: readonly (readonly number[])[]
  readonly accuracy: number
}

/** `estimate` is the log-likelihood of the labels at the solution. */
export type DawidSkene = Result & {
  readonly tasks: readonly string[]
  readonly classes: readonly string[]
  /** Most probable true class of each task. */
  readonly labels: readonly string[]
  /** Probability of each class, task by task. */
  readonly posteriors: readonly (readonly number[])[]
  readonly priors: readonly number[]
  readonly raters: readonly RaterConfusion[]
  readonly steps: number
  /** What further starts found: the best log-likelihood, and how many tasks would get another label there. */
  readonly otherStarts: { readonly tried: number; readonly best: number; readonly labelsThatDiffer: number } | null
}

export type DawidSkeneOptions = {
  /** Further random starts, to see whether a better solution exists. Default 10; needs `seed`. */
  readonly starts?: number
  readonly seed?: number
}

const MOST_STEPS = 20_000
const SETTLED = 1e-11

/**
 * True classes and raters' error rates by maximum likelihood (Dawid & Skene 1979): EM started from each task's vote
 * shares and run until no posterior moves by more than 1e-11. Each rater has a matrix of probabilities of giving class j
 * when the truth is i; labels are independent given the truth; repeated labels count each.
 *
 * EM finds a local maximum. Random starts are run beside it and reported in `otherStarts`, so that a better solution is
 * seen; the solution returned is the one from the vote shares, which keeps the classes' meaning.
 * Undefined: `no-data` without labels, `one-category-declared` with a single class, `not-converged`.
 */
export function dawidSkene(columns: LabelColumns, options: DawidSkeneOptions = {}): DawidSkene {
  const { tasks, classes } = columns
  const reason = labelProblem(columns) ?? (classes.length < 2 ? 'one-category-declared' : null)
  if (reason) return nothing(columns, reason)
  const main = expectationMaximisation(columns, voteShares(columns))
  if (!main.converged) return nothing(columns, 'not-converged')
  const labels = labelsOf(columns, main.posteriors)
  const random = seededRandom(options.seed ?? 1)
  const others = Array.from({ length: options.starts ?? 10 }, () => {
    const shares = voteShares(columns)
    for (let task = 0; task < tasks.length; task++) {
      const own = shares.subarray(task * classes.length, (task + 1) * classes.length)
      const noisy = own.map((share) => 0.7 * share - 0.3 * Math.log(1 - random.uniform()))
      const all = noisy.reduce((sum, value) => sum + value, 0)
      own.set(noisy.map((value) => value / all))
    }
    return expectationMaximisation(columns, shares)
  }).filter((start) => start.converged)
  const best = others.reduce((top, next) => (next.logLikelihood > top.logLikelihood + 1e-9 ? next : top), main)
  const bestLabels = labelsOf(columns, best.posteriors)
  return {
    coefficient: 'dawid_skene',
    estimate: main.logLikelihood,
    undefined: null,
    tasks,
    classes,
    labels,
    posteriors: rowsOf(main.posteriors, classes.length),
    priors: [...main.priors],
    raters: confusions(columns, main),
    steps: main.steps,
    otherStarts:
      others.length === 0
        ? null
        : {
            tried: others.length,
            best: best.logLikelihood,
            labelsThatDiffer: labels.filter((label, task) => label !== bestLabels[task]).length,
          },
    counts: { labels: columns.task.length, tasks: tasks.length, raters: columns.raters.length },
  }
}

type Solution = {
  readonly posteriors: Float64Array
  readonly priors: Float64Array
  readonly confusion: Float64Array
  readonly logLikelihood: number
  readonly steps: number
  readonly converged: boolean
}

function expectationMaximisation(columns: LabelColumns, start: Float64Array): Solution {
  const size = columns.classes.length
  let posteriors = start
  for (let step = 1; step <= MOST_STEPS; step++) {
    const { priors, confusion } = maximisation(columns, posteriors)
    const next = expectation(columns, priors, confusion)
    let moved = 0
    for (let cell = 0; cell < next.posteriors.length; cell++) {
      moved = Math.max(moved, Math.abs((next.posteriors[cell] as number) - (posteriors[cell] as number)))
    }
    posteriors = next.posteriors
    if (moved <= SETTLED) {
      const final = maximisation(columns, posteriors)
      return { posteriors, ...final, logLikelihood: next.logLikelihood, steps: step, converged: true }
    }
  }
  const empty = new Float64Array(size)
  return { posteriors, priors: empty, confusion: empty, logLikelihood: -Infinity, steps: MOST_STEPS, converged: false }
}

/** Class shares and each rater's error rates from the posteriors; a row that a rater never used stays uniform. */
function maximisation(
  { tasks, raters, classes, task, rater, chosen }: LabelColumns,
  posteriors: Float64Array,
): { readonly priors: Float64Array; readonly confusion: Float64Array } {
  const size = classes.length
  const priors = new Float64Array(size)
  for (let cell = 0; cell < posteriors.length; cell++) {
    priors[cell % size] = (priors[cell % size] as number) + (posteriors[cell] as number) / tasks.length
  }
  const confusion = new Float64Array(raters.length * size * size)
  for (let row = 0; row < task.length; row++) {
    const from = (task[row] as number) * size
    const to = (rater[row] as number) * size * size + (chosen[row] as number)
    for (let truth = 0; truth < size; truth++) {
      confusion[to + truth * size] = (confusion[to + truth * size] as number) + (posteriors[from + truth] as number)
    }
  }
  for (let start = 0; start < confusion.length; start += size) {
    const own = confusion.subarray(start, start + size)
    const all = own.reduce((sum, value) => sum + value, 0)
    for (let given = 0; given < size; given++) own[given] = all > 0 ? (own[given] as number) / all : 1 / size
  }
  return { priors, confusion }
}

/** Posteriors of the true classes and the log-likelihood. */
function expectation(
  { tasks, classes, task, rater, chosen }: LabelColumns,
  priors: Float64Array,
  confusion: Float64Array,
): { readonly posteriors: Float64Array; readonly logLikelihood: number } {
  const size = classes.length
  const logs = new Float64Array(tasks.length * size)
  const logConfusion = confusion.map(Math.log)
  const logPriors = priors.map(Math.log)
  for (let cell = 0; cell < logs.length; cell++) logs[cell] = logPriors[cell % size] as number
  for (let row = 0; row < task.length; row++) {
    const to = (task[row] as number) * size
    const from = (rater[row] as number) * size * size + (chosen[row] as number)
    for (let truth = 0; truth < size; truth++) {
      logs[to + truth] = (logs[to + truth] as number) + (logConfusion[from + truth * size] as number)
    }
  }
  let logLikelihood = 0
  for (let start = 0; start < logs.length; start += size) {
    const own = logs.subarray(start, start + size)
    const most = Math.max(...own)
    let all = 0
    for (let truth = 0; truth < size; truth++) {
      own[truth] = Math.exp((own[truth] as number) - most)
      all += own[truth] as number
    }
    for (let truth = 0; truth < size; truth++) own[truth] = (own[truth] as number) / all
    logLikelihood += most + Math.log(all)
  }
  return { posteriors: logs, logLikelihood }
}

function voteShares(columns: LabelColumns): Float64Array {
  const size = columns.classes.length
  const shares = votesOf(columns)
  for (let start = 0; start < shares.length; start += size) {
    const own = shares.subarray(start, start + size)
    const all = own.reduce((sum, value) => sum + value, 0)
    own.set(own.map((value) => value / all))
  }
  return shares
}

function labelsOf({ tasks, classes }: LabelColumns, posteriors: Float64Array): readonly string[] {
  const size = classes.length
  return tasks.map((_, task) => {
    const own = posteriors.subarray(task * size, (task + 1) * size)
    return classes[own.indexOf(Math.max(...own))] as string
  })
}

function confusions(columns: LabelColumns, { confusion, priors }: Solution): readonly RaterConfusion[] {
  const size = columns.classes.length
  return columns.raters.map((rater, index) => {
    const own = rowsOf(confusion.slice(index * size * size, (index + 1) * size * size), size)
    return {
      rater,
      labels: columns.rater.reduce((count, of) => count + (of === index ? 1 : 0), 0),
      confusion: own,
      accuracy: own.reduce((sum, row, truth) => sum + (priors[truth] as number) * (row[truth] as number), 0),
    }
  })
}

const rowsOf = (flat: Float64Array, width: number): readonly (readonly number[])[] =>
  Array.from({ length: flat.length / width }, (_, row) => [...flat.subarray(row * width, (row + 1) * width)])

const nothing = (columns: LabelColumns, reason: DawidSkene['undefined']): DawidSkene => ({
  coefficient: 'dawid_skene',
  estimate: null,
  undefined: reason,
  tasks: columns.tasks,
  classes: columns.classes,
  labels: [],
  posteriors: [],
  priors: [],
  raters: [],
  steps: 0,
  otherStarts: null,
})
