import { allocate } from './allocation.ts'
import { roleOf, takesPart } from './obstacles.ts'
import type { PlanInput, PlanObstacle } from './planTypes.ts'
import {
  drawPositions,
  type Numbered,
  type PhaseOrders,
  type ShownBefore,
  type Strata,
  shownAs,
  tasksOf,
} from './positions.ts'
import { seededDraws } from './seededDraws.ts'
import { sequence } from './sequence.ts'
import { stream } from './streams.ts'
import { PairBalance } from './systemPairs.ts'

/** One rater of a plan: what was drawn, whether it is turned round, and whether the phases are done in reverse. */
export type RaterDrawing = {
  readonly orders: readonly (PhaseOrders | null)[]
  readonly mirrored: boolean
  readonly phasesReversed: boolean
  /** By phase: the items of the study, in the order of the file; null: not this rater's phase. */
  readonly own: readonly (Int32Array | null)[]
  readonly twice: ReadonlySet<number>
}

/** All that is drawn before the tasks are listed. */
export type Drawn = {
  readonly numbered: Numbered
  readonly byRole: ByRole
  readonly raters: readonly RaterDrawing[]
  readonly assignments: number
}

export type ByRole = {
  readonly study: Int32Array
  /** Gold and attention items, mixed into the study. */
  readonly mixed: Int32Array
  /** What never enters results: gold, attention, qualification, practice. */
  readonly apart: Int32Array
  readonly qualification: Int32Array
  readonly practice: Int32Array
}

/** Draws who gets which items, which come again, and in which positions everything is shown. */
export function drawEverything(input: PlanInput): Drawn | PlanObstacle {
  const numbered = numberedSystems(input)
  const byRole = itemsByRole(input)
  const shares = shareOut(input, byRole.study, numbered)
  const alone = shares.some(({ complete }) => !complete)
  const places = raterPlaces(input)
  const before = alone ? nothingShown(input, numbered) : null
  const strataKept = new Map<number, { twice: ReadonlySet<number>; strata: (Strata | null)[] }>()
  const ordersKept = new Map<number, RaterDrawing['orders']>()
  const raters: RaterDrawing[] = []
  for (let rater = 0; rater < input.raters.length; rater++) {
    const { drawing: twosome, mirrored, phasesReversed } = places[rater] as RaterPlace
    const drawing = alone ? rater : twosome
    const own = shares.map(({ items }) => items[rater] ?? null)
    const known = strataKept.get(drawing) ?? strataOf(input, { own, byRole, drawing, numbered })
    if (known === null) return 'too-many-repeats'
    strataKept.set(drawing, known)
    const orders =
      ordersKept.get(drawing) ??
      drawPositions({ phases: input.phases, strata: known.strata, numbered, seed: input.seed, drawing, before })
    ordersKept.set(drawing, orders)
    raters.push({ orders, mirrored: !alone && mirrored, phasesReversed, own, twice: known.twice })
  }
  const drawn = { numbered, byRole, raters, assignments: 0 }
  if (input.repeats && !repeatsFit(input, drawn)) return 'repeats-too-close'
  return { ...drawn, assignments: countTasks(input, drawn) }
}

/** Systems as numbers in the order they are met, and where the pairs of each item begin. */
function numberedSystems({ items }: PlanInput): Numbered {
  const numbers = new Map<string, number>()
  const starts = new Int32Array(items.length + 1)
  const numbered = items.map(({ responses }, item) => {
    starts[item + 1] = (starts[item] as number) + (responses.length * (responses.length - 1)) / 2
    return Int32Array.from(responses, ({ system }) => {
      const known = numbers.get(system)
      if (known !== undefined) return known
      numbers.set(system, numbers.size)
      return numbers.size - 1
    })
  })
  return { items: numbered, systems: numbers.size, starts }
}

function itemsByRole({ items }: PlanInput): ByRole {
  const of = (...roles: readonly string[]): Int32Array =>
    Int32Array.from(items.flatMap((item, place) => (roles.includes(roleOf(item)) ? [place] : [])))
  return {
    study: of('study'),
    mixed: of('gold', 'attention'),
    apart: of('gold', 'attention', 'qualification', 'practice'),
    qualification: of('qualification'),
    practice: of('practice'),
  }
}

