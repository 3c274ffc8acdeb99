declare global {
  interface Window {
    noted: { keyAt: number; starts: number[]; saves: number[]; turns: number[] }
  }
}

/** Runs in the page: notes when a key went down and when the answer to each recorded action arrived. */
export function watchCalls(): void {
  const noted: Window['noted'] = { keyAt: 0, starts: [], saves: [], turns: [] }
  window.noted = noted
  addEventListener('keydown', () => (noted.keyAt = performance.now()), { capture: true })
  const plain = window.fetch
  window.fetch = async (...call) => {
    const { keyAt } = noted
    const request = call[0]
    const address = request instanceof Request ? request.url : String(request)
    if (address.endsWith('/rater/record')) noted.starts.push(performance.now() - keyAt)
    const answer = await plain(...call)
    if (address.endsWith('/rater/record')) noted.saves.push(performance.now() - keyAt)
    if (address.endsWith('/rater/submit')) {
      requestAnimationFrame(() => requestAnimationFrame(() => noted.turns.push(performance.now() - keyAt)))
    }
    return answer
  }
}
