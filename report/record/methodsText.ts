import type { Report } from '#contract/report.ts'
import type { Ledger } from '#contract/unblinding.ts'
import { namedAlpha } from '../findings.ts'
import type { Telling } from '../language.ts'
import { confidenceWords, figureWords, instantWords, whole } from '../numbers.ts'
import { say, sayCode } from '../say.ts'
import { sayRecord } from './sayRecord.ts'

/**
 * The methods of a study as one paragraph of facts with its sources below: what was judged by whom, how it was blinded, how
 * each number was made, what was left out. Plain text, to be put into a paper.
 */
export function methodsText(telling: Telling, report: Report, ledger: Ledger): string {
  const { record } = telling
  const sentences = [
    designSentence(telling, report),
    blindSentence(telling, report),
    ...planSentences(telling, report, ledger),
    ...agreementSentences(telling, report),
    ...consistencySentences(telling, report),
    ...(report.outcomes.length > 0 ? [sayRecord(record, 'methods.systems')] : []),
    intervalSentence(telling, report),
    exclusionSentence(telling, report),
    sayRecord(record, 'methods.software', { version: report.appVersion, hash: report.dataHash }),
  ]
  const between = record.language === 'zh-Hans' ? '' : ' '
  return `${sentences.join(between)}\n\n${sayRecord(record, 'methods.sources')}\n`
}

/** "6 items, 18 responses, 3 systems and 2 raters", and what was given, as far as there is any. */
export function sizes({ words }: Telling, report: Report): { held: string; given: string } {
  const { counts, systems, raters } = report
  const list = new Intl.ListFormat(words.language)
  const people = raters.filter(({ kind }) => kind === 'human').length
  const given = [
    ...(counts.ratings > 0 ? [say(words, 'count.ratings', { count: counts.ratings })] : []),
    ...(counts.preferences > 0 ? [say(words, 'count.preferences', { count: counts.preferences })] : []),
    ...(counts.rankings > 0 ? [say(words, 'count.rankings', { count: counts.rankings })] : []),
  ]
  return {
    held: list.format([
      say(words, 'count.items', { count: counts.items }),
      say(words, 'count.responses', { count: counts.responses }),
      say(words, 'count.systems', { count: systems.length }),
      say(words, 'count.raters', { count: people }),
    ]),
    given: list.format(given.length > 0 ? given : [say(words, 'count.ratings', { count: 0 })]),
  }
}

const designSentence = (telling: Telling, report: Report): string =>
  sayRecord(telling.record, 'methods.design', sizes(telling, report))

const blindSentence = ({ words, record }: Telling, { naming, unblinding }: Report): string =>
  sayRecord(record, `methods.blind.${naming}`, { at: unblinding ? instantWords(words, unblinding.at) : '' })

function planSentences({ words, record }: Telling, { naming }: Report, { plans }: Ledger): string[] {
  const plan = plans.at(-1)
  if (plan) return [sayRecord(record, 'methods.plan', { at: instantWords(words, plan.at), hash: plan.hash })]
  return naming === 'never-blinded' ? [] : [sayRecord(record, 'methods.noPlan')]
}

function agreementSentences({ words, record }: Telling, { agreement }: Report): string[] {
  const found = agreement.flatMap((criterion) => {
    const figure = namedAlpha(criterion)
    if (!figure || criterion.counts.ratings === 0) return []
    const measurement = say(words, `methods.measurements.${criterion.measurement}`)
    const value = figureWords(words, figure, 'coefficient', 'responses')
    return [sayRecord(record, 'methods.agreementOne', { criterion: criterion.name, measurement, value })]
  })
  return found.length === 0 ? [] : [sayRecord(record, 'methods.agreement'), ...found]
}

const consistencySentences = ({ words, record }: Telling, { consistency }: Report): string[] =>
  consistency
    .filter(({ criterion, withinRater }) => criterion === null && withinRater.n > 0)
    .map(({ withinRater }) =>
      sayRecord(record, 'methods.consistency', {
        value: figureWords(words, withinRater.inconsistency, 'share', 'pairs'),
      }),
    )

const intervalSentence = ({ words, record }: Telling, { settings }: Report): string =>
  sayRecord(record, 'methods.intervals', {
    confidence: confidenceWords(words, settings.confidence),
    resamples: settings.resamples,
    seed: String(settings.seed),
  })

/** What was left out, each with its reason and count. */
export function exclusionSentence({ words, record }: Telling, { exclusions }: Report): string {
  if (exclusions.length === 0) return sayRecord(record, 'methods.noExclusions')
  const parts = exclusions.map(({ what, reason, count }) =>
    sayRecord(record, 'methods.exclusion', {
      what: say(words, `methods.kinds.${what}`),
      reason: sayCode(words, words.exclusion, reason, words.exclusion.other),
      count: whole(words, count),
    }),
  )
  return sayRecord(record, 'methods.exclusions', { list: parts.join(record.language === 'ar' ? '؛ ' : '; ') })
}
