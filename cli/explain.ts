import type { AgreementEntry } from '#core/plain/agreementCoefficients.ts'
import type { AgreementExplanation, NamedReason } from '#core/plain/agreementExplanation.ts'
import { words } from './printResults.ts'
import { shown } from './textTable.ts'

/** An entry with its explanation in words: a sentence beside every statement. */
export function inWords({ explanation, ...entry }: AgreementEntry): object {
  if (!explanation) return entry
  const { meaning, reasons, benchmark } = explanation
  return {
    ...entry,
    meaning: { ...meaning, sentence: meaningSentence(entry.coefficient, meaning) },
    reasons: reasons.map((reason) => ({ ...reason, sentence: reasonSentence(reason) })),
    ...(benchmark && benchmark.band !== 'poor'
      ? { benchmark: { ...benchmark, sentence: benchmarkSentence(benchmark) } }
      : {}),
  }
}

const percent = (share: number): string => `${Number((share * 100).toFixed(1))}%`
const list = (names: readonly string[]): string => names.join(' and ')

function meaningSentence(coefficient: string, meaning: AgreementExplanation['meaning']): string {
  switch (meaning.kind) {
    case 'undefined':
      return `It has no value here: ${words(meaning.reason)}.`
    case 'share-of-pairs':
      return coefficient === 'percent_agreement'
        ? `Two ratings of the same unit are equal in ${percent(meaning.share)} of cases.`
        : `Two ratings of the same unit agree by ${percent(meaning.share)} on average, near misses counting in part.`
    case 'share-of-units':
      return `On ${percent(meaning.share)} of the units that every rater rated, all of them agree.`
    case 'beyond-chance': {
      const { share, agreement, chance } = meaning
      const parts =
        agreement === null || chance === null ? '' : ` (${percent(agreement)} observed, ${percent(chance)} by chance)`
      return `Of the agreement that chance leaves to be reached, raters reach ${percent(share)}${parts}.`
    }
    case 'as-chance':
      return 'Raters agree as often as chance alone would have it.'
    case 'below-chance':
      return 'Raters agree less often than chance alone would have it.'
    case 'perfect':
      return 'No two ratings of the same unit differ.'
    case 'share-of-variance': {
      const what = meaning.of === 'one-rating' ? 'one rating' : "the raters' mean"
      const sense =
        meaning.sense === 'agreement' ? 'severity of raters counting as error' : 'severity of raters set aside'
      return `Of the variance of ${what}, ${percent(meaning.share)} is due to the units, ${sense}.`
    }
    case 'association':
      return `The raters' values go together to ${shown(meaning.estimate)}, where 1 is perfectly.`
  }
}

function reasonSentence(reason: NamedReason): string {
  switch (reason.kind) {
    case 'prevalence':
      return `${percent(reason.share)} of all ratings are "${reason.category}", so that chance alone gives ${percent(reason.chance)} agreement and ${percent(reason.agreement)} gives a low value; AC1, which this moves less, is ${shown(reason.ac1)}.`
    case 'rater-bias':
      return `${list(reason.raters)} use the categories differently often: ${percent(reason.distance)} of the ratings of one would have to change for the other's shares.`
    case 'constant-rater':
      return reason.raters.length === 1
        ? `${list(reason.raters)} gave one and the same value throughout.`
        : `${list(reason.raters)} each gave one and the same value throughout.`
    case 'near-disagreements':
      return `${percent(reason.share)} of the disagreements are one level apart, which a coefficient without order cannot see.`
    case 'far-disagreements':
      return `Only ${percent(reason.share)} of the disagreements are one level apart; the others are further.`
    case 'unused-categories':
      return `Of ${reason.declared} declared categories ${reason.used} were used; the others lower the agreement expected by chance.`
    case 'single-ratings':
      return reason.role === 'ignored'
        ? `Units with one rating, ${reason.units} here, do not count.`
        : `Units with one rating, ${reason.units} here, count for chance agreement only.`
    case 'missing-ratings':
      return `${percent(reason.share)} of the possible ratings are missing.`
    case 'wide-interval':
      return `The interval is ${shown(reason.width)} wide; ${reason.units} units cannot say it more closely.`
    case 'no-disagreement-seen':
      return `In ${reason.units} units no disagreement was seen, so the interval has no width; the share of agreement may still be as low as ${percent(reason.bound)}.`
    case 'severity-differs':
      return `Raters place the units alike (${shown(reason.consistency)}) but differ in severity (${shown(reason.agreement)}).`
    case 'interval-undefined':
      return `It has no interval here: ${words(reason.reason)}.`
  }
}

const benchmarkSentence = ({ band, certainty }: NonNullable<AgreementExplanation['benchmark']>): string =>
  `With ${percent(certainty)} certainty it is at least "${words(band)}" on the scale of Landis and Koch.`
