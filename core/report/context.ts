import type { CriterionId, RaterId, SystemId } from '#contract/ids.ts'
import type { GivenRating } from './input.ts'

/** Who the raters are, what the items are about, and how the work was done: what further sections of a report need. */
export type ReportContext = {
  /** Groups of people with at least one judgement, by name. */
  readonly groups: readonly { readonly name: string; readonly raters: readonly RaterId[] }[]
  /** Paths of tags, parents included, each with the keys of its items. */
  readonly tags: readonly { readonly path: string; readonly items: readonly string[] }[]
  /** Where in the own work a rater rated a response, from 1. */
  readonly places: readonly PlacedTask[]
  /** How long each submitted task was in front of an active rater. */
  readonly pace: readonly { readonly rater: RaterId; readonly position: number; readonly ms: number }[]
  readonly repeats: readonly {
    readonly rater: RaterId
    readonly item: string
    readonly system: SystemId
    readonly criterion: CriterionId
    readonly first: number
    readonly second: number
  }[]
  /** Judges that are no people: never pooled with them. */
  readonly machines: { readonly raters: readonly RaterId[]; readonly ratings: readonly GivenRating[] }
  /** How sure a rater was of a comparison, 0 to 100. */
  readonly confidences: readonly {
    readonly rater: RaterId
    readonly item: string
    readonly first: SystemId
    readonly second: SystemId
    readonly percent: number
  }[]
  readonly plan: {
    readonly algorithm: string
    readonly seed: number
    readonly hash: string
    readonly worstImbalance: number
    readonly shownFirst: readonly {
      readonly systems: readonly [SystemId, SystemId]
      readonly first: readonly [number, number]
    }[]
  } | null
  /** Which source a rater took a response for (null: cannot say), and the system that it was from. */
  readonly guessesBySystem: readonly {
    readonly rater: RaterId
    readonly system: SystemId
    readonly guess: string | null
  }[]
  /** The same with the source that it was, where the options name the sources; else none. */
  readonly guesses: readonly { readonly rater: RaterId; readonly source: string; readonly guess: string | null }[]
  /** Sources are named in the report only when systems are. */
  readonly sourcesNamed: boolean
}

export type PlacedTask = {
  readonly rater: RaterId
  readonly item: string
  readonly system: SystemId
  readonly position: number
}

/** What is known of a study that holds judgements alone. */
export const noContext: ReportContext = {
  groups: [],
  tags: [],
  places: [],
  pace: [],
  repeats: [],
  machines: { raters: [], ratings: [] },
  confidences: [],
  plan: null,
  guesses: [],
  guessesBySystem: [],
  sourcesNamed: false,
}
