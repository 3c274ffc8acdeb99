/** Milliseconds of work before whoever else asked something of this thread is answered. */
const turnMs = 12

/** How work in pieces is watched: told the share that is done, stopped between two pieces. */
export type TurnsWatch = { readonly signal?: AbortSignal | undefined; readonly onProgress?: (fraction: number) => void }

/** Drives work that comes in pieces without keeping this thread from others. Rejects with the signal's reason. */
export async function inTurns<Answer>(
  pieces: Generator<number, Answer>,
  { signal, onProgress }: TurnsWatch = {},
): Promise<Answer> {
  let turnEnds = performance.now() + turnMs
  for (;;) {
    signal?.throwIfAborted()
    const step = pieces.next()
    if (step.done) return step.value
    if (performance.now() < turnEnds) continue
    onProgress?.(step.value)
    await new Promise((resolve) => setImmediate(resolve))
    turnEnds = performance.now() + turnMs
  }
}
