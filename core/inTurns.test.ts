import { expect, it } from 'vitest'
import { inTurns } from './inTurns.ts'

/** Work of so many pieces, each some milliseconds long; counts those that were done. */
function* pieces(count: number, done: { pieces: number }): Generator<number, string> {
  for (; done.pieces < count; done.pieces++) {
    const until = performance.now() + 4
    while (performance.now() < until);
    yield done.pieces / count
  }
  return 'made'
}

it('work in pieces lets others have their turn, tells how far it is, and answers', async () => {
  let turns = 0
  const ticking = setInterval(() => turns++, 1)
  const told: number[] = []
  const answer = await inTurns(pieces(30, { pieces: 0 }), { onProgress: (share) => told.push(share) })
  clearInterval(ticking)
  expect(answer).toBe('made')
  expect(turns).toBeGreaterThan(2)
  expect(told.length).toBeGreaterThan(2)
  expect(told).toEqual(told.toSorted((one, other) => one - other))
})

it('work in pieces stops between two of them, with the reason', async () => {
  const stop = new AbortController()
  const done = { pieces: 0 }
  setTimeout(() => stop.abort('changed my mind'), 20)
  await expect(inTurns(pieces(10_000, done), { signal: stop.signal })).rejects.toBe('changed my mind')
  expect(done.pieces).toBeLessThan(100)
})
