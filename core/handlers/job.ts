/** Milliseconds between two events of a job. */
const eventsEveryMs = 100

/** What a job tells while it works: `next` takes what there is to tell by now, or null. */
export type Telling<Event> = { readonly next: () => Event | null }

/**
 * Runs a job and tells how it goes: yields about ten times a second what is new, returns the result. Ending the iteration
 * early aborts the job.
 */
export async function* toldWhileWorking<Event, Answer>(
  signal: AbortSignal | undefined,
  telling: Telling<Event>,
  work: (signal: AbortSignal) => Promise<Answer>,
): AsyncGenerator<Event, Answer, void> {
  const left = new AbortController()
  const job = work(signal ? AbortSignal.any([signal, left.signal]) : left.signal)
  const done = job.then(
    () => true,
    () => true,
  )
  try {
    while (!(await Promise.race([done, tick()]))) {
      const event = telling.next()
      if (event !== null) yield event
    }
    return await job
  } finally {
    left.abort(new Error('nobody is waiting for this job any more'))
  }
}

const tick = () => new Promise<false>((resolve) => setTimeout(resolve, eventsEveryMs, false))
