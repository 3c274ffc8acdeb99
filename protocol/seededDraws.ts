import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'

/** Random draws that are the same on every machine: xoroshiro128+ (Blackman & Vigna 2018). */
export type Draws = {
  /** An integer 0 ≤ x < bound; bound from 1 to 2^16 without visible bias, to 2^32 in principle. */
  readonly below: (bound: number) => number
  /** Puts a list into a random order in place (Fisher & Yates) and returns it. */
  readonly shuffle: <List extends { [place: number]: number; readonly length: number }>(list: List) => List
}

const goldenRatio = 0x9e3779b9

/** The draws for a seed and a purpose: every rater, phase and step has its own stream, unrelated to the others. */
export function seededDraws(seed: number, ...purpose: readonly number[]): Draws {
  let mixed = mix(seed | 0)
  for (const part of purpose) mixed = mix(mixed ^ Math.imul(part + 1, goldenRatio))
  const words: [number, number, number, number] = [0, 0, 0, 0]
  for (let place = 0; place < 4; place++) {
    mixed = (mixed + goldenRatio) | 0
    words[place] = mix(mixed)
  }
  if (words.every((word) => word === 0)) words[0] = 1
  const generator = xoroshiro128plusFromState(words)
  for (let warmUp = 0; warmUp < 8; warmUp++) generator.next()
  const below = (bound: number): number => Math.floor((generator.next() >>> 0) * 2 ** -32 * bound)
  return {
    below,
    shuffle: (list) => {
      for (let last = list.length - 1; last > 0; last--) {
        const other = below(last + 1)
        const held = list[last] as number
        list[last] = list[other] as number
        list[other] = held
      }
      return list
    },
  }
}

/** The finaliser of splitmix32: every bit of the word in changes every bit of the word out. */
function mix(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return mixed ^ (mixed >>> 15)
}
