/**
 * What a coefficient says and why it differs from its neighbours, as structured statements: the numbers of a sentence,
 * not the sentence, so that the reader's side can word them in any language.
 */
import { gwetAc } from '../agreement/gwetAc.ts'
import { percentAgreement } from '../agreement/percentAgreement.ts'
import type { RatingMatrix } from '../ratingMatrix.ts'
import type { Interval, Result, UndefinedReason } from '../result.ts'
import { type Benchmark, benchmark } from './benchmark.ts'
import { type RatingProfile, ratingProfile } from './ratingProfile.ts'

/** The one sentence. */
export type Meaning =
  | { readonly kind: 'undefined'; readonly reason: UndefinedReason }
  /** Two ratings of the same unit agree with this probability. */
  | { readonly kind: 'share-of-pairs'; readonly share: number }
  | { readonly kind: 'share-of-units'; readonly share: number }
  /** Of the agreement that chance leaves to be reached, this share was reached. */
  | {
      readonly kind: 'beyond-chance'
      readonly share: number
      readonly agreement: number | null
      readonly chance: number | null
    }
  | { readonly kind: 'as-chance' }
  | { readonly kind: 'below-chance'; readonly estimate: number }
  | { readonly kind: 'perfect' }
  /** Share of variance that is due to the units, for one rating or for the mean of all raters. */
  | {
      readonly kind: 'share-of-variance'
      readonly share: number
      readonly of: 'one-rating' | 'mean-of-raters'
      readonly sense: 'agreement' | 'consistency'
    }
  | { readonly kind: 'association'; readonly estimate: number }

/** Why it is as it is, or what to keep in mind. */
export type Reason =
  /** High agreement, low kappa: one category holds most ratings, so chance agreement is high (kappa paradox). */
  | {
      readonly kind: 'prevalence'
      readonly category: number
      readonly share: number
      readonly agreement: number
      readonly chance: number
      readonly ac1: number
    }
  /** Raters use the categories differently often. */
  | { readonly kind: 'rater-bias'; readonly distance: number; readonly raters: readonly [number, number] }
  | { readonly kind: 'constant-rater'; readonly raters: readonly number[] }
  /** Most disagreements are one level apart (or not), which a nominal coefficient cannot see. */
  | { readonly kind: 'near-disagreements'; readonly share: number }
  | { readonly kind: 'far-disagreements'; readonly share: number }
  /** Chance agreement counts declared categories that nobody used. */
  | { readonly kind: 'unused-categories'; readonly used: number; readonly declared: number }
  | { readonly kind: 'single-ratings'; readonly units: number; readonly role: 'ignored' | 'chance-only' }
  | { readonly kind: 'missing-ratings'; readonly share: number }
  | { readonly kind: 'wide-interval'; readonly width: number; readonly units: number }
  /** No spread in the data: the interval has no width, yet the truth may well be lower; `bound` is a Wilson-type limit. */
  | { readonly kind: 'no-disagreement-seen'; readonly units: number; readonly bound: number }
  /** Consistency well above absolute agreement: raters order units alike but differ in severity. */
  | { readonly kind: 'severity-differs'; readonly agreement: number; readonly consistency: number }
  | { readonly kind: 'interval-undefined'; readonly reason: UndefinedReason }

export type Explanation = {
  readonly coefficient: string
  readonly meaning: Meaning
  readonly reasons: readonly Reason[]
  readonly benchmark: Benchmark | null
}

/** Thresholds above which a property of the data is worth a sentence. */
const NOTABLE = {
  dominantShare: 0.7,
  gapToAgreement: 0.25,
  gapToAc1: 0.15,
  bias: 0.15,
  near: 0.7,
  missing: 0.05,
  width: 0.3,
  severity: 0.1,
}

/** Explains results that were computed from `matrix`; one explanation per result, in the same order. */
export function explainAgreement(matrix: RatingMatrix, results: readonly Result[]): readonly Explanation[] {
  const context = contextOf(matrix, results)
  return results.map((result) => {
    const estimate = result.estimate
    const reasons = estimate === null ? undefinedReasons(context) : reasonsOf(result, estimate, context)
    const chanceCorrected = isChanceCorrected(result.coefficient)
    return {
      coefficient: result.coefficient,
      meaning: meaningOf(result),
      reasons,
      benchmark: estimate !== null && chanceCorrected ? benchmark(estimate, result.standardError) : null,
    }
  })
}

type Context = {
  readonly profile: RatingProfile
  readonly agreement: number | null
  readonly ac1: number | null
  readonly byId: ReadonlyMap<string, Result>
}

function contextOf(matrix: RatingMatrix, results: readonly Result[]): Context {
  return {
    profile: ratingProfile(matrix),
    agreement: percentAgreement(matrix).estimate,
    ac1: gwetAc(matrix).estimate,
    byId: new Map(results.map((result) => [result.coefficient, result])),
  }
}

const isKappa = (id: string): boolean =>
  /^(cohen_kappa|scott_pi|fleiss_kappa|conger_kappa|light_kappa|krippendorff_alpha)/.test(id)
const isChanceCorrected = (id: string): boolean => isKappa(id) || /^(gwet_ac|brennan_prediger|pabak)/.test(id)
const isNominal = (id: string): boolean =>
  /(unweighted|nominal)$|^(fleiss_kappa|conger_kappa|light_kappa|gwet_ac1)$/.test(id)

