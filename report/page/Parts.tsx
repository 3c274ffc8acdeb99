import type { ReactNode } from 'react'
import { FigureTable } from '../figures/FigureTable.tsx'
import type { Fact } from '../views/methodsView.ts'

/** A chapter of the report: its finding as the heading, the second line with n and intervals, then the figures. */
export function Chapter(props: {
  readonly id: string
  readonly title: string
  readonly second?: string
  readonly children: ReactNode
}) {
  return (
    <section className="section" id={props.id} aria-labelledby={`${props.id}-title`}>
      <h2 id={`${props.id}-title`}>{props.title}</h2>
      {props.second !== undefined && props.second !== '' && <p className="second">{props.second}</p>}
      {props.children}
    </section>
  )
}

/** Named facts in two columns. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.flatMap(({ id, name, value }) => [<dt key={`${id} name`}>{name}</dt>, <dd key={id}>{value}</dd>])}
    </dl>
  )
}

/** A table of plain cells. Rows are named by their first cell. */
export function PlainTable(props: {
  readonly caption: string
  readonly columns: readonly string[]
  readonly rows: readonly { readonly id: string; readonly cells: readonly string[] }[]
}) {
  return (
    <div className="wide">
      <FigureTable {...props} />
    </div>
  )
}
