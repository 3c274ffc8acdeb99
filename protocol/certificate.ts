import { type CountedRater, countRater, type NumberedResponses, numberedResponses } from './countRater.ts'
import { FirstShown, type PositionTally } from './firstShown.ts'
import type { Plan, PlanPhase } from './planTypes.ts'
import { type Reach, reachOf } from './reach.ts'

export type { PositionTally } from './firstShown.ts'

/** How much a rater gets, and of what. */
export type RaterLoad = {
  readonly rater: string
  readonly assignments: number
  /** Different items of the study. */
  readonly items: number
  readonly practice: number
  readonly qualification: number
  readonly gold: number
  readonly attention: number
  readonly repeats: number
}

/** What a plan holds besides positions. */
export type PlanDetails = Reach & {
  /** By phase in the order listed. */
  readonly phases: { kind: PlanPhase['kind']; assignments: number; raters: number; worstImbalance: number }[]
  readonly loads: RaterLoad[]
  /** Planned repeats, and the fewest and most tasks that lie between a showing and its repeat; null without any. */
  readonly repeats: { assignments: number; smallestGap: number; largestGap: number } | null
  /** How often each system stands at each place of a screen, over all raters. */
  readonly places: { system: string; times: number[] }[]
}

/** What a plan promises, counted from the plan as it is handed out, not from how it was drawn. */
export type Certificate = {
  readonly algorithm: string
  readonly seed: number
  readonly assignments: number
  readonly perRater: { rater: string; assignments: number }[]
  readonly positions: PositionTally[]
  readonly worstImbalance: number
  readonly hash: string
  readonly details: PlanDetails
}

export type CertificateNames = {
  /** The code of each system by its id; a certificate never holds a name. */
  readonly systemCode: ReadonlyMap<string, string>
  /** The pseudonym of each rater by id. */
  readonly raterName: ReadonlyMap<string, string>
  /** SHA-256 of a text or of bytes, as hex. */
  readonly hash: (content: string | Uint8Array) => string
}

/**
 * Counts a plan through. `positions` are the responses compared on one screen, of items that enter results, repeats
 * included; a plan of single ratings only shows the order in which the responses of an item are rated instead.
 * `worstImbalance` is the largest lead over raters, phases (with and without repeats) and the comparisons of a rater
 * together. The hash covers every task in order, with ids.
 */
export function certify(plan: Plan, names: CertificateNames): Certificate {
  const codes = [...names.systemCode.values()]
  const numbered = numberedResponses(plan, [...names.systemCode.keys()])
  const counted = plan.raters.map((rater, place) =>
    countRater(plan, place, numbered, names.raterName.get(rater) ?? rater),
  )
  const compares = counted.some(({ phases }) => phases.some(({ compared }) => compared))
  const pooled = new FirstShown(codes)
  const positions: PositionTally[] = []
  const hashes: string[] = []
  let worst = 0
  for (const rater of counted) {
    const own = new FirstShown(codes)
    for (const phase of rater.phases) if (phase.compared || !compares) own.addAll(phase.shown)
    pooled.addAll(own)
    worst = Math.max(worst, own.worst(), ...rater.phases.map(({ worst: ofPhase }) => ofPhase))
    positions.push(...own.tallies(rater.load.rater))
    const { codes: tasks } = rater
    hashes.push(names.hash(new Uint8Array(tasks.buffer, tasks.byteOffset, tasks.byteLength)))
  }
  return {
    algorithm: plan.algorithm,
    seed: plan.seed,
    assignments: plan.assignments,
    perRater: counted.map(({ load }) => ({ rater: load.rater, assignments: load.assignments })),
    positions: [...pooled.tallies(null), ...positions],
    worstImbalance: worst,
    hash: names.hash(
      [
        plan.algorithm,
        String(plan.seed),
        plan.labelSet,
        JSON.stringify(plan.phases),
        names.hash(
          plan.items.map(({ id, responses }) => [id, ...responses.map((each) => each.id)].join(' ')).join('\n'),
        ),
        ...plan.raters.map((rater, place) => `${rater} ${hashes[place]}`),
      ].join('\n'),
    ),
    details: detailsOf(plan, counted, { codes, systems: numbered.systems }),
  }
}

function detailsOf(
  plan: Plan,
  counted: readonly CountedRater[],
  named: { readonly codes: readonly string[] } & Pick<NumberedResponses, 'systems'>,
): PlanDetails {
  const { codes } = named
  const repeats = counted.reduce((sum, { load }) => sum + load.repeats, 0)
  const places = codes.map((system, number) => ({
    system,
    times: Array.from({ length: Math.max(0, ...counted.map(({ widest }) => widest)) }, (_, place) =>
      counted.reduce((sum, { places: own }) => sum + (own[place * codes.length + number] as number), 0),
    ),
  }))
  return {
    phases: plan.phases.map(({ kind }, phase) => {
      const parts = counted.map(({ phases }) => phases[phase])
      return {
        kind,
        assignments: parts.reduce((sum, part) => sum + (part?.assignments ?? 0), 0),
        raters: parts.filter((part) => (part?.assignments ?? 0) > 0).length,
        worstImbalance: Math.max(0, ...parts.map((part) => part?.worst ?? 0)),
      }
    }),
    loads: counted.map(({ load }) => load),
    repeats:
      repeats === 0
        ? null
        : {
            assignments: repeats,
            smallestGap: Math.min(...counted.map(({ smallestGap }) => smallestGap)),
            largestGap: Math.max(...counted.map(({ largestGap }) => largestGap)),
          },
    places: places.filter(({ times }) => times.some((count) => count > 0)),
    ...reachOf(plan, counted, named),
  }
}