type Share = { readonly complete: boolean; readonly items: readonly (Int32Array | null)[] }

/**
 * By phase: the items of each rater. Phases of the same raters share them out once, so that items are met again; items
 * that make no task in any of them are nobody's.
 */
function shareOut(input: PlanInput, study: Int32Array, numbered: Numbered): Share[] {
  const { phases, raters, ratersPerItem, overlap, seed } = input
  const known = new Map<string, Share>()
  let first: readonly (Int32Array | null)[] | null = null
  const eligibleFor = (phase: PlanInput['phases'][number]): number[] =>
    raters.flatMap((rater, place) => (takesPart(rater, phase) ? [place] : []))
  return phases.map((phase) => {
    const eligible = eligibleFor(phase)
    const key = eligible.join()
    const before = known.get(key)
    if (before) return before
    const complete = ratersPerItem === undefined || ratersPerItem === eligible.length
    const items: (Int32Array | null)[] = raters.map(() => null)
    if (complete) for (const rater of eligible) items[rater] = study
    else {
      const held = first?.map((own) => new Set(own ?? []))
      const alike = phases.filter((each) => key === eligibleFor(each).join())
      const shares = allocate({
        items: study.filter((item) =>
          alike.some((each) => tasksOf(shownAs(each), numbered.items[item]?.length ?? 0) > 0),
        ),
        raters: eligible.length,
        perItem: ratersPerItem,
        overlap: overlap ?? 0,
        draws: seededDraws(seed, stream.blocks, known.size),
        ...(held ? { has: (rater, item) => held[eligible[rater] as number]?.has(item) === true } : {}),
      })
      eligible.forEach((rater, place) => {
        items[rater] = shares[place] ?? null
      })
      first ??= items
    }
    const share = { complete, items }
    known.set(key, share)
    return share
  })
}

type RaterPlace = { readonly drawing: number; readonly mirrored: boolean; readonly phasesReversed: boolean }

/** Raters who do the same phases in twos, at random; of each four two do the phases in reverse, one of them mirrored. */
function raterPlaces({ raters, phases, seed, counterbalancedPhases }: PlanInput): RaterPlace[] {
  const order = seededDraws(seed, stream.twosomes).shuffle(Int32Array.from(raters, (_, rater) => rater))
  const alike = Map.groupBy(order, (rater) =>
    phases.map((phase) => (takesPart(raters[rater] as PlanInput['raters'][number], phase) ? '1' : '0')).join(''),
  )
  const places: RaterPlace[] = []
  let twosomes = 0
  for (const group of alike.values()) {
    group.forEach((rater, place) => {
      const phasesReversed = counterbalancedPhases === true && ((place ^ (place >> 1)) & 1) === 1
      places[rater] = { drawing: twosomes + (place >> 1), mirrored: place % 2 === 1, phasesReversed }
    })
    twosomes += Math.ceil(group.length / 2)
  }
  return places
}

const nothingShown = ({ phases }: PlanInput, { systems, starts }: Numbered): ShownBefore => ({
  byPhase: phases.map(() => new PairBalance(systems)),
  pairLeads: phases.map(({ kind }) => new Int16Array(kind === 'preference' ? (starts.at(-1) ?? 0) : 0)),
})

type ToSplit = {
  readonly own: readonly (Int32Array | null)[]
  readonly byRole: ByRole
  readonly drawing: number
  readonly numbered: Numbered
}

/**
 * Chooses the items that come again, from those shown in every phase of this drawing, and splits the items of each phase
 * accordingly. Null when there are not enough of them. In the order of the file only items early enough are chosen.
 */
