import type { ImportCheck, ImportCounts } from '#contract/imports.ts'
import type { ContextBlock } from '#contract/rater.ts'
import type { Criterion, CriterionDraft } from '#contract/rubric.ts'

/** A judgement by the names people know, as it stands in a file or in a study. */
export type NamedRating = {
  readonly item: string
  readonly system: string
  readonly rater: string
  readonly criterion: string
  readonly value: number
}
/** `outcome` is −3…3, negative: the left response is better. */
export type NamedPreference = {
  readonly item: string
  readonly left: string
  readonly right: string
  readonly rater: string
  readonly outcome: number
}
/** Ranks are whole numbers from 1; lower is better, equal ranks tie. */
export type NamedRanking = {
  readonly item: string
  readonly rater: string
  readonly ranks: readonly { readonly system: string; readonly rank: number }[]
}

export type ExistingItem = {
  readonly prompt: string
  /** Text by system name. */
  readonly responses: ReadonlyMap<string, string>
}

/** What the study holds already, by the names that files use. */
export type ExistingStudy = {
  readonly items: ReadonlyMap<string, ExistingItem>
  readonly systems: readonly string[]
  readonly raters: readonly string[]
  readonly criteria: readonly Criterion[]
  readonly ratings: Iterable<NamedRating>
  readonly preferences: Iterable<NamedPreference>
  readonly rankings: Iterable<NamedRanking>
}

export type PlannedItem = {
  readonly key: string
  readonly title: string
  readonly prompt: string
  readonly context: readonly ContextBlock[]
  readonly tags: readonly string[]
}
export type PlannedResponse = { readonly item: string; readonly system: string; readonly text: string }

/** Everything an import would insert, in the order in which it can be inserted, and what it would leave out and why. */
export type ImportPlan = {
  readonly systems: readonly string[]
  readonly items: readonly PlannedItem[]
  readonly responses: readonly PlannedResponse[]
  readonly raters: readonly string[]
  readonly criteria: readonly CriterionDraft[]
  readonly ratings: readonly NamedRating[]
  readonly preferences: readonly NamedPreference[]
  readonly rankings: readonly NamedRanking[]
  readonly counts: ImportCounts
  readonly problems: ImportCheck['problems']
  readonly preview: ImportCheck['preview']
}

/** A study with nothing in it. */
export const emptyStudy: ExistingStudy = {
  items: new Map(),
  systems: [],
  raters: [],
  criteria: [],
  ratings: [],
  preferences: [],
  rankings: [],
}

type Parts = Partial<Omit<ImportPlan, 'counts' | 'problems'>>
type Tally = { readonly rowsRead: number; readonly rowsSkipped: number; readonly alreadyThere: number }

/** Completes a plan: what was not planned is empty, and the counts follow from the lists. */
export function planOf(parts: Parts, tally: Tally, problems: ImportCheck['problems']): ImportPlan {
  const plan = {
    systems: [],
    items: [],
    responses: [],
    raters: [],
    criteria: [],
    ratings: [],
    preferences: [],
    rankings: [],
    preview: [],
    ...parts,
  }
  return {
    ...plan,
    problems,
    counts: {
      ...tally,
      newItems: plan.items.length,
      newResponses: plan.responses.length,
      newSystems: plan.systems.length,
      newRaters: plan.raters.length,
      newCriteria: plan.criteria.length,
      newJudgements: plan.ratings.length + plan.preferences.length + plan.rankings.length,
    },
  }
}
