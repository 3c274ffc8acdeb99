import type { ItemId, RaterId } from '#contract/ids.ts'
import type { Criterion } from '#contract/rubric.ts'
import { readCertificate } from '#db/queries/plan.ts'
import { readRaters } from '#db/queries/raters.ts'
import { itemTags, sourceGuesses, statedConfidences, workedTasks } from '#db/queries/reportContext.ts'
import type { RatingRow } from '#db/queries/results.ts'
import type { StudyFile } from '#db/studyFile.ts'
import type { NamedSystem, Naming } from '../naming.ts'
import type { ReportContext } from './context.ts'
import type { Left } from './gather.ts'
import { ratingsAsGiven } from './givenRatings.ts'

type Known = {
  readonly people: ReadonlySet<RaterId>
  readonly ratings: readonly RatingRow[]
  readonly criteria: readonly Criterion[]
  readonly keyOf: (item: ItemId) => string
  readonly naming: Naming
  readonly systems: readonly NamedSystem[]
}

/** Reads what stands around the judgements: groups, tags, order and pace of the work, repeats, machines, the plan. */
export function gatherContext(file: StudyFile, known: Known): ReportContext {
  const { people, ratings, criteria, keyOf, naming, systems } = known
  const tasks = workedTasks(file).filter(({ rater }) => people.has(rater))
  const uncounted: Left[] = []
  const byMachines = ratings.filter(({ rater, state }) => !people.has(rater) && state === 'given')
  const machines = ratingsAsGiven(byMachines, criteria, keyOf, uncounted).ratings
  return {
    groups: groupsOf(file, people),
    tags: tagsOf(file),
    places: tasks.flatMap(({ kind, occurrence, rater, item, system, position }) =>
      kind === 'rating' && occurrence === 1 && system !== null ? [{ rater, item, system, position }] : [],
    ),
    pace: tasks.flatMap(({ rater, position, activeMs }) =>
      activeMs === null || activeMs === 0 ? [] : [{ rater, position, ms: activeMs }],
    ),
    repeats: repeatsOf(known),
    machines: { raters: [...new Set(machines.map(({ rater }) => rater))], ratings: machines },
    confidences: statedConfidences(file).filter(({ rater }) => people.has(rater)),
    plan: planOf(file, systems),
    guesses: guessesOf(file, people),
    sourcesNamed: naming !== 'codes',
  }
}

function groupsOf(file: StudyFile, people: ReadonlySet<RaterId>): ReportContext['groups'] {
  const groups = new Map<string, RaterId[]>()
  for (const { id, groups: names = [] } of readRaters(file)) {
    if (!people.has(id)) continue
    for (const name of names) groups.set(name, [...(groups.get(name) ?? []), id])
  }
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, raters]) => ({ name, raters }))
}

/** Every tag and every parent of a tag ("clinic" of "clinic/heart"), parents first. */
function tagsOf(file: StudyFile): ReportContext['tags'] {
  const tags = new Map<string, Set<string>>()
  for (const { item, path } of itemTags(file)) {
    const steps = path.split('/')
    for (const place of steps.keys()) {
      const ancestor = steps.slice(0, place + 1).join('/')
      const items = tags.get(ancestor) ?? new Set()
      tags.set(ancestor, items.add(item))
    }
  }
  return [...tags]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, items]) => ({ path, items: [...items].sort() }))
}

/** First and second answers of people to the same response. */
function repeatsOf({ ratings, people, keyOf, criteria }: Known): ReportContext['repeats'] {
  if (!ratings.some(({ occurrence }) => occurrence > 1)) return []
  const given = ratings.filter(({ rater, state, turn }) => people.has(rater) && state === 'given' && turn === null)
  const on = (occurrence: number) =>
    ratingsAsGiven(
      given.filter((row) => row.occurrence === occurrence),
      criteria,
      keyOf,
      [],
    ).ratings
  const keyed = ({ rater, item, system, criterion }: (typeof seconds)[number]) =>
    JSON.stringify([rater, item, system, criterion])
  const seconds = on(2)
  const firsts = new Map(on(1).map((rating) => [keyed(rating), rating.value]))
  return seconds.flatMap((rating) => {
    const first = firsts.get(keyed(rating))
    const { rater, item, system, criterion, value } = rating
    return first === undefined ? [] : [{ rater, item, system, criterion, first, second: value }]
  })
}

function planOf(file: StudyFile, systems: readonly NamedSystem[]): ReportContext['plan'] {
  const certificate = readCertificate(file)
  if (!certificate) return null
  const ids = new Map(systems.map(({ id, code }) => [code, id]))
  return {
    algorithm: certificate.algorithm,
    seed: certificate.seed,
    hash: certificate.hash,
    worstImbalance: certificate.worstImbalance,
    shownFirst: certificate.positions.flatMap(({ rater, systems: [one, other], first }) => {
      const [a, b] = [ids.get(one), ids.get(other)]
      return rater !== null || a === undefined || b === undefined ? [] : [{ systems: [a, b] as const, first }]
    }),
  }
}

/**
 * Guesses as sources: the option that names the system, or the kind of system ("human"), that wrote the response. Where
 * options and systems do not go by the same names there is no right guess, so there is no test.
 */
function guessesOf(file: StudyFile, people: ReadonlySet<RaterId>): ReportContext['guesses'] {
  const plain = (name: string): string => name.trim().toLowerCase()
  const rows = sourceGuesses(file).filter(({ rater }) => people.has(rater))
  const options = new Set(rows.flatMap(({ guess }) => (guess === null ? [] : [plain(guess)])))
  const sources = rows.map(({ rater, guess, systemName, systemKind }) => ({
    rater,
    guess: guess === null ? null : plain(guess),
    source: [systemName, systemKind ?? ''].map(plain).find((name) => options.has(name)) ?? null,
  }))
  if (sources.length === 0 || sources.some(({ source }) => source === null)) return []
  return sources.map(({ rater, guess, source }) => ({ rater, guess, source: source ?? '' }))
}
