import { classes } from './classes.ts'
import styles from './Mark.module.css'

/** The mark: an equals sign in a circle. `line` (22 px) stands in the top line, `title` (56 px) on the title page. */
export function Mark({ size = 'line' }: { readonly size?: 'line' | 'title' }) {
  return (
    <svg className={classes(styles.mark, size === 'title' && styles.large)} viewBox="0 0 22 22" aria-hidden="true">
      <circle cx="11" cy="11" r="9.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6.75 9h8.5M6.75 13h8.5" stroke="currentColor" strokeWidth="1.75" />
    </svg>
  )
}
