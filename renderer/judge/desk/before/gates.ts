import type { Desk, Feedback, Round, TaskView } from '#contract/rater.ts'

/** What stands before the next task, one after the other. */
export type Gate =
  | { readonly kind: 'consent'; readonly text: string }
  | { readonly kind: 'instructions'; readonly text: string }
  | { readonly kind: 'feedback'; readonly task: TaskView; readonly feedback: Feedback }
  /** A round begins. `after` is the one that ended; null at the very beginning. */
  | { readonly kind: 'round'; readonly round: Round; readonly after: Round | null }
  | { readonly kind: 'break'; readonly minutes: number }
  /** The sitting is over; tasks are locked until then (milliseconds since 1970). */
  | { readonly kind: 'locked'; readonly until: number }

/**
 * At the opening of a desk: consent before all else, then the instructions, then what the first task belongs to. Who comes back
 * finds the instructions one key away instead.
 */
export function gatesAtOpening({ open, consent, current, study, tourSeen }: Desk): readonly Gate[] {
  if (!open || current === null) return []
  const asks = consent !== null && consent.agreedAt === null
  const begins = current.round !== 'study' && current.ordinal === 1 && current.answers.ratings.length === 0
  const instructs = !tourSeen && (asks || begins) && study.guidelines.trim() !== ''
  return [
    ...(asks ? [{ kind: 'consent', text: consent.text } as const] : []),
    ...(instructs ? [{ kind: 'instructions', text: study.guidelines } as const] : []),
    ...(begins ? [{ kind: 'round', round: current.round, after: null } as const] : []),
  ]
}

/** Between a submitted task and the next. */
export function gatesBetween(done: TaskView, next: TaskView | null, feedback: Feedback | null): readonly Gate[] {
  return [
    ...(feedback === null ? [] : [{ kind: 'feedback', task: done, feedback } as const]),
    ...(next !== null && next.round !== done.round
      ? [{ kind: 'round', round: next.round, after: done.round } as const]
      : []),
  ]
}
