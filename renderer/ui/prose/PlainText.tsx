import { classes } from '../classes.ts'
import styles from '../Prose.module.css'

/** From this length on the browser lays out only what is near the window. Characters. */
const longText = 20_000
const pieceLength = 4000

/** Every character as it is; paragraphs at empty lines. A long text keeps its empty lines and is cut into pieces instead. */
export function PlainText({ text }: { readonly text: string }) {
  const isLong = text.length > longText
  const parts = isLong ? piecesOf(text) : text.split(/\n[ \t]*\n+/)
  return parts.map((part, index) => (
    <p key={index} className={classes(styles.plain, isLong && styles.piece)} dir="auto">
      {part}
    </p>
  ))
}

/** Cuts at the end of a line or a word where there is one, never inside a character; together the pieces are the text. */
export function piecesOf(text: string): readonly string[] {
  const pieces: string[] = []
  for (let start = 0; start < text.length; ) {
    const end = start + pieceLength
    const cut = end >= text.length ? text.length : cutBefore(text, start, end)
    pieces.push(text.slice(start, cut))
    start = cut
  }
  return pieces
}

function cutBefore(text: string, start: number, end: number): number {
  for (const separator of ['\n\n', '\n', ' ']) {
    const at = text.lastIndexOf(separator, end - separator.length)
    if (at >= start + pieceLength / 2) return at + separator.length
  }
  return isLowSurrogate(text.charCodeAt(end)) ? end - 1 : end
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
