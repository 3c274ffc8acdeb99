import type { TrainingRules } from '#contract/exports.ts'
import type { ItemId } from '#contract/ids.ts'
import { allItems, itemWithResponses } from '#db/queries/items.ts'
import type { StudyFile } from '#db/studyFile.ts'
import type { ReportInput } from '../report/input.ts'
import type { TextFile } from './countedTables.ts'

/** Prompts and responses by item key and system, read once. */
export type Texts = ReadonlyMap<string, { readonly prompt: string; readonly responses: ReadonlyMap<string, string> }>

/** The texts of every item that was judged. */
export function readTexts(file: StudyFile): Texts {
  return new Map(
    allItems(file).map(({ id, key }: { id: ItemId; key: string }) => {
      const read = itemWithResponses(file, id)
      return [key, { prompt: read?.prompt ?? '', responses: read?.responses ?? new Map() }]
    }),
  )
}

/** What one judgement, or all raters together, said of two responses: the first better, the second, or neither. */
type Verdict = { readonly item: string; readonly one: string; readonly other: string; readonly better: -1 | 0 | 1 }

/**
 * Verdicts from comparisons and rankings. `each`: as they were given; `majority`: one per item and pair by net votes,
 * pairs in the order of the systems.
 */
function verdicts(input: ReportInput, votes: TrainingRules['votes']): Verdict[] {
  const given: Verdict[] = [
    ...input.preferences.map(({ item, first, second, outcome }) => ({
      item,
      one: first,
      other: second,
      better: signOf(-outcome),
    })),
    ...input.rankings.flatMap(({ item, ranks }) =>
      ranks.flatMap((one, place) =>
        ranks.slice(place + 1).map((other) => ({
          item,
          one: one.system,
          other: other.system,
          better: signOf(other.rank - one.rank),
        })),
      ),
    ),
  ]
  return votes === 'each' ? given : byMajority(given, input.systems)
}

function byMajority(given: readonly Verdict[], systems: readonly string[]): Verdict[] {
  const places = new Map(systems.map((system, place) => [system, place]))
  const tallies = new Map<string, { item: string; one: string; other: string; net: number }>()
  for (const { item, one, other, better } of given) {
    const swapped = (places.get(one) ?? 0) > (places.get(other) ?? 0)
    const [a, b] = swapped ? [other, one] : [one, other]
    const tally = tallies.get(JSON.stringify([item, a, b])) ?? { item, one: a, other: b, net: 0 }
    tally.net += swapped ? -better : better
    tallies.set(JSON.stringify([item, a, b]), tally)
  }
  return [...tallies.values()].map(({ net, ...pair }) => ({ ...pair, better: signOf(net) }))
}

const signOf = (number: number): -1 | 0 | 1 => (number > 0 ? 1 : number < 0 ? -1 : 0)

/** Preference pairs as TRL reads them: prompt, chosen, rejected. Ties as the rules say. */
export function trlPreference(input: ReportInput, texts: Texts, rules: TrainingRules): TextFile {
  const pairs = verdicts(input, rules.votes).flatMap(({ item, one, other, better }) => {
    const words = wordsOf(texts, item, one, other)
    if (!words || (better === 0 && rules.pairTies === 'leave-out')) return []
    const oneFirst = { prompt: words.prompt, chosen: words.one, rejected: words.other }
    const otherFirst = { prompt: words.prompt, chosen: words.other, rejected: words.one }
    return better === 0 ? [oneFirst, otherFirst] : [better > 0 ? oneFirst : otherFirst]
  })
  return jsonLines('trl-preference.jsonl', pairs)
}

/** Single examples as TRL's KTO reads them: prompt, completion, label (desirable or not). Ties as the rules say. */
export function trlKto(input: ReportInput, texts: Texts, rules: TrainingRules): TextFile {
  const examples = verdicts(input, rules.votes).flatMap(({ item, one, other, better }) => {
    const words = wordsOf(texts, item, one, other)
    if (!words || (better === 0 && rules.singleTies === 'leave-out')) return []
    const tied = rules.singleTies === 'desirable'
    return [
      { prompt: words.prompt, completion: words.one, label: better === 0 ? tied : better > 0 },
      { prompt: words.prompt, completion: words.other, label: better === 0 ? tied : better < 0 },
    ]
  })
  return jsonLines('trl-kto.jsonl', examples)
}

/**
 * In the shape of HelpSteer: a row per response with the mean rating of each criterion, and a row per comparison with
 * its strength (−3 … 3, negative: the first is better). A tie is the strength 0, so no rule for ties is needed.
 */
export function helpSteer(
  input: ReportInput,
  texts: Texts,
  nameOf: (criterion: string) => string,
  { votes }: TrainingRules,
): TextFile[] {
  const files = [
    jsonLines('helpsteer-ratings.jsonl', ratedResponses(input, texts, nameOf)),
    jsonLines('helpsteer-preferences.jsonl', strengths(input, texts, votes)),
  ]
  return files.filter(({ text }) => text !== '')
}

function ratedResponses(input: ReportInput, texts: Texts, nameOf: (criterion: string) => string) {
  const responses = Map.groupBy(input.ratings, ({ item, system }) => JSON.stringify([item, system]))
  return [...responses.values()].flatMap((ratings) => {
    const [first] = ratings
    const read = first && texts.get(first.item)
    const response = first && read?.responses.get(first.system)
    if (!read || response === undefined) return []
    const means = [...Map.groupBy(ratings, ({ criterion }) => criterion)].map(([criterion, own]) => [
      fieldName(nameOf(criterion)),
      own.reduce((sum, { value }) => sum + value, 0) / own.length,
    ])
    return [
      {
        prompt: read.prompt,
        response,
        ...Object.fromEntries(means),
        raters: new Set(ratings.map(({ rater }) => rater)).size,
      },
    ]
  })
}

function strengths({ preferences, systems }: ReportInput, texts: Texts, votes: TrainingRules['votes']) {
  const row = (item: string, one: string, other: string, strength: number, raters: number) => {
    const words = wordsOf(texts, item, one, other)
    if (!words) return []
    const { prompt, one: response_1, other: response_2 } = words
    return [{ prompt, response_1, response_2, preference_strength: strength, raters }]
  }
  if (votes === 'each')
    return preferences.flatMap(({ item, first, second, outcome }) => row(item, first, second, outcome, 1))
  const inOrder = preferences.map((preference) => {
    const { item, first, second, outcome } = preference
    return systems.indexOf(first) <= systems.indexOf(second)
      ? { item, one: first, other: second, outcome }
      : { item, one: second, other: first, outcome: -outcome }
  })
  return [...Map.groupBy(inOrder, ({ item, one, other }) => JSON.stringify([item, one, other])).values()].flatMap(
    (given) => {
      const [pair] = given
      const mean = given.reduce((sum, { outcome }) => sum + outcome, 0) / given.length
      return pair ? row(pair.item, pair.one, pair.other, mean, given.length) : []
    },
  )
}

/** "Medical correctness" → "medical_correctness"; other scripts stay as they are. */
const fieldName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Mark}\p{Number}]+/gu, '_')
    .replace(/^_+|_+$/g, '') || 'criterion'

function wordsOf(texts: Texts, item: string, one: string, other: string) {
  const read = texts.get(item)
  const [ofOne, ofOther] = [read?.responses.get(one), read?.responses.get(other)]
  return read && ofOne !== undefined && ofOther !== undefined
    ? { prompt: read.prompt, one: ofOne, other: ofOther }
    : null
}

const jsonLines = (fileName: string, rows: readonly object[]): TextFile => ({
  fileName,
  text: rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
})
