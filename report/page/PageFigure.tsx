import { FigureFrame } from '../figures/FigureTable.tsx'
import type { DrawnFigure } from '../figures/forestFigure.tsx'
import { type ReportWords, say } from '../say.ts'

export interface PageFigureProps {
  readonly words: ReportWords
  readonly figure: DrawnFigure
  readonly note?: string
}

/** A figure in a file: with its table folded under it. */
export function PageFigure({ words, figure: { plot, table }, note }: PageFigureProps) {
  return (
    <div className="figure">
      <FigureFrame tableWords={say(words, 'table')} table={table} {...(note === undefined ? {} : { note })}>
        {plot}
      </FigureFrame>
    </div>
  )
}
