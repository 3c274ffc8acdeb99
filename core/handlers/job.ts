import type { ReportProgress } from '#contract/report.ts'
import type { Watch } from '../statistics/pool.ts'

/** Milliseconds between two progress events of a job. */
const progressEveryMs = 100

/**
 * Runs a job and tells its progress: yields about ten times a second, returns the result. Ending the iteration early
 * aborts the job.
 */
export async function* progressThenResult<Answer>(
  signal: AbortSignal | undefined,
  work: (watch: Watch) => Promise<Answer>,
): AsyncGenerator<ReportProgress, Answer, void> {
  const left = new AbortController()
  let newest: ReportProgress | null = null
  const job = work({
    signal: signal ? AbortSignal.any([signal, left.signal]) : left.signal,
    onProgress: (step, fraction) => {
      newest = { step, fraction }
    },
  })
  const done = job.then(
    () => true,
    () => true,
  )
  try {
    while (!(await Promise.race([done, tick()]))) {
      if (!newest) continue
      const event: ReportProgress = newest
      newest = null
      yield event
    }
    return await job
  } finally {
    left.abort(new Error('nobody is waiting for this job any more'))
  }
}

const tick = () => new Promise<false>((resolve) => setTimeout(resolve, progressEveryMs, false))
