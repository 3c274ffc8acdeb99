import type { LabelSet } from './labels.ts'

type EveryPhase = { readonly groups?: readonly string[] | undefined }

/** A phase as the study's protocol holds it; the settings that do not change the plan are carried along. */
export type PlanPhase = EveryPhase &
  (
    | { readonly kind: 'rating'; readonly together?: true | undefined }
    | { readonly kind: 'preference'; readonly ties: boolean; readonly strength: boolean }
    | { readonly kind: 'ranking'; readonly ties: boolean }
    | { readonly kind: 'best-worst' }
  )

/** What an item is there for. Gold and attention items are mixed among the study's so that nobody can tell. */
export type ItemRole = 'study' | 'gold' | 'attention' | 'qualification' | 'practice'

export type PlanItem = {
  readonly id: string
  /** Absent: an item of the study. */
  readonly role?: ItemRole | undefined
  readonly responses: readonly { readonly id: string; readonly system: string }[]
}

export type PlanRater = { readonly id: string; readonly groups?: readonly string[] | undefined }

export type PlanInput<Phase extends PlanPhase = PlanPhase> = {
  readonly items: readonly PlanItem[]
  readonly raters: readonly PlanRater[]
  readonly phases: readonly Phase[]
  readonly itemOrder: 'random' | 'as-imported'
  /** 0 to 2^32 − 1. */
  readonly seed: number
  /** Raters each item of the study is given to; absent: every rater judges everything. */
  readonly ratersPerItem?: number | undefined
  /** Items of the study that all raters judge; only with `ratersPerItem`. */
  readonly overlap?: number | undefined
  /** Half of the raters do the phases in the reverse order. */
  readonly counterbalancedPhases?: true | undefined
  /** Items of the study shown to the same rater again, with at least `minimumGap` tasks between. */
  readonly repeats?: { readonly items: number; readonly minimumGap: number } | undefined
  readonly labelSet?: LabelSet | undefined
}

/** One task: responses in the order shown, each with its system and blind label (none for a single response). */
export type PlannedTask = {
  /** 1-based place of the phase. */
  readonly phase: number
  readonly item: string
  /** Place of the item in the input. */
  readonly itemPlace: number
  /** 2 for the planned repeat of a task, else 1. */
  readonly occurrence: number
  readonly responses: readonly string[]
  readonly systems: readonly string[]
  readonly blindLabels: readonly string[]
}

export type Plan<Phase extends PlanPhase = PlanPhase> = {
  readonly algorithm: string
  readonly seed: number
  readonly phases: readonly Phase[]
  readonly raters: readonly string[]
  readonly items: readonly PlanItem[]
  readonly labelSet: LabelSet
  readonly assignments: number
  /** The tasks of the rater at a place of `raters`, in the order to be done; the same at every call. */
  readonly tasks: (rater: number) => Iterable<PlannedTask>
  /** The same tasks as numbers (see `taskCodes.ts`), for whoever counts millions of them. */
  readonly codes: (rater: number) => Int32Array
}

/** Why nothing can be drawn. */
export type PlanObstacle =
  | 'no-items'
  | 'no-raters'
  | 'fewer-than-two-systems'
  | 'too-many-responses-to-rank'
  | 'too-many-responses-together'
  | 'fewer-than-three-responses'
  | 'phase-without-raters'
  | 'too-few-raters-per-item'
  | 'overlap-above-items'
  | 'overlap-without-sharing'
  | 'too-many-repeats'
  | 'repeats-too-close'

export type PlanDrawn<Phase extends PlanPhase = PlanPhase> =
  | { readonly ok: true; readonly plan: Plan<Phase> }
  | { readonly ok: false; readonly reason: PlanObstacle }
