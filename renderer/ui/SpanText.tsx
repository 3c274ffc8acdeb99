import { type KeyboardEvent, type RefObject, useRef, useState } from 'react'
import { classes } from './classes.ts'
import { LiveRegion } from './LiveRegion.tsx'
import styles from './SpanText.module.css'
import {
  type Caret,
  type CaretStep,
  caretAtStart,
  moveCaret,
  selectionOf,
  trimmedRange,
  wordAt,
} from './spans/spanCaret.ts'
import { piecesOf, type Stretch } from './spans/spanPieces.ts'

export interface SpanTextWords {
  /** Names the text: "Answer: select what you want to mark". */
  readonly name: string
  /** Said when a selection was made: "Selected: …". */
  readonly selected: (words: string) => string
  /** Said with the word at the caret where it is marked already. */
  readonly inMark: (number: number) => string
  readonly start: string
  readonly end: string
}

export interface SpanTextProps {
  /** As it was written: every character keeps its place, so that a mark means the same everywhere. */
  readonly text: string
  readonly marks: readonly Stretch[]
  /** The mark attended to, by its place from 0. */
  readonly current?: number | null
  /** A stretch was chosen by pointer or key. Absent: the text is only read. */
  readonly onSelect?: ((range: Stretch) => void) | undefined
  /** A mark was pressed, or Enter on it. */
  readonly onOpen?: ((place: number) => void) | undefined
  readonly words: SpanTextWords
  /** Id of the words that say which keys do what. */
  readonly describedBy?: string | undefined
}

/**
 * A text in which stretches can be marked, by pointer (drag over it) and by keyboard alone: arrows go by words, Ctrl with arrows by
 * characters, up and down by sentences, Home and End to the ends of the paragraph; with Shift they select; Enter marks. What the
 * caret meets and what is selected is said. A mark has a number and a line under it, never a colour alone.
 */
export function SpanText(props: SpanTextProps) {
  const { text, marks, current, words, describedBy } = props
  const frame = useRef<HTMLDivElement>(null)
  const { caret, said, press, rest } = useCaret(props, frame)
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a text field that is only read */}
      <div
        ref={frame}
        className={styles.text}
        role="textbox"
        aria-readonly="true"
        aria-multiline="true"
        aria-label={words.name}
        aria-describedby={describedBy}
        tabIndex={0}
        dir="auto"
        data-marking=""
        data-own-enter=""
        onKeyDown={press}
        onPointerUp={(event) => {
          if (event.button === 0) rest()
        }}
      >
        {piecesOf(text.length, marks, selectionOf(caret), caret.at).map((piece) => (
          <PieceOf key={`${piece.start}-${piece.end}`} piece={piece} text={text} current={current ?? null} />
        ))}
      </div>
      <LiveRegion message={said} />
    </>
  )
}

/** The caret, and what keys and pointer do with it. */
function useCaret({ text, marks, onSelect, onOpen, words }: SpanTextProps, frame: RefObject<HTMLDivElement | null>) {
  const [caret, setCaret] = useState<Caret>(caretAtStart)
  const [said, setSaid] = useState('')
  const [markedBefore, setMarkedBefore] = useState(marks)
  if (markedBefore !== marks) {
    // What was selected is a mark now, or gone: the selection has done its work.
    setMarkedBefore(marks)
    setCaret({ anchor: caret.at, at: caret.at })
  }
  const markAt = (at: number) => marks.findIndex((mark) => mark.start <= at && at < mark.end)
  const choose = (range: Stretch) => {
    const kept = trimmedRange(text, range)
    if (kept !== null) onSelect?.(kept)
  }
  const enter = (event: KeyboardEvent) => {
    const selection = selectionOf(caret)
    const place = markAt(caret.at)
    if (selection === null && place === -1) return
    taken(event)
    if (selection === null) onOpen?.(place)
    else choose(selection)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) return enter(event)
    if (event.key === 'Escape' && selectionOf(caret) !== null) {
      taken(event)
      return setCaret({ anchor: caret.at, at: caret.at })
    }
    const step = stepOf(event, frame)
    if (step === null) return
    taken(event)
    const next = moveCaret(text, caret, step.by, step.towards, event.shiftKey)
    setCaret(next)
    setSaid(spokenAt(text, next, marks, words))
    requestAnimationFrame(() => frame.current?.querySelector('[data-caret]')?.scrollIntoView?.({ block: 'nearest' }))
  }
  const rest = () => {
    const range = frame.current && pointedRange(frame.current)
    if (range === null) return
    const kept = range.start === range.end ? null : trimmedRange(text, range)
    if (kept === null) {
      setCaret({ anchor: range.start, at: range.start })
      const place = markAt(range.start)
      if (place !== -1) onOpen?.(place)
      return
    }
    window.getSelection()?.removeAllRanges()
    setCaret({ anchor: kept.start, at: kept.end })
    onSelect?.(kept)
  }
  return { caret, said, press, rest }
}

