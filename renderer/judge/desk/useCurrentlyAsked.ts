import { useMemo } from 'react'
import { type Asked, askedOf } from './answers.ts'
import { useDesk } from './deskSlice.ts'

/** What keys go to, when the task asks several things. */
export function useCurrentlyAsked(): Asked | null {
  const task = useDesk((state) => state.task)
  const answers = useDesk((state) => state.answers)
  const index = useDesk((state) => state.criterion)
  return useMemo(() => (task === null ? null : (askedOf(task, answers)[index] ?? null)), [task, answers, index])
}
