import { english } from './resources.ts'

const accents: Readonly<Record<string, string>> = {
  ...{
    a: 'á',
    c: 'ç',
    d: 'ď',
    e: 'é',
    g: 'ğ',
    i: 'í',
    l: 'ľ',
    n: 'ñ',
    o: 'ö',
    r: 'ř',
    s: 'š',
    t: 'ť',
    u: 'ü',
    y: 'ý',
    z: 'ž',
  },
  ...{
    A: 'Å',
    C: 'Ç',
    D: 'Ď',
    E: 'É',
    G: 'Ğ',
    I: 'Í',
    L: 'Ľ',
    N: 'Ñ',
    O: 'Ö',
    R: 'Ř',
    S: 'Š',
    T: 'Ť',
    U: 'Ü',
    Y: 'Ý',
    Z: 'Ž',
  },
}

/**
 * An English sentence in the pseudo-language: every word accented, the whole about a third longer, placeholders untouched.
 *
 * @returns for instance "Šávé {{file}}" → "Šávé {{file}} ößö"
 */
export function pseudo(sentence: string): string {
  const letters = sentence.replaceAll(/\{\{.*?\}\}/g, '').length
  const accented = sentence.replaceAll(/\{\{.*?\}\}|\p{L}/gu, (found) => accents[found] ?? found)
  return letters === 0 ? accented : `${accented} ${'öß'.repeat(Math.ceil(letters / 6))}`
}

type Tree = { readonly [key: string]: string | Tree }

const pseudoTree = (tree: Tree): Tree =>
  Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [key, typeof value === 'string' ? pseudo(value) : pseudoTree(value)]),
  )

/** All words of the interface in the pseudo-language. */
export const words = pseudoTree(english)
