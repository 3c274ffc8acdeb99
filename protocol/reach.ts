import type { CountedRater, NumberedResponses } from './countRater.ts'
import { roleOf } from './obstacles.ts'
import type { Plan } from './planTypes.ts'

/** How items tie raters and systems together: without shared items nothing can be compared. */
export type Reach = {
  /** Raters per item of the study that is judged at all. */
  readonly ratersPerItem: { fewest: number; most: number }
  /** Items that two raters share, over all two raters with tasks; null with fewer than two of them. */
  readonly shared: { fewest: number; most: number } | null
  /** Groups of raters that share items, directly or through others; one group when all are connected. */
  readonly raterGroups: string[][]
  /** Groups of systems that answered the same items, by code. */
  readonly systemGroups: string[][]
}

/** Counts who shares what. */
export function reachOf(
  plan: Plan,
  counted: readonly CountedRater[],
  { codes, systems }: { readonly codes: readonly string[] } & Pick<NumberedResponses, 'systems'>,
): Reach {
  const raters = counted.filter(({ load }) => load.items > 0)
  const perItem = new Int32Array(plan.items.length)
  for (const { sees } of raters) {
    for (let item = 0; item < sees.length; item++) perItem[item] = (perItem[item] as number) + (sees[item] as number)
  }
  const judged = perItem.filter((count) => count > 0)
  const meetings = raters.flatMap((one, place) =>
    raters
      .slice(place + 1)
      .map((other, offset) => ({ one: place, other: place + 1 + offset, items: bothSee(one, other) })),
  )
  return {
    ratersPerItem: { fewest: least(judged), most: judged.reduce((most, count) => Math.max(most, count), 0) },
    shared:
      meetings.length === 0
        ? null
        : {
            fewest: least(meetings.map(({ items }) => items)),
            most: meetings.reduce((most, { items }) => Math.max(most, items), 0),
          },
    raterGroups: connected(
      raters.map(({ load }) => load.rater),
      meetings.filter(({ items }) => items > 0),
    ),
    systemGroups: connected(codes, systemMeetings(plan, perItem, systems)),
  }
}

const least = (numbers: ArrayLike<number>): number => {
  let fewest = numbers.length === 0 ? 0 : Number.POSITIVE_INFINITY
  for (let place = 0; place < numbers.length; place++) fewest = Math.min(fewest, numbers[place] as number)
  return fewest
}

function bothSee({ sees }: CountedRater, { sees: others }: CountedRater): number {
  let items = 0
  for (let item = 0; item < sees.length; item++) items += (sees[item] as number) & (others[item] as number)
  return items
}

type Meeting = { readonly one: number; readonly other: number }

/** Systems with responses to the same judged item. Neighbours are enough to connect all of them. */
function systemMeetings(plan: Plan, perItem: Int32Array, systems: readonly Int32Array[]): Meeting[] {
  const met = new Set<number>()
  plan.items.forEach((item, place) => {
    if (roleOf(item) !== 'study' || perItem[place] === 0) return
    const own = systems[place] ?? []
    for (let next = 1; next < own.length; next++) met.add((own[next - 1] as number) * 65536 + (own[next] as number))
  })
  return Array.from(met, (key) => ({ one: Math.floor(key / 65536), other: key % 65536 }))
}

/** The connected parts of a graph, largest first. */
function connected(names: readonly string[], meetings: readonly Meeting[]): string[][] {
  const root = names.map((_, place) => place)
  const find = (place: number): number => {
    let at = place
    while (root[at] !== at) at = root[at] as number
    return at
  }
  for (const { one, other } of meetings) root[find(one)] = find(other)
  const parts = Map.groupBy(names.keys(), find)
  return [...parts.values()]
    .map((part) => part.map((place) => names[place] as string))
    .sort((one, other) => other.length - one.length)
}
