import { useEffect } from 'react'
import { wasAnswered } from '../answers.ts'
import { useDesk, useMachine } from '../deskSlice.ts'

/** A reference that waits for the first answer is asked for once that answer is on disk. */
export function useWithheldContext(): void {
  const machine = useMachine()
  const waits = useDesk(
    ({ task, answers }) => task !== null && task.context.some(({ withheld }) => withheld) && wasAnswered(answers),
  )
  const saved = useDesk(({ saving }) => saving.kind === 'saved')
  useEffect(() => {
    if (waits && saved) void machine.readContextAgain()
  }, [waits, saved, machine])
}
