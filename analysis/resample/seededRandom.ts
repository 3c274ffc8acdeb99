/**
 * Seeded pseudo-random numbers, the same on every machine: xoroshiro128+ (Blackman & Vigna 2018) from pure-rand, its
 * state filled from the seed and a stream number by the splitmix32 finaliser, so that neighbouring seeds and streams
 * are unrelated. A stream is how resamples can be shared out over workers without changing any number.
 */
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'

/** One stream of random numbers. */
export type SeededRandom = {
  /** An integer 0 <= x < 2^32. */
  uint32(): number
  /** A number 0 <= x < 1 with 53 random bits. */
  uniform(): number
  /** An integer 0 <= x < bound; bound from 1 to 2^53. */
  below(bound: number): number
  /** A standard normal number (polar method, Marsaglia 1964). */
  normal(): number
}

const TWO_TO_MINUS_32 = 2 ** -32
const TWO_TO_MINUS_53 = 2 ** -53

/** Four state words from seed and stream. Seeds may be any safe integer; both halves count. */
function stateWords(seed: number, stream: number): [number, number, number, number] {
  let position = (Math.trunc(seed) | 0) ^ Math.imul(Math.floor(Math.trunc(seed) / 4294967296) | 0, 0x85ebca6b)
  position ^= Math.imul((stream | 0) + 1, 0xc2b2ae35)
  const words: [number, number, number, number] = [0, 0, 0, 0]
  for (let i = 0; i < 4; i++) {
    position = (position + 0x9e3779b9) | 0
    let word = position ^ (position >>> 16)
    word = Math.imul(word, 0x21f0aaad)
    word ^= word >>> 15
    word = Math.imul(word, 0x735a2d97)
    words[i] = (word ^ (word >>> 15)) | 0
  }
  if (words.every((word) => word === 0)) words[0] = 1
  return words
}

/** The stream of numbers for a seed (any safe integer) and a stream number (0 unless work is shared out). */
export function seededRandom(seed: number, stream = 0): SeededRandom {
  const generator = xoroshiro128plusFromState(stateWords(seed, stream))
  for (let i = 0; i < 8; i++) generator.next()
  const uint32 = (): number => generator.next() >>> 0
  const uniform = (): number => {
    const high = generator.next() >>> 5
    const low = generator.next() >>> 6
    return (high * 67108864 + low) * TWO_TO_MINUS_53
  }
  let spare: number | null = null
  return {
    uint32,
    uniform,
    // 32 random bits are plenty below 2^16 (bias under 2e-5); above that 53 are used.
    below: (bound) =>
      bound <= 65536 ? Math.floor((generator.next() >>> 0) * TWO_TO_MINUS_32 * bound) : Math.floor(uniform() * bound),
    normal() {
      if (spare !== null) {
        const kept = spare
        spare = null
        return kept
      }
      for (;;) {
        const x = 2 * uniform() - 1
        const y = 2 * uniform() - 1
        const square = x * x + y * y
        if (square > 0 && square < 1) {
          const factor = Math.sqrt((-2 * Math.log(square)) / square)
          spare = y * factor
          return x * factor
        }
      }
    },
  }
}

/** A random permutation of 0..length-1 (Fisher & Yates). */
export function shuffledIndexes(length: number, random: SeededRandom): Int32Array {
  const order = Int32Array.from({ length }, (_, i) => i)
  for (let i = length - 1; i > 0; i--) {
    const j = random.below(i + 1)
    const held = order[i] as number
    order[i] = order[j] as number
    order[j] = held
  }
  return order
}
