import type { ReactNode } from 'react'
import styles from './ProblemList.module.css'

export interface Problem {
  readonly id: string
  /** How many of the kind; leave out where each stands for itself. */
  readonly count?: number
  /** What is wrong: "The answer is empty." */
  readonly what: ReactNode
  /** Where, what was found, what was expected. */
  readonly detail?: ReactNode
  /** The words in question; mark them with `<mark>`. */
  readonly example?: ReactNode
  /** The repair, or `<Done>` with an undo. */
  readonly action?: ReactNode
}

export interface ProblemListProps {
  /** Names the list; the heading stands in the `<Section>` around it. */
  readonly accessibleName: string
  readonly problems: readonly Problem[]
}

/** Problems grouped by cause: how many, what is wrong, where, and the repair as the action. */
export function ProblemList({ accessibleName, problems }: ProblemListProps) {
  const counted = problems.some((problem) => problem.count !== undefined)
  return (
    <ul className={styles.problems} aria-label={accessibleName}>
      {problems.map((problem) => (
        <li key={problem.id} className={counted ? styles.counted : styles.plain}>
          {counted && <span className={styles.count}>{problem.count}</span>}
          <div className={styles.says}>
            <p>
              <b>{problem.what}</b> {problem.detail !== undefined && <span className="soft">{problem.detail}</span>}
            </p>
            {problem.example !== undefined && (
              <p className={styles.example} dir="auto">
                {problem.example}
              </p>
            )}
          </div>
          <div className={styles.action}>{problem.action}</div>
        </li>
      ))}
    </ul>
  )
}