interface PieceOfProps {
  readonly piece: ReturnType<typeof piecesOf>[number]
  readonly text: string
  readonly current: number | null
}

function PieceOf({ piece, text, current }: PieceOfProps) {
  const { start, end, marks, begins, selected, caret } = piece
  const within = text.slice(start, end)
  const common = { 'data-start': start, ...(caret ? { 'data-caret': '' } : {}) }
  const named = classes(selected && styles.selected, caret && styles.caret)
  if (marks.length === 0) {
    return (
      <span {...common} className={named || undefined}>
        {within}
      </span>
    )
  }
  const attended = current !== null && marks.includes(current)
  return (
    <mark
      {...common}
      {...(begins.length > 0 ? { 'data-begins': begins.map((place) => place + 1).join(' ') } : {})}
      className={classes(styles.mark, marks.length > 1 && styles.deep, attended && styles.current, named)}
    >
      {within}
    </mark>
  )
}

function taken(event: KeyboardEvent): void {
  event.preventDefault()
  event.stopPropagation()
}

/** What a key does to the caret, by the direction the text runs in; null when it is not ours. */
function stepOf(
  { key, ctrlKey, metaKey, altKey }: KeyboardEvent,
  frame: RefObject<HTMLElement | null>,
): { readonly by: CaretStep; readonly towards: 1 | -1 } | null {
  if (altKey) return null
  const fine = ctrlKey || metaKey
  const runsLeft = frame.current !== null && getComputedStyle(frame.current).direction === 'rtl'
  const along: CaretStep = fine ? 'character' : 'word'
  switch (key) {
    case 'ArrowRight':
      return { by: along, towards: runsLeft ? -1 : 1 }
    case 'ArrowLeft':
      return { by: along, towards: runsLeft ? 1 : -1 }
    case 'ArrowDown':
      return { by: 'sentence', towards: 1 }
    case 'ArrowUp':
      return { by: 'sentence', towards: -1 }
    case 'End':
      return { by: fine ? 'text' : 'paragraph', towards: 1 }
    case 'Home':
      return { by: fine ? 'text' : 'paragraph', towards: -1 }
    default:
      return null
  }
}

function spokenAt(text: string, caret: Caret, marks: readonly Stretch[], words: SpanTextWords): string {
  const selection = selectionOf(caret)
  if (selection !== null) return words.selected(text.slice(selection.start, selection.end).slice(0, 300))
  const { at } = caret
  const place = marks.findIndex((mark) => mark.start <= at && at < mark.end)
  const here = at === text.length ? words.end : at === 0 ? `${words.start} ${wordAt(text, at)}` : wordAt(text, at)
  return place === -1 ? here : `${here}, ${words.inMark(place + 1)}`
}

/** What the pointer selected within the text, as offsets of it; null when the selection lies elsewhere. */
function pointedRange(frame: HTMLElement): Stretch | null {
  const chosen = window.getSelection()
  if (chosen === null || chosen.rangeCount === 0) return null
  const range = chosen.getRangeAt(0)
  const start = offsetIn(frame, range.startContainer, range.startOffset)
  const end = offsetIn(frame, range.endContainer, range.endOffset)
  return start === null || end === null ? null : { start, end }
}

function offsetIn(frame: HTMLElement, node: Node, offset: number): number | null {
  if (!frame.contains(node)) return null
  if (node === frame) {
    const before = [...frame.childNodes].slice(0, offset)
    return before.reduce((sum, each) => sum + (each.textContent?.length ?? 0), 0)
  }
  if (node instanceof HTMLElement) {
    return Number(node.dataset['start']) + (offset > 0 ? (node.textContent?.length ?? 0) : 0)
  }
  const piece = node.parentElement?.closest<HTMLElement>('[data-start]')
  return piece == null ? null : Number(piece.dataset['start']) + offset
}
