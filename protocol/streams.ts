/** Streams of draws, so that one step never shifts another. */
export const stream = {
  twosomes: 1,
  orders: 2,
  items: 3,
  pairs: 4,
  blocks: 5,
  repeats: 6,
  places: 7,
  rounds: 8,
  labels: 9,
} as const
