import { useEffect, useState } from 'react'
import { type Trouble, troubleOf } from '#lib/failures.ts'
import type { OwnHistory, OwnTask } from '../deskAround.ts'
import type { DeskMachine } from '../deskMachine.ts'

/** What came of asking the core. */
export type Asked<Answer> =
  | { readonly kind: 'coming' }
  | { readonly kind: 'there'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly trouble: Trouble }

export const filters = ['all', 'open', 'flagged', 'putOff'] as const
export type Filter = (typeof filters)[number]

const matches: Readonly<Record<Filter, (task: OwnTask) => boolean>> = {
  all: () => true,
  open: ({ state }) => state !== 'submitted',
  flagged: ({ flagged }) => flagged,
  putOff: ({ later }) => later,
}

/** Own tasks that a filter lets through, as far as the rater has come. */
export function useOwnTasks(machine: DeskMachine, filter: Filter): Asked<readonly OwnTask[]> {
  const tasks = useAsked(machine, (at) => at.ownTasks())
  return tasks.kind === 'there' ? { kind: 'there', answer: tasks.answer.filter(matches[filter]) } : tasks
}

/** What the rater did at one of the own tasks. */
export function useHistory(machine: DeskMachine, ordinal: number): Asked<OwnHistory> {
  return useAsked(machine, (at) => at.historyOf(ordinal))
}

/** Asks once, when what asks is first shown. */
function useAsked<Answer>(machine: DeskMachine, ask: (machine: DeskMachine) => Promise<Answer>): Asked<Answer> {
  const [asked, setAsked] = useState<Asked<Answer>>({ kind: 'coming' })
  const [first] = useState(() => ask)
  useEffect(() => {
    let wanted = true
    first(machine).then(
      (answer) => wanted && setAsked({ kind: 'there', answer }),
      (error: unknown) => wanted && setAsked({ kind: 'failed', trouble: troubleOf(error) }),
    )
    return () => {
      wanted = false
    }
  }, [machine, first])
  return asked
}
