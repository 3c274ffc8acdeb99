import { storedContent, storedPrompt, storedText } from '#db/queries/importContent.ts'
import { importedPreferences, importedRankings, importedRatings } from '#db/queries/imported.ts'
import { systemsOf } from '#db/queries/items.ts'
import { readRaters } from '#db/queries/raters.ts'
import { readRubric } from '#db/queries/rubric.ts'
import type { StudyFile } from '#db/studyFile.ts'
import { markOf, markOfDigest } from './content.ts'
import type {
  ExistingItem,
  ExistingStudy,
  ImportPlan,
  NamedPreference,
  NamedRanking,
  NamedRating,
} from './importPlan.ts'

/** What the study holds, under the names that files use. Judgements are read when they are asked for. */
export function readExistingStudy(file: StudyFile): ExistingStudy {
  return {
    items: existingItems(file),
    systems: systemsOf(file).map(({ name }) => name),
    raters: readRaters(file).map(({ pseudonym }) => pseudonym),
    criteria: readRubric(file).criteria,
    ratings: { [Symbol.iterator]: () => existingRatings(file) },
    preferences: { [Symbol.iterator]: () => existingPreferences(file) },
    rankings: { [Symbol.iterator]: () => importedRankings(file) },
    textOf: (item, system) => storedText(file, item, system),
    promptOf: (item) => storedPrompt(file, item),
  }
}

function existingItems(file: StudyFile): Map<string, ExistingItem> {
  const found = new Map<string, { readonly promptMark: string; readonly responses: Map<string, string> }>()
  for (const { item, prompt, turns, system, digest } of storedContent(file)) {
    const known = found.get(item) ?? { promptMark: markOf(turns ?? prompt), responses: new Map<string, string>() }
    found.set(item, known)
    if (system !== null && digest !== null) known.responses.set(system, markOfDigest(digest))
  }
  return found
}

function* existingRatings(file: StudyFile): Generator<NamedRating, void, undefined> {
  for (const { turn, ...rating } of importedRatings(file)) {
    // A rating in options or words is not one that a file could repeat.
    if (rating.value !== null) yield turn === null ? rating : { ...rating, turn }
  }
}

function* existingPreferences(file: StudyFile): Generator<NamedPreference, void, undefined> {
  for (const { outcome, ...pair } of importedPreferences(file)) yield { ...pair, outcome: outcome ?? 'both-bad' }
}

/** The study as it would be once a plan was carried out, for what is planned after it. */
export function withPlanned(existing: ExistingStudy, plan: ImportPlan): ExistingStudy {
  const items = new Map(existing.items)
  const marks = (key: string) => new Map(items.get(key)?.responses)
  for (const [key, { promptMark, responses }] of plan.gathered) {
    const all = marks(key)
    for (const [system, { mark }] of responses) all.set(system, mark)
    items.set(key, { promptMark: items.get(key)?.promptMark ?? promptMark, responses: all })
  }
  for (const { key, prompt } of plan.items)
    if (!items.has(key)) items.set(key, { promptMark: markOf(prompt), responses: new Map() })
  for (const { item, system, text } of plan.responses) {
    const known = items.get(item)
    if (known && !known.responses.has(system)) {
      items.set(item, { ...known, responses: new Map(known.responses).set(system, markOf(text)) })
    }
  }
  return {
    ...existing,
    items,
    systems: [...new Set([...existing.systems, ...plan.systems, ...systemsIn(plan)])],
    raters: [...existing.raters, ...plan.raters],
    criteria: [...existing.criteria, ...plan.criteria.map((draft) => ({ ...draft, id: draft.name }) as never)],
    ratings: both(existing.ratings, plan.ratings),
    preferences: both<NamedPreference>(existing.preferences, plan.preferences),
    rankings: both<NamedRanking>(existing.rankings, plan.rankings),
  }
}

const systemsIn = ({ gathered }: ImportPlan): string[] => [
  ...new Set([...gathered.values()].flatMap(({ responses }) => [...responses.keys()])),
]

const both = <Thing>(first: Iterable<Thing>, second: Iterable<Thing>): Iterable<Thing> => ({
  *[Symbol.iterator]() {
    yield* first
    yield* second
  },
})
