import { type ImportCheck, type ImportProblem, ProblemCause } from '#contract/imports.ts'

/** Text shortened for a list or a message. */
export const clipped = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).toWellFormed()}…`

const examplesKept = 20

/** Collects what cannot be read, grouped by cause. All are counted; the first twenty of each cause are kept. */
export class ProblemLog {
  readonly #file: string
  readonly #groups = new Map<ProblemCause, { count: number; examples: ImportProblem[] }>()

  constructor(file: string) {
    this.#file = file
  }

  /** `expected` may be a function where it costs time to word: it is asked only for what is kept. */
  add(cause: ProblemCause, row: number, column: string, found: string, expected: string | (() => string)): void {
    const group = this.#groups.get(cause) ?? { count: 0, examples: [] }
    this.#groups.set(cause, group)
    group.count++
    if (group.examples.length >= examplesKept) return
    const words = typeof expected === 'string' ? expected : expected()
    group.examples.push({ cause, file: this.#file, row, column, found: clipped(found, 160), expected: words })
  }

  /** Groups in the order of the causes, always the same. */
  list(): ImportCheck['problems'] {
    return ProblemCause.options.flatMap((cause) => {
      const group = this.#groups.get(cause)
      return group ? [{ cause, ...group }] : []
    })
  }
}