function strataOf(
  { repeats, phases, seed, itemOrder }: PlanInput,
  { own, byRole, drawing, numbered }: ToSplit,
): { twice: ReadonlySet<number>; strata: (Strata | null)[] } | null {
  const twice = new Set<number>()
  const sizeIn = (phase: number, item: number): number =>
    tasksOf(shownAs(phases[phase] as PlanInput['phases'][number]), numbered.items[item]?.length ?? 0)
  const taken = own.flatMap((items, phase) => (items && items.length > 0 ? [{ phase, items }] : []))
  if (repeats && taken.length > 0) {
    const everywhere = (taken[0]?.items ?? new Int32Array()).filter((item) =>
      taken.every(({ phase, items }) => sizeIn(phase, item) > 0 && (items === taken[0]?.items || items.includes(item))),
    )
    if (everywhere.length < repeats.items) return null
    const late = itemOrder === 'as-imported' ? tooLate(taken, repeats.minimumGap, sizeIn) : null
    const early = late ? everywhere.filter((item) => item < late) : everywhere
    const from =
      early.length >= repeats.items ? seededDraws(seed, stream.repeats, drawing).shuffle(early.slice()) : everywhere
    for (const item of from.subarray(0, repeats.items)) twice.add(item)
  }
  const kept = new Map<Int32Array, Strata>()
  const strata = own.map((items): Strata | null => {
    if (items === null) return null
    const known = kept.get(items)
    if (known) return known
    const split = {
      once: twice.size === 0 ? items : items.filter((item) => !twice.has(item)),
      twice: items.filter((item) => twice.has(item)),
      other: byRole.apart,
    }
    kept.set(items, split)
    return split
  })
  return { twice, strata }
}

/** The first item in the order of the file with too few tasks after it, in whichever phase that comes first. */
function tooLate(
  taken: readonly { readonly phase: number; readonly items: Int32Array }[],
  gap: number,
  sizeIn: (phase: number, item: number) => number,
): number {
  const firsts = taken.map(({ phase, items }) => {
    let after = 0
    for (let place = items.length - 1; place >= 0; place--) {
      if (after >= gap) return (items[place] as number) + 1
      after += sizeIn(phase, items[place] as number)
    }
    return 0
  })
  return Math.min(...firsts)
}

/** The order of the study round of a rater in a phase (0-based); null when a repeat would come too soon. */
export function studyOrder(
  input: PlanInput,
  drawn: Pick<Drawn, 'numbered' | 'byRole' | 'raters'>,
  rater: number,
  phase: number,
): Int32Array | null {
  const { own, twice } = drawn.raters[rater] as RaterDrawing
  const shown = shownAs(input.phases[phase] as PlanInput['phases'][number])
  return sequence({
    study: own[phase] ?? new Int32Array(),
    mixed: drawn.byRole.mixed,
    twice,
    minimumGap: input.repeats?.minimumGap ?? 0,
    size: (item) => tasksOf(shown, drawn.numbered.items[item]?.length ?? 0),
    itemOrder: input.itemOrder,
    draws: seededDraws(input.seed, stream.items, rater, phase),
    placeDraws: seededDraws(input.seed, stream.places, rater, phase),
  })
}

const repeatsFit = (input: PlanInput, drawn: Omit<Drawn, 'assignments'>): boolean =>
  drawn.raters.every(({ own }, rater) =>
    own.every((items, phase) => items === null || studyOrder(input, drawn, rater, phase) !== null),
  )

function countTasks({ phases }: PlanInput, { numbered, byRole, raters }: Omit<Drawn, 'assignments'>): number {
  const known = new Map<Int32Array, number[]>()
  const tasksIn = (items: Iterable<number>, phase: number): number => {
    let tasks = 0
    const shown = shownAs(phases[phase] as PlanInput['phases'][number])
    for (const item of items) tasks += tasksOf(shown, numbered.items[item]?.length ?? 0)
    return tasks
  }
  const others = phases.map((_, phase) => tasksIn(byRole.apart, phase))
  return raters.reduce((sum, { own, twice }) => {
    return own.reduce((all, items, phase) => {
      if (items === null) return all
      const perPhase = known.get(items) ?? []
      known.set(items, perPhase)
      perPhase[phase] ??= tasksIn(items, phase)
      const again = items.length > 0 ? tasksIn(twice, phase) : 0
      return all + perPhase[phase] + again + (others[phase] as number)
    }, sum)
  }, 0)
}
