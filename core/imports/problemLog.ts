import { type ImportCheck, type ImportProblem, ProblemCause } from '#contract/imports.ts'

/** Text shortened for a list or a message. */
export const clipped = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).toWellFormed()}…`

const examplesKept = 20

/** Collects what cannot be read, grouped by cause. All are counted; the first twenty of each cause are kept. */
export class ProblemLog {
  readonly #file: string
  #rowFile: string | undefined
  #hear: ((problem: ImportProblem) => void) | null = null
  readonly #groups = new Map<ProblemCause, { count: number; examples: ImportProblem[] }>()

  constructor(file: string) {
    this.#file = file
  }

  /** Which file the next problems are in, where the table is made of several. */
  inFile(file: string | undefined): void {
    this.#rowFile = file
  }

  /** Hands every problem on as it is met, those too that are not kept. */
  listen(hear: (problem: ImportProblem) => void): void {
    this.#hear = hear
  }

  /** `expected` may be a function where it costs time to word: it is asked only for what is kept. */
  add(cause: ProblemCause, row: number, column: string, found: string, expected: string | (() => string)): void {
    const group = this.#groups.get(cause) ?? { count: 0, examples: [] }
    this.#groups.set(cause, group)
    group.count++
    const kept = group.examples.length < examplesKept
    if (!kept && this.#hear === null) return
    const words = typeof expected === 'string' ? expected : expected()
    const file = this.#rowFile ?? this.#file
    const problem = { cause, file, row, column: clipped(column, 160), found: clipped(found, 160), expected: words }
    if (kept) group.examples.push(problem)
    this.#hear?.(problem)
  }

  /** Groups in the order of the causes, always the same. */
  list(): ImportCheck['problems'] {
    return ProblemCause.options.flatMap((cause) => {
      const group = this.#groups.get(cause)
      return group ? [{ cause, ...group }] : []
    })
  }
}
