import type { RaterId } from '#contract/ids.ts'
import { readCertificate } from '#db/queries/plan.ts'
import { readRaters } from '#db/queries/raters.ts'
import { itemTags, type sourceGuesses, type statedConfidences } from '#db/queries/reportContext.ts'
import { readStudy } from '#db/queries/study.ts'
import { type WorkedTask, workedTasks } from '#db/queries/workedTasks.ts'
import type { StudyFile } from '#db/studyFile.ts'
import type { NamedSystem, Naming } from '../naming.ts'
import { PacePacking, PlacePacking } from '../statistics/columns.ts'
import type { PackedContext, PackedNames } from '../statistics/packed.ts'
import type { ReportContext } from './context.ts'
import type { GatheredRatings } from './gatherRatings.ts'

type Known = {
  readonly people: ReadonlySet<RaterId>
  readonly ratings: GatheredRatings
  readonly naming: Naming
  readonly systems: readonly NamedSystem[]
  readonly opinions: {
    readonly confidences: ReturnType<typeof statedConfidences>
    readonly guesses: ReturnType<typeof sourceGuesses>
  }
  /** Tasks submitted later do not matter. */
  readonly asOf: number
}

/**
 * Reads what stands around the judgements: groups, tags, order and pace of the work, repeats, machines, the plan. A piece
 * at a time; yields the share that is done.
 */
export function* packContext(file: StudyFile, known: Known): Generator<number, PackedContext> {
  const { people, ratings, opinions, naming, systems } = known
  const work = new Work(ratings.names)
  let pieces = 0
  for (const tasks of workedTasks(file, known.asOf)) {
    for (const task of tasks) if (people.has(task.rater)) work.add(task)
    yield 1 - 1 / ++pieces
  }
  return {
    rest: {
      groups: groupsOf(file, people),
      tags: tagsOf(file),
      repeats: ratings.repeats,
      confidences: opinions.confidences.filter(({ rater }) => people.has(rater)),
      plan: planOf(file, systems),
      ...guessesOf(opinions.guesses, people, readStudy(file).protocol.sourceQuestion?.options ?? []),
      sourcesNamed: naming !== 'codes',
    },
    ...work.made(),
    machines: { raters: ratings.machines, ratings: ratings.byMachines },
  }
}

/** Where in their work raters rated what, and how long each task took. */
class Work {
  readonly #places = new PlacePacking()
  readonly #pace = new PacePacking()
  readonly #raters: ReadonlyMap<string, number>
  readonly #items: ReadonlyMap<string, number>
  readonly #systems: ReadonlyMap<string, number>

  constructor({ raters, items, systems }: PackedNames) {
    const numbered = (names: readonly string[]) => new Map(names.map((name, place) => [name, place]))
    this.#raters = numbered(raters)
    this.#items = numbered(items)
    this.#systems = numbered(systems)
  }

  add({ kind, occurrence, rater, item, system, position, activeMs }: WorkedTask): void {
    const place = this.#raters.get(rater) as number
    if (activeMs !== null && activeMs !== 0) this.#pace.add(place, position, activeMs)
    if (kind !== 'rating' || occurrence !== 1 || system === null) return
    this.#places.add(place, position, this.#items.get(item) as number, this.#systems.get(system) as number)
  }

  made(): Pick<PackedContext, 'places' | 'pace'> {
    return { places: this.#places.made(), pace: this.#pace.made() }
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
 * Guesses by system, and as sources: the option that names the system, or the kind of system ("human"), that wrote the
 * response. Where options and systems do not go by the same names no guess is right or wrong, and there are no sources.
 */
function guessesOf(
  stated: ReturnType<typeof sourceGuesses>,
  people: ReadonlySet<RaterId>,
  offered: readonly string[],
): Pick<ReportContext, 'guesses' | 'guessesBySystem'> {
  const plain = (name: string): string => name.trim().toLowerCase()
  const rows = stated.filter(({ rater }) => people.has(rater))
  const options = new Set([...offered, ...rows.flatMap(({ guess }) => guess ?? [])].map(plain))
  const sources = rows.map(({ rater, guess, systemName, systemKind }) => ({
    rater,
    guess: guess === null ? null : plain(guess),
    source: [systemName, systemKind ?? ''].map(plain).find((name) => options.has(name)) ?? null,
  }))
  const known = sources.flatMap(({ source, ...guess }) => (source === null ? [] : [{ ...guess, source }]))
  return {
    guessesBySystem: rows.map(({ rater, system, guess }) => ({ rater, system, guess })),
    guesses: known.length === sources.length ? known : [],
  }
}
