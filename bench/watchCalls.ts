type Noted = {
  keyAt: number
  readonly starts: number[]
  readonly saves: number[]
  readonly turns: number[]
}

declare global {
  interface Window {
    noted: Noted
    /** Waits for the next saving, or the next turn, without asking the browser for frames as polling would. */
    nextOf: (what: 'saves' | 'turns') => Promise<void>
  }
}

/** Runs in the page: notes when a key went down and when the answer to each recorded action arrived. */
export function watchCalls(): void {
  const noted: Noted = { keyAt: 0, starts: [], saves: [], turns: [] }
  const waiting = { saves: () => undefined as void, turns: () => undefined as void }
  const note = (what: 'saves' | 'turns') => {
    noted[what].push(performance.now() - noted.keyAt)
    waiting[what]()
  }
  window.noted = noted
  window.nextOf = (what) => new Promise((resolve) => (waiting[what] = resolve))
  addEventListener('keydown', () => (noted.keyAt = performance.now()), { capture: true })
  const plain = window.fetch
  window.fetch = async (...call) => {
    const request = call[0]
    const address = request instanceof Request ? request.url : String(request)
    if (address.endsWith('/rater/record')) noted.starts.push(performance.now() - noted.keyAt)
    const answer = await plain(...call)
    if (address.endsWith('/rater/record')) note('saves')
    if (address.endsWith('/rater/submit')) requestAnimationFrame(() => requestAnimationFrame(() => note('turns')))
    return answer
  }
}
