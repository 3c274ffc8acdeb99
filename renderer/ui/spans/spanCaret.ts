/**
 * A caret in a text that is only read: where it stands, what is selected, and where each key takes it. Offsets are of UTF-16
 * and never stand inside a character as a reader sees it. Words are found in every script, also in those without spaces.
 */
export type Caret = {
  /** Where the selection began; the caret itself where nothing is selected. */
  readonly anchor: number
  readonly at: number
}

/** By how much the caret goes: a character as read, a word, a sentence, a paragraph's end, all. */
export type CaretStep = 'character' | 'word' | 'sentence' | 'paragraph' | 'text'

export const caretAtStart: Caret = { anchor: 0, at: 0 }

/** What is selected, its beginning first; null when nothing is. */
export function selectionOf({ anchor, at }: Caret): { readonly start: number; readonly end: number } | null {
  return anchor === at ? null : { start: Math.min(anchor, at), end: Math.max(anchor, at) }
}

/** The caret after one step. `extends`: the selection grows or shrinks; without it, it is given up. */
export function moveCaret(text: string, caret: Caret, step: CaretStep, by: 1 | -1, extending: boolean): Caret {
  const at = stopBeside(text, caret.at, step, by, extending)
  return extending ? { anchor: caret.anchor, at } : { anchor: at, at }
}

/**
 * The next place a step of this size may stop at; the end of the text when there is none. Words are gone to at their beginning,
 * and a selection that grows takes in whole words.
 */
function stopBeside(text: string, at: number, step: CaretStep, by: 1 | -1, extending: boolean): number {
  if (step === 'text') return by === 1 ? text.length : 0
  const stops = stopsOf(text, step === 'word' && by === 1 && extending ? 'wordEnd' : step)
  const next = by === 1 ? stops.find((stop) => stop > at) : stops.findLast((stop) => stop < at)
  return next ?? (by === 1 ? text.length : 0)
}

type Stops = Exclude<CaretStep, 'text'> | 'wordEnd'

const kept = new Map<string, readonly number[]>()
const mostKept = 12

/** Every stop of a text for steps of a size, rising; the ends are stops, too. Found once per text. */
function stopsOf(text: string, step: Stops): readonly number[] {
  const key = `${step}\u0000${text}`
  const known = kept.get(key)
  if (known) return known
  const stops = findStops(text, step)
  kept.set(key, stops)
  const [oldest] = kept.keys()
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
  return stops
}

function findStops(text: string, step: Stops): readonly number[] {
  const found = new Set([0, text.length])
  if (step === 'paragraph') {
    for (const { index } of text.matchAll(/\n+/g)) found.add(index)
    for (const { index, 0: lines } of text.matchAll(/\n+/g)) found.add(index + lines.length)
    return rising(found)
  }
  const granularity = step === 'character' ? 'grapheme' : step === 'sentence' ? 'sentence' : 'word'
  for (const { index, segment, isWordLike } of new Intl.Segmenter(undefined, { granularity }).segment(text)) {
    if (granularity === 'word' && !isWordLike) continue
    found.add(step === 'wordEnd' ? index + segment.length : index)
  }
  return rising(found)
}

const rising = (stops: ReadonlySet<number>): readonly number[] => [...stops].toSorted((one, other) => one - other)

/** A selection as it is kept: without white space at its ends, and whole characters; null when nothing is left. */
export function trimmedRange(
  text: string,
  range: { readonly start: number; readonly end: number },
): { readonly start: number; readonly end: number } | null {
  const from = Math.max(0, Math.min(range.start, text.length))
  const to = Math.max(from, Math.min(range.end, text.length))
  const stops = stopsOf(text, 'character')
  const start = stops.findLast((stop) => stop <= from) ?? 0
  const end = stops.find((stop) => stop >= to) ?? text.length
  const words = text.slice(start, end)
  const lead = words.length - words.trimStart().length
  const kept = words.trim().length
  return kept === 0 ? null : { start: start + lead, end: start + lead + kept }
}

/** The word, or failing that the character, that follows the caret. */
export function wordAt(text: string, at: number): string {
  const [next] = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text.slice(at, at + 120))
  return next?.segment.trim() ?? ''
}
