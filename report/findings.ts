import type { Consistency, CriterionAgreement, Figure, Report, SystemOutcome } from '#contract/report.ts'
import type { Values, WordKey } from './say.ts'

/** What a page of the report found: which sentence says it, and the values in it. Names stand in as they are. */
export type Finding = {
  readonly key: Extract<WordKey, `finding.${string}`>
  readonly values: Values
  /** Values that are lists of names, joined as the language joins them. */
  readonly lists?: Readonly<Record<string, readonly string[]>>
  /** Values that are themselves words: name of the value → key of its words. */
  readonly worded?: Readonly<Record<string, WordKey>>
}

/** Alpha or another coefficient of a criterion by its id; undefined when the report does not hold it. */
export const figureById = (figures: readonly Figure[], id: string): Figure | undefined =>
  figures.find(({ coefficient }) => coefficient === id)

/** The coefficient that a criterion's level of measurement names. */
export const namedAlpha = ({ measurement, overall }: CriterionAgreement): Figure | undefined =>
  figureById(overall, `krippendorff_alpha.${measurement}`)

/** From this difference of alphas on, order and levels tell different stories. */
const tellingDifference = 0.2
/** From this share of neighbouring ratings on, raters "use the levels differently" rather than disagree. */
const mostlyNeighbours = 0.8
/** Krippendorff's (2004) bound for conclusions that may be relied on; held against the low end of the interval. */
const reliable = 0.8

/** How far the raters agree on one criterion, from alpha and its interval. */
export function agreementFinding(criterion: CriterionAgreement | undefined): Finding {
  if (!criterion || criterion.counts.ratings === 0) return { key: 'finding.agreement.none', values: {} }
  if (criterion.counts.raters < 2) return { key: 'finding.agreement.oneRater', values: {} }
  const main = namedAlpha(criterion)
  if (!main || main.estimate === null) return undefinedAgreement(main)
  const low = main.interval?.low ?? main.estimate
  const high = main.interval?.high ?? main.estimate
  if (high < 0) return { key: 'finding.agreement.against', values: {} }
  if (low <= 0) return { key: 'finding.agreement.chance', values: {} }
  if (ordersAlike(criterion, main.estimate)) return { key: 'finding.agreement.orderAlike', values: {} }
  return { key: low >= reliable ? 'finding.agreement.close' : 'finding.agreement.less', values: {} }
}

function undefinedAgreement(main: Figure | undefined): Finding {
  const reason = main?.undefined ?? 'other'
  if (reason === 'fewer-than-two-ratings-on-any-unit') return { key: 'finding.agreement.noOverlap', values: {} }
  if (reason === 'fewer-than-two-raters') return { key: 'finding.agreement.oneRater', values: {} }
  if (reason === 'no-variation') return { key: 'finding.agreement.noVariation', values: {} }
  return { key: 'finding.agreement.undefined', values: {}, worded: { reason: `reason.${reason}` as WordKey } }
}

/** Distance-counting alpha well above nominal alpha, and most ratings at most one level apart. */
function ordersAlike({ overall, withinOneLevel, measurement }: CriterionAgreement, named: number): boolean {
  const nominal = figureById(overall, 'krippendorff_alpha.nominal')?.estimate ?? null
  if (measurement === 'nominal' || nominal === null || named < 0.5) return false
  return named - nominal >= tellingDifference && (withinOneLevel?.estimate ?? 0) >= mostlyNeighbours
}

/** One plain sentence on why the coefficients of a criterion differ. */
export function whyTheyDiffer(criterion: CriterionAgreement): {
  readonly key: WordKey
  readonly within: number | null
} {
  const percent = figureById(criterion.overall, 'percent_agreement')?.estimate ?? null
  const nominal = figureById(criterion.overall, 'krippendorff_alpha.nominal')
  const named = namedAlpha(criterion)
  const within = criterion.withinOneLevel?.estimate ?? null
  if (percent === null) return { key: 'agreement.whyNone', within }
  if (!named || named.estimate === null || nominal?.estimate == null) return { key: 'agreement.whyUndefined', within }
  const gap = named.estimate - nominal.estimate
  if (gap >= tellingDifference / 2 && within !== null) return { key: 'agreement.whyNominalLower', within }
  if (gap <= -tellingDifference / 2) return { key: 'agreement.whyNominalHigher', within }
  if (percent !== null && percent - nominal.estimate >= tellingDifference)
    return { key: 'agreement.whyPercentHigher', within }
  return { key: 'agreement.whyAlike', within }
}

/** Systems from best to worst under one protocol, with their places; equal outcomes share the best place among them. */
export function systemOrder(outcome: SystemOutcome): readonly { readonly system: string; readonly place: number }[] {
  const known = outcome.systems.filter(({ winRate }) => winRate.estimate !== null)
  const better = (than: number) => known.filter(({ winRate }) => (winRate.estimate ?? 0) > than + 1e-12).length
  return known
    .map(({ system, winRate }) => ({ system: system as string, place: 1 + better(winRate.estimate ?? 0) }))
    .sort((one, other) => one.place - other.place)
}

