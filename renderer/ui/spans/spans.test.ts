import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Caret, type CaretStep, caretAtStart, moveCaret, selectionOf, trimmedRange } from './spanCaret.ts'
import { piecesOf } from './spanPieces.ts'

const texts = fc.oneof(
  fc.string({ maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('Take half a gram.\n\nThen ask. 每天两次。', 'خذ نصف غرام. ثم اسأل', '👩‍👩‍👧 and e\u0301', ''),
)
const steps = fc.constantFrom<CaretStep>('character', 'word', 'sentence', 'paragraph', 'text')
const moves = fc.array(fc.tuple(steps, fc.constantFrom<1 | -1>(1, -1), fc.boolean()), { maxLength: 30 })

const walked = (text: string, way: readonly (readonly [CaretStep, 1 | -1, boolean])[]): Caret =>
  way.reduce((caret, [step, by, extending]) => moveCaret(text, caret, step, by, extending), caretAtStart)

const graphemeStops = (text: string) =>
  new Set([0, text.length, ...Array.from(new Intl.Segmenter().segment(text), ({ index }) => index)])

describe('the caret in a text that is read', () => {
  it('never stands inside a character as read, nor outside the text, wherever keys lead it', () => {
    fc.assert(
      fc.property(texts, moves, (text, way) => {
        const { anchor, at } = walked(text, way)
        const stops = graphemeStops(text)
        expect(stops.has(anchor)).toBe(true)
        expect(stops.has(at)).toBe(true)
      }),
    )
  })

  it('reaches the end by every step, and the beginning again', () => {
    fc.assert(
      fc.property(texts, steps, (text, step) => {
        let caret = caretAtStart
        for (let moved = 0; moved <= text.length; moved++) caret = moveCaret(text, caret, step, 1, false)
        expect(caret.at).toBe(text.length)
        for (let moved = 0; moved <= text.length; moved++) caret = moveCaret(text, caret, step, -1, false)
        expect(caret.at).toBe(0)
      }),
    )
  })

  it('goes to the beginning of words and selects whole ones, in scripts with spaces and without', () => {
    const text = 'Take half a gram'
    const at = moveCaret(text, caretAtStart, 'word', 1, false)
    expect(at).toEqual({ anchor: 5, at: 5 })
    const one = moveCaret(text, at, 'word', 1, true)
    expect(text.slice(5, one.at)).toBe('half')
    const two = moveCaret(text, one, 'word', 1, true)
    expect(text.slice(5, two.at)).toBe('half a')
    const chinese = '每天两次'
    const first = selectionOf(moveCaret(chinese, caretAtStart, 'word', 1, true))
    expect(chinese.slice(first?.start, first?.end)).toBe('每天')
  })

  it('keeps of a selection what is no white space, in whole characters', () => {
    expect(trimmedRange('Take half a gram', { start: 4, end: 10 })).toEqual({ start: 5, end: 9 })
    expect(trimmedRange('a  b', { start: 1, end: 3 })).toBeNull()
    expect(trimmedRange('e\u0301tude', { start: 1, end: 3 })).toEqual({ start: 0, end: 3 })
    fc.assert(
      fc.property(texts, fc.nat(90), fc.nat(90), (text, start, end) => {
        const range = trimmedRange(text, { start, end })
        if (range === null) return
        const kept = text.slice(range.start, range.end)
        expect(kept).toBe(kept.trim())
        expect(range.start).toBeLessThan(range.end)
      }),
    )
  })
})

describe('the pieces of a marked text', () => {
  const stretches = (length: number) =>
    fc.array(
      fc
        .tuple(fc.nat(Math.max(0, length - 1)), fc.integer({ min: 1, max: Math.max(1, length) }))
        .map(([start, size]) => ({ start, end: Math.min(length, start + size) }))
        .filter(({ start, end }) => start < end),
      { maxLength: 6 },
    )
  const cases = fc
    .string({ minLength: 1, maxLength: 60 })
    .chain((text) => fc.tuple(fc.constant(text), stretches(text.length), stretches(text.length), fc.nat(text.length)))

  it('are the text, in order and without a gap, however marks overlap', () => {
    fc.assert(
      fc.property(cases, ([text, marks, [selection = null], caret]) => {
        const pieces = piecesOf(text.length, marks, selection, caret)
        expect(pieces.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
        expect(pieces.filter((piece) => piece.caret)).toHaveLength(1)
        marks.forEach((mark, place) => {
          const covered = pieces.filter((piece) => piece.marks.includes(place))
          expect(covered.map(({ start, end }) => text.slice(start, end)).join('')).toBe(
            text.slice(mark.start, mark.end),
          )
          expect(pieces.filter((piece) => piece.begins.includes(place))).toHaveLength(1)
        })
      }),
    )
  })
})
