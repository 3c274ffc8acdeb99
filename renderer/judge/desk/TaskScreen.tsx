import { type RefObject, useEffect, useRef } from 'react'
import styles from './Desk.module.css'
import { useDesk, useMachine } from './deskSlice.ts'
import { PreferenceTask } from './PreferenceTask.tsx'
import { RankingTask } from './RankingTask.tsx'
import { RatingTask } from './RatingTask.tsx'
import { BestWorstTask } from './tasks/BestWorstTask.tsx'

export interface TaskScreenProps {
  readonly commenting: boolean
  readonly onCommenting: (commenting: boolean) => void
  readonly onCannotJudge: () => void
  readonly onPrompt: () => void
}

/** One task. Each visit begins anew: heading focused, scrolled to the top or to where the rater had been. */
export function TaskScreen(props: TaskScreenProps) {
  const task = useDesk((state) => state.task)
  const visit = useDesk((state) => state.visit)
  const { onCommenting } = props
  useEffect(() => onCommenting(false), [visit, onCommenting])
  if (task === null) return null
  return <Visit key={visit} {...props} />
}

function Visit(props: TaskScreenProps) {
  const kind = useDesk((state) => state.task?.task.kind)
  const frame = useRef<HTMLDivElement>(null)
  useHeadingFocus(frame)
  useKeptScroll(frame)
  return (
    <div className={styles.task} ref={frame}>
      {kind === 'rating' && <RatingTask {...props} />}
      {kind === 'preference' && <PreferenceTask {...props} />}
      {kind === 'ranking' && <RankingTask {...props} />}
      {kind === 'best-worst' && <BestWorstTask {...props} />}
    </div>
  )
}

/** A screen reader reads on from the new task's heading, and the next Tab goes to its text. */
function useHeadingFocus(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const heading = frame.current?.querySelector<HTMLElement>('h1')
    if (!heading) return
    heading.tabIndex = -1
    heading.focus({ preventScroll: true })
  }, [frame])
}

/** Brings the text back to the height where the rater was, and remembers the height from now on. */
function useKeptScroll(frame: RefObject<HTMLElement | null>): void {
  const machine = useMachine()
  useEffect(() => {
    const reading = frame.current?.querySelector<HTMLElement>('article')
    if (!reading) return
    reading.scrollTop = machine.state.scrollTop
    let resting: ReturnType<typeof setTimeout> | undefined
    const keep = () => {
      clearTimeout(resting)
      resting = setTimeout(() => machine.keepPlace(reading.scrollTop), 300)
    }
    reading.addEventListener('scroll', keep, { passive: true })
    return () => {
      clearTimeout(resting)
      reading.removeEventListener('scroll', keep)
    }
  }, [frame, machine])
}