/** Whether ratings and statements put the systems in the same order, and who rises or falls. */
export function consistencyFinding(report: Report, consistency: Consistency | undefined): Finding {
  if (!consistency) return { key: 'finding.consistency.none', values: {} }
  if (consistency.withinRater.n + consistency.betweenRater.n === 0)
    return { key: 'finding.consistency.noPairs', values: {} }
  const worded = { protocol: `protocol.${consistency.statedBy}` } as const
  const rating = report.outcomes.find(({ protocol }) => protocol === 'rating')
  const stated = report.outcomes.find(({ protocol }) => protocol === consistency.statedBy)
  if (!rating || !stated) return withoutOrders(consistency, worded)
  const [byRating, byStated] = [systemOrder(rating), systemOrder(stated)]
  const places = new Map(byStated.map(({ system, place }) => [system, place]))
  const first = byRating[0]
  const rival = byStated[0]
  if (!first || !rival || byRating.length < 2) return withoutOrders(consistency, worded)
  const name = nameIn(report)
  if (byRating.every(({ system, place }) => places.get(system) === place)) {
    return { key: 'finding.consistency.sameOrder', values: {}, worded }
  }
  const sharedTop = byRating.filter(({ place }) => place === 1).length > 1
  if (sharedTop) {
    const tied = byRating.filter(({ place }) => place === 1).map(({ system }) => name(system))
    return {
      key: 'finding.consistency.tiedWinners',
      values: { winner: name(rival.system) },
      lists: { system: tied },
      worded,
    }
  }
  const place = places.get(first.system) ?? byStated.length
  if (place === 1) {
    const alone = byStated.filter((each) => each.place === 1).length === 1
    const key = alone ? 'finding.consistency.sameWinner' : 'finding.consistency.winnerShared'
    return { key, values: { system: name(first.system) }, worded }
  }
  return {
    key: 'finding.consistency.winnerFalls',
    values: { system: name(first.system) },
    worded: { ...worded, place: placeKey(place, byStated.length) },
  }
}

function withoutOrders(consistency: Consistency, worded: Readonly<Record<string, WordKey>>): Finding {
  const table = consistency.withinRater.n > 0 ? consistency.withinRater : consistency.betweenRater
  const most = (table.inconsistency.estimate ?? 1) < 0.5
  return { key: most ? 'finding.consistency.agrees' : 'finding.consistency.parts', values: {}, worded }
}

const placeKey = (place: number, of: number): WordKey =>
  (place === of && of > 3 ? 'place.last' : `place.${Math.min(10, place)}`) as WordKey

/** Names of systems as the report may call them. */
export const nameIn = ({ systems }: Pick<Report, 'systems'>): ((id: string) => string) => {
  const names = new Map<string, string>(systems.map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? id
}

/** Pseudonyms of raters. */
export const raterIn = ({ raters }: Pick<Report, 'raters'>): ((id: string) => string) => {
  const names = new Map<string, string>(raters.map(({ id, pseudonym }) => [id, pseudonym]))
  return (id) => names.get(id) ?? id
}

/** Which system comes first, and whether every protocol says so. */
export function systemsFinding(report: Report): Finding {
  const orders = report.outcomes.map((outcome) => ({ outcome, order: systemOrder(outcome) }))
  const usable = orders.filter(({ order }) => order.length >= 2)
  const [first] = usable
  if (!first) return { key: 'finding.systems.none', values: {} }
  const winners = usable.map(({ order }) => order.filter(({ place }) => place === 1).map(({ system }) => system))
  const [one] = winners
  if (!one || winners.some((each) => each.length > 1)) return { key: 'finding.systems.level', values: {} }
  if (winners.some((each) => each[0] !== one[0])) return { key: 'finding.systems.differ', values: {} }
  const system = nameIn(report)(one[0] ?? '')
  if (usable.length > 1) return { key: 'finding.systems.every', values: { system } }
  const figure = first.outcome.systems.find((each) => each.system === one[0])?.winRate
  const sure = (figure?.interval?.low ?? 0) > 0.5
  return {
    key: sure ? 'finding.systems.one' : 'finding.systems.oneUnsure',
    values: { system },
    worded: { protocol: `protocol.${first.outcome.protocol}` },
  }
}

/** The one sentence above the whole report: consistency where there is any, else systems, else agreement. */
export function overviewFinding(report: Report): Finding {
  const [consistency] = report.consistency
  if (consistency && consistency.withinRater.n + consistency.betweenRater.n > 0)
    return consistencyFinding(report, consistency)
  const rated = report.agreement.find(({ counts }) => counts.ratings > 0)
  if (rated) return agreementFinding(rated)
  if (report.outcomes.length > 0) return systemsFinding(report)
  return { key: 'finding.none', values: {} }
}
