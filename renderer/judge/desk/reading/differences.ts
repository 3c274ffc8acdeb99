import { diffChars, diffWordsWithSpace } from 'diff'

/** A part of one of two texts; `only`: it is not in the other. */
export type Part = { readonly text: string; readonly only: boolean }

export type Differences = { readonly first: readonly Part[]; readonly second: readonly Part[] }

/** After this long the comparison is given up. Milliseconds. */
const mostTime = 1500
/** Scripts that put no spaces between words. */
const withoutSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u

/**
 * Where two texts differ, word by word, also in scripts without spaces; null when that would take too long. The parts of a side
 * together are its text, character by character.
 */
export function differencesOf(first: string, second: string): Differences | null {
  const changes = withoutSpaces.test(first + second)
    ? diffWordsWithSpace(first, second, {
        intlSegmenter: new Intl.Segmenter('zh', { granularity: 'word' }),
        timeout: mostTime,
      })
    : diffWordsWithSpace(first, second, { timeout: mostTime })
  if (changes === undefined) return null
  const side = (left: 'added' | 'removed'): Part[] =>
    changes
      .filter((change) => !change[left])
      .map(({ value, added, removed }) => ({ text: value, only: added || removed }))
  return exact(first, side('added')) && exact(second, side('removed'))
    ? { first: side('added'), second: side('removed') }
    : byCharacter(first, second)
}

/** The same by characters, where a text has signs that word boundaries lose. */
function byCharacter(first: string, second: string): Differences | null {
  const changes = diffChars(first, second, { timeout: mostTime })
  if (changes === undefined) return null
  const side = (left: 'added' | 'removed'): Part[] =>
    changes
      .filter((change) => !change[left])
      .map(({ value, added, removed }) => ({ text: value, only: added || removed }))
  return { first: side('added'), second: side('removed') }
}

const exact = (text: string, parts: readonly Part[]): boolean => parts.map((part) => part.text).join('') === text
