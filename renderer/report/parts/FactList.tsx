import type { Fact } from '#report/views/methodsView.ts'
import styles from '../ReportRoom.module.css'

/** Named facts in two columns. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.flatMap(({ id, name, value }) => [<dt key={`${id} name`}>{name}</dt>, <dd key={id}>{value}</dd>])}
    </dl>
  )
}
