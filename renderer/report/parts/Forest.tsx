import { type ForestProps, forestFigure } from '#report/figures/forestFigure.tsx'
import { words } from '../words.ts'
import { ScreenFigure } from './ScreenFigure.tsx'

/** Estimates on their intervals, a row each, with the table and the menu: the figure most pages of this room are made of. */
export function Forest(props: ForestProps) {
  const { plot, table } = forestFigure(words, props)
  return (
    <ScreenFigure table={table} {...(props.note === undefined ? {} : { note: props.note })}>
      {plot}
    </ScreenFigure>
  )
}
