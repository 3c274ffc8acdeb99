/**
 * Moves places along a line apart so that neighbours are at least `gap` apart, as little as possible and without changing
 * their order (pool adjacent violators on the places minus their ranks' gaps). Never jitter: the same input gives the same output.
 *
 * @param places wanted places, in any order
 * @param gap least distance between two neighbours
 * @param from lowest place allowed
 * @param to highest place allowed; if they do not fit at all, they start at `from`
 * @returns places in the order given
 */
export function dodge(places: readonly number[], gap: number, from = -Infinity, to = Infinity): readonly number[] {
  const order = places.map((_, index) => index).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0) || a - b)
  const blocks: { sum: number; count: number }[] = []
  for (const [rank, index] of order.entries()) {
    blocks.push({ sum: (places[index] ?? 0) - rank * gap, count: 1 })
    while (blocks.length > 1) {
      const last = blocks.at(-1)
      const before = blocks.at(-2)
      if (last === undefined || before === undefined || before.sum / before.count <= last.sum / last.count) break
      blocks.splice(-2, 2, { sum: before.sum + last.sum, count: before.count + last.count })
    }
  }
  const lowest = from
  const highest = Math.max(from, to - (places.length - 1) * gap)
  const moved = places.map(() => 0)
  let rank = 0
  for (const block of blocks) {
    const base = Math.min(highest, Math.max(lowest, block.sum / block.count))
    for (let each = 0; each < block.count; each++, rank++) moved[order[rank] ?? 0] = base + rank * gap
  }
  return moved
}

/**
 * Gives overlapping stretches side lanes: each takes the first lane that is free over its length, nearest the middle first.
 *
 * @param stretches low and high of each, in any order
 * @param margin room to keep between two in one lane
 * @returns a lane per stretch: 0 is the middle, then -1, 1, -2, 2
 */
export function lanes(
  stretches: readonly { readonly low: number; readonly high: number }[],
  margin: number,
): readonly number[] {
  const taken: { lane: number; low: number; high: number }[] = []
  return stretches.map(({ low, high }) => {
    for (let step = 0; ; step++) {
      const lane = step % 2 === 0 ? step / 2 : -(step + 1) / 2
      const clashes = taken.some((each) => each.lane === lane && low - margin < each.high && high + margin > each.low)
      if (clashes) continue
      taken.push({ lane, low, high })
      return lane
    }
  })
}