function meaningOf(result: Result): Meaning {
  const { coefficient: id, estimate } = result
  if (estimate === null) return { kind: 'undefined', reason: result.undefined ?? 'no-data' }
  if (id === 'percent_agreement.unanimous') return { kind: 'share-of-units', share: estimate }
  if (id.startsWith('percent_agreement')) return { kind: 'share-of-pairs', share: estimate }
  if (/^icc|^cronbach/.test(id)) {
    const of = /_k$|^cronbach/.test(id) ? 'mean-of-raters' : 'one-rating'
    return {
      kind: 'share-of-variance',
      share: estimate,
      of,
      sense: /3_[1k]$|^cronbach/.test(id) ? 'consistency' : 'agreement',
    }
  }
  if (!isChanceCorrected(id)) return { kind: 'association', estimate }
  if (estimate > 1 - 1e-12) return { kind: 'perfect' }
  if (Math.abs(estimate) < 1e-12) return { kind: 'as-chance' }
  if (estimate < 0) return { kind: 'below-chance', estimate }
  const { pa = null, pe = null } = result as { pa?: number; pe?: number }
  return { kind: 'beyond-chance', share: estimate, agreement: pa, chance: pe }
}

function undefinedReasons({ profile }: Context): Reason[] {
  return profile.constantRaters.length > 0 ? [{ kind: 'constant-rater', raters: profile.constantRaters }] : []
}

function reasonsOf(result: Result, estimate: number, context: Context): Reason[] {
  const { coefficient: id } = result
  return [
    ...(isKappa(id) ? chanceReasons(estimate, context) : []),
    ...(isNominal(id) ? distanceReasons(context) : []),
    ...declaredReasons(id, context),
    ...severityReasons(id, context),
    ...dataReasons(id, context),
    ...intervalReasons(result, context),
  ]
}

/** The two paradoxes of Feinstein & Cicchetti (1990). */
function chanceReasons(estimate: number, { profile, agreement, ac1 }: Context): Reason[] {
  const reasons: Reason[] = []
  const { dominantCategory, dominantShare } = profile
  const paradox = agreement !== null && ac1 !== null && dominantShare >= NOTABLE.dominantShare
  if (
    paradox &&
    dominantCategory !== null &&
    agreement - estimate >= NOTABLE.gapToAgreement &&
    ac1 - estimate >= NOTABLE.gapToAc1
  ) {
    const chance = estimate < 1 ? (agreement - estimate) / (1 - estimate) : 1
    reasons.push({ kind: 'prevalence', category: dominantCategory, share: dominantShare, agreement, chance, ac1 })
  }
  if (profile.raterBias >= NOTABLE.bias && profile.biasedRaters)
    reasons.push({ kind: 'rater-bias', distance: profile.raterBias, raters: profile.biasedRaters })
  if (profile.constantRaters.length > 0) reasons.push({ kind: 'constant-rater', raters: profile.constantRaters })
  return reasons
}

function distanceReasons({ profile, byId }: Context): Reason[] {
  const ordered = [...byId.keys()].some((id) => /ordinal|interval|linear|quadratic/.test(id))
  if (!ordered || profile.disagreeingPairs === 0 || profile.usedCategories < 3) return []
  const { nearShare } = profile
  return [{ kind: nearShare >= NOTABLE.near ? 'near-disagreements' : 'far-disagreements', share: nearShare }]
}

function declaredReasons(id: string, { profile }: Context): Reason[] {
  const { usedCategories: used, declaredCategories: declared } = profile
  return /^(gwet_ac|brennan_prediger)/.test(id) && used < declared
    ? [{ kind: 'unused-categories', used, declared }]
    : []
}

function severityReasons(id: string, { byId }: Context): Reason[] {
  const form = /^(icc(?:_reml|_listwise)?)\.[23]_([1k])$/.exec(id)
  if (!form) return []
  const agreement = byId.get(`${form[1]}.2_${form[2]}`)?.estimate ?? null
  const consistency = byId.get(`${form[1]}.3_${form[2]}`)?.estimate ?? null
  if (agreement === null || consistency === null || consistency - agreement < NOTABLE.severity) return []
  return [{ kind: 'severity-differs', agreement, consistency }]
}

function dataReasons(id: string, { profile }: Context): Reason[] {
  const reasons: Reason[] = []
  const role = /^(fleiss|gwet)/.test(id) ? 'chance-only' : 'ignored'
  if (profile.singleUnits > 0) reasons.push({ kind: 'single-ratings', units: profile.singleUnits, role })
  if (profile.missingShare >= NOTABLE.missing) reasons.push({ kind: 'missing-ratings', share: profile.missingShare })
  return reasons
}

function intervalReasons(result: Result, { profile }: Context): Reason[] {
  if (result.intervalUndefined) return [{ kind: 'interval-undefined', reason: result.intervalUndefined }]
  const interval: Interval | null = result.interval ?? null
  if (!interval) return []
  const width = interval.high - interval.low
  const units = profile.counts.pairableUnits
  if (width <= 1e-12 && (result.estimate ?? 0) < 1 - 1e-12) return []
  // With 0 of n units in disagreement the Wilson limit of the agreement is n / (n + z^2), here at 95 %.
  if (width <= 1e-12) return [{ kind: 'no-disagreement-seen', units, bound: units / (units + 1.959963984540054 ** 2) }]
  return width >= NOTABLE.width ? [{ kind: 'wide-interval', width, units }] : []
}
