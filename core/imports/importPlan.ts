import type { ImportCheck, ImportCounts, NearName } from '#contract/imports.ts'
import type { ContextBlock } from '#contract/rater.ts'
import type { Criterion, CriterionDraft } from '#contract/rubric.ts'
import type { ContentItem, ContentResponse } from '#db/queries/importContent.ts'
import type { ByteSource } from '#formats/byteSource.ts'

/** What may stand beside a judgement. `confidence` is in per cent. */
export type Beside = { readonly comment?: string; readonly confidence?: number }

/** A judgement by the names people know, as it stands in a file or in a study. */
export type NamedRating = Beside & {
  readonly item: string
  readonly system: string
  readonly rater: string
  readonly criterion: string
  readonly value: number
  /** The turn of a conversation that was rated, from 1; absent: the whole. */
  readonly turn?: number
}
/** `outcome` is −3…3, negative: the left response is better; neither may be good enough. */
export type NamedPreference = Beside & {
  readonly item: string
  readonly left: string
  readonly right: string
  readonly rater: string
  readonly outcome: number | 'both-bad'
}
/** Ranks are whole numbers from 1; lower is better, equal ranks tie. */
export type NamedRanking = Beside & {
  readonly item: string
  readonly rater: string
  readonly ranks: readonly { readonly system: string; readonly rank: number }[]
}

/** What is known of an item that is there: its prompt and responses by their marks, which tell texts apart. */
export type ExistingItem = {
  readonly promptMark: string
  /** Mark of the content by system name. */
  readonly responses: ReadonlyMap<string, string>
}

/** What the study holds already, by the names that files use. No texts: a study may be larger than memory. */
export type ExistingStudy = {
  readonly items: ReadonlyMap<string, ExistingItem>
  readonly systems: readonly string[]
  readonly raters: readonly string[]
  readonly criteria: readonly Criterion[]
  readonly ratings: Iterable<NamedRating>
  readonly preferences: Iterable<NamedPreference>
  readonly rankings: Iterable<NamedRanking>
  /** The text of a response, for a message that quotes it; empty where there is none. */
  readonly textOf: (item: string, system: string) => string
  /** The prompt of an item, for a message that quotes it. */
  readonly promptOf: (item: string) => string
}

/** What an item that is not of the study itself should get, by names. A rating without a system holds for all. */
export type PlannedExpected = {
  readonly ratings: readonly { readonly system: string | null; readonly criterion: string; readonly value: number }[]
  readonly best: string | null
}

/** A block of context, with the file it shows where it is a picture. */
export type PlannedContext = ContextBlock & { readonly file?: ByteSource }

/** An item before the files it shows are read. */
export type PlannedItem = Omit<ContentItem, 'context'> & { readonly context: readonly PlannedContext[] }

/** A response before its file is read: a text, a conversation in turns (then `text` is empty), or a file. */
export type PlannedResponse = Omit<ContentResponse, 'attached' | 'digest'> & { readonly file?: ByteSource }

/**
 * Takes what is new the moment it is met, in an order in which it can be stored: so a file larger than memory is
 * planned by counting and stored by writing, with the same code.
 */
export type ContentSink = {
  readonly system: (name: string) => void
  readonly item: (item: PlannedItem) => void
  /** With the SHA-256 of its content. */
  readonly response: (response: PlannedResponse, digest: Uint8Array) => void
}

/** Everything an import would insert, in the order in which it can be inserted, and what it would leave out and why. */
export type ImportPlan = {
  readonly systems: readonly string[]
  readonly items: readonly PlannedItem[]
  readonly responses: readonly PlannedResponse[]
  /** Expected answers by item, of items that have some. */
  readonly expected: ReadonlyMap<string, PlannedExpected>
  readonly raters: readonly string[]
  /** True: the new raters are machines. */
  readonly machine: boolean
  readonly criteria: readonly CriterionDraft[]
  readonly ratings: readonly NamedRating[]
  readonly preferences: readonly NamedPreference[]
  readonly rankings: readonly NamedRanking[]
  readonly counts: ImportCounts
  readonly problems: ImportCheck['problems']
  readonly preview: ImportCheck['preview']
  readonly nearNames: readonly NearName[]
  /** Files that would travel inside the study. */
  readonly newAttachments: number
  /** Items of the file with the marks of their prompt and responses, for what is planned after it. */
  readonly gathered: ReadonlyMap<
    string,
    { readonly promptMark: string; readonly responses: ReadonlyMap<string, { readonly mark: string }> }
  >
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
  textOf: () => '',
  promptOf: () => '',
}

type Parts = Partial<Omit<ImportPlan, 'counts' | 'problems'>>
/** What a sink was handed, in numbers: the lists of a plan that hands its content on are empty. */
type HandedOn = { readonly newItems: number; readonly newResponses: number; readonly newSystems: number }
type Tally = { readonly rowsRead: number; readonly rowsSkipped: number; readonly alreadyThere: number }

/** Completes a plan: what was not planned is empty, and the counts follow from the lists. */
export function planOf(parts: Parts, tally: Tally, problems: ImportCheck['problems'], handedOn?: HandedOn): ImportPlan {
  const plan = {
    systems: [],
    items: [],
    responses: [],
    expected: new Map<string, PlannedExpected>(),
    raters: [],
    machine: false,
    criteria: [],
    ratings: [],
    preferences: [],
    rankings: [],
    preview: [],
    nearNames: [],
    newAttachments: 0,
    gathered: new Map() as ImportPlan['gathered'],
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
      ...handedOn,
    },
  }
}
