import type { ReactNode } from 'react'
import styles from './Leaf.module.css'

/** A sheet lying on top of the page: what a rater will see, while it is prepared. The only thing besides a dialog with a shadow. */
export function Leaf({ children }: { readonly children: ReactNode }) {
  return <div className={styles.leaf}>{children}</div>
}

export interface LeafPartProps {
  readonly heading: string
  /** Softer: the question and what is on record. */
  readonly soft?: boolean
  readonly children: ReactNode
}

/** One text on a leaf, under a small heading. */
export function LeafPart({ heading, soft, children }: LeafPartProps) {
  return (
    <div className={styles.part}>
      <p className={styles.heading}>
        <bdi>{heading}</bdi>
      </p>
      <div className={soft ? styles.soft : styles.text}>{children}</div>
    </div>
  )
}

/** The hairline between what is given and what is judged. */
export function LeafRule() {
  return <hr className={styles.rule} />
}
