/** A stretch of a text: UTF-16 offsets, the end excluded. */
export type Stretch = { readonly start: number; readonly end: number }

/** A part of a text in which nothing begins or ends. */
export type Piece = Stretch & {
  /** Places (from 0) of the marks that cover it. */
  readonly marks: readonly number[]
  /** Marks that begin with it: their numbers are printed before it. */
  readonly begins: readonly number[]
  readonly selected: boolean
  /** The caret stands before it. */
  readonly caret: boolean
}

/**
 * Cuts a text at every edge of a mark, of the selection, and at the caret, so that overlapping marks can be drawn. The pieces
 * together are the text; an empty last piece holds a caret that stands at the end.
 */
export function piecesOf(
  length: number,
  marks: readonly Stretch[],
  selection: Stretch | null,
  caret: number | null,
): readonly Piece[] {
  const edges = new Set([0, length])
  for (const { start, end } of [...marks, ...(selection ? [selection] : [])]) edges.add(start).add(end)
  if (caret !== null) edges.add(caret)
  const cuts = [...edges].filter((edge) => edge >= 0 && edge <= length).toSorted((one, other) => one - other)
  const pieces = cuts
    .slice(0, -1)
    .map((start, index) => pieceAt(start, cuts[index + 1] ?? length, marks, selection, caret))
  return caret === length ? [...pieces, pieceAt(length, length, [], null, caret)] : pieces
}

function pieceAt(
  start: number,
  end: number,
  marks: readonly Stretch[],
  selection: Stretch | null,
  caret: number | null,
): Piece {
  const covering = marks.flatMap((mark, place) => (mark.start <= start && mark.end >= end ? [place] : []))
  return {
    start,
    end,
    marks: covering,
    begins: covering.filter((place) => marks[place]?.start === start),
    selected: selection !== null && selection.start <= start && selection.end >= end,
    caret: caret === start,
  }
}
