import styles from '../ReviewRoom.module.css'
import type { Told } from './qualityWords.ts'

/** A figure with its interval; below it where there is little room. */
export function Estimate({ told: { estimate, interval } }: { readonly told: Told }) {
  return (
    <>
      <span className={styles.estimate}>{estimate}</span>
      {interval !== null && (
        <>
          {' '}
          <span className={styles.interval}>{interval}</span>
        </>
      )}
    </>
  )
}
