import { CancelledError, forEachResample, RESAMPLES_PER_BLOCK, type Watched } from '../resample/bootstrap.ts'
import { seededRandom } from '../resample/seededRandom.ts'

export type Draws = { readonly resamples: number; readonly seed: number; readonly signal?: Watched['signal'] }

/** Draws kept at most, over all numbers of items: 40 MB. */
export const mostKept = 20_000_000
/** Above this a draw takes two random words. */
const oneWord = 65_536

const kept = new Map<string, Uint16Array>()
let keptDraws = 0

/**
 * How often each item is drawn in each resample, resample after resample. It depends on the number of items, the
 * resamples and the seed alone, and a report asks for hundreds of figures over the same few numbers of items: the last
 * answers are kept. At most `mostKept` draws may be asked for.
 */
export function timesDrawn(items: number, draws: Draws): Uint16Array {
  const key = `${items} ${draws.resamples} ${draws.seed}`
  const times = kept.get(key) ?? (items <= oneWord ? counted(items, draws) : countedOneByOne(items, draws))
  if (!kept.delete(key)) keptDraws += times.length
  kept.set(key, times)
  for (const [oldest, { length }] of kept) {
    if (keptDraws <= mostKept) break
    kept.delete(oldest)
    keptDraws -= length
  }
  return times
}

function counted(items: number, { resamples, seed, signal }: Draws): Uint16Array {
  const times = new Uint16Array(items * resamples)
  for (let start = 0, block = 0; start < resamples; start += RESAMPLES_PER_BLOCK, block++) {
    if (signal?.aborted) throw new CancelledError('cancelled')
    const end = Math.min(resamples, start + RESAMPLES_PER_BLOCK)
    const words = wordsOf(seed, block, (end - start) * items)
    for (let resample = start, next = 0; resample < end; resample++) {
      const from = resample * items
      for (let draw = 0; draw < items; draw++) {
        // The same arithmetic as `below` of seededRandom.
        const at = from + Math.floor((words[next++] as number) * 2 ** -32 * items)
        times[at] = (times[at] as number) + 1
      }
    }
  }
  return times
}

function countedOneByOne(items: number, draws: Draws): Uint16Array {
  const times = new Uint16Array(items * draws.resamples)
  forEachResample(draws, (resample, random) => {
    const from = resample * items
    for (let draw = 0; draw < items; draw++) {
      const at = from + random.below(items)
      times[at] = (times[at] as number) + 1
    }
  })
  return times
}

/** The random words of one seed, by block: other numbers of items use the same words. */
let drawn: { readonly seed: number; readonly blocks: Uint32Array[] } = { seed: 0, blocks: [] }

function wordsOf(seed: number, block: number, count: number): Uint32Array {
  if (drawn.seed !== seed) drawn = { seed, blocks: [] }
  const known = drawn.blocks[block]
  if (known && known.length >= count) return known
  const random = seededRandom(seed, block)
  const words = new Uint32Array(count)
  for (let place = 0; place < count; place++) words[place] = random.uint32()
  drawn.blocks[block] = words
  return words
}
