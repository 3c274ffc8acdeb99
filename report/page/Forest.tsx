import { type ForestProps, forestFigure } from '../figures/forestFigure.tsx'
import type { ReportWords } from '../say.ts'
import { PageFigure } from './PageFigure.tsx'

/** Estimates on their intervals, a row each, with the same numbers as a table. */
export function Forest({ words, ...props }: ForestProps & { readonly words: ReportWords }) {
  return <PageFigure words={words} figure={forestFigure(words, props)} {...(props.note ? { note: props.note } : {})} />
}
