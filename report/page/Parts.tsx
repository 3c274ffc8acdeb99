import type { ReactNode } from 'react'
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

export interface PlainTableProps {
  readonly caption: string
  /** The heading above says the same: the caption is for a screen reader only. */
  readonly captionHidden?: boolean
  readonly columns: readonly string[]
  readonly rows: readonly { readonly id: string; readonly cells: readonly string[] }[]
  /** How many columns from the first hold words; the rest hold figures. The first names its row. */
  readonly wordColumns?: number
}

/** A table of plain cells. */
export function PlainTable({ caption, captionHidden, columns, rows, wordColumns = 1 }: PlainTableProps) {
  const toneOf = (column: number) => (column < wordColumns ? undefined : 'fig-num')
  return (
    <div className="wide">
      <table className="fig-table">
        <caption className={captionHidden ? 'hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, place) => (
              <th key={column} scope="col" className={toneOf(place)}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells: [name, ...cells] }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {cells.map((cell, place) => (
                <td key={columns[place + 1]} className={toneOf(place + 1)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
