import type { Report, ReportParts, ReportProgress } from '#contract/report.ts'
import type { ReportWatch } from './make.ts'

/** Collects what a report in the making says until somebody takes it: the newest progress, and all parts finished since. */
export class ReportTelling {
  #progress: Pick<ReportProgress, 'step' | 'fraction'> | null = null
  #begun: Report | null = null
  #finished: ReportParts[] = []

  readonly watch: Omit<ReportWatch, 'signal'> = {
    onProgress: (step, fraction) => {
      this.#progress = { step, fraction }
    },
    onBegun: (frame) => {
      this.#begun = frame
    },
    onFinished: (parts) => {
      this.#finished.push(parts)
    },
  }

  next(): ReportProgress | null {
    const [progress, begun, finished] = [this.#progress, this.#begun, this.#finished]
    if (!progress && !begun && finished.length === 0) return null
    this.#progress = null
    this.#begun = null
    this.#finished = []
    return {
      ...(progress ?? { step: 'agreement', fraction: 0 }),
      ...(begun ? { begun } : {}),
      ...(finished.length > 0 ? { finished: joined(finished) } : {}),
    }
  }
}

/** Lists of the same name one after the other. */
function joined(parts: readonly ReportParts[]): ReportParts {
  const all: Record<string, unknown[]> = {}
  for (const part of parts)
    for (const [name, list] of Object.entries(part)) all[name] = [...(all[name] ?? []), ...(list as unknown[])]
  return all as ReportParts
}
