import type { Figure, Interval, Report } from '#contract/report.ts'
import { coefficientName, confidenceWords, instantWords, whole } from '../numbers.ts'
import { type ReportWords, say, sayCode } from '../say.ts'

/** A named fact, for a list of two columns. */
export type Fact = { readonly id: string; readonly name: string; readonly value: string }

/** Everything a reader needs to compute the numbers again. */
export function settingFacts(words: ReportWords, report: Report): readonly Fact[] {
  const { settings, dataHash, madeAt, appVersion, naming, unblinding, study } = report
  const fact = (id: string, name: string, value: string): Fact => ({ id, name, value })
  return [
    fact('hash', say(words, 'methods.hash'), dataHash),
    fact('seed', say(words, 'methods.seed'), String(settings.seed)),
    fact('resamples', say(words, 'methods.resamples'), whole(words, settings.resamples)),
    fact('confidence', say(words, 'methods.confidence'), confidenceWords(words, settings.confidence)),
    fact('version', say(words, 'methods.version'), appVersion),
    fact('madeAt', say(words, 'methods.madeAt'), instantWords(words, madeAt)),
    fact('stage', say(words, 'methods.stage'), say(words, `methods.stages.${study.stage}`)),
    fact('naming', say(words, 'methods.naming'), say(words, `methods.namings.${naming}`)),
    ...(unblinding
      ? [
          fact(
            'unblinded',
            say(words, 'methods.unblinded'),
            say(words, 'methods.unblindedBy', {
              at: instantWords(words, unblinding.at),
              by: unblinding.by,
              reason: unblinding.reason,
            }),
          ),
        ]
      : []),
  ]
}

/** What was left out: of what, why, how many. */
export const exclusionRows = (words: ReportWords, { exclusions }: Report) =>
  exclusions.map(({ what, reason, count }) => ({
    id: `${what} ${reason}`,
    what: say(words, `methods.kinds.${what}`),
    reason: sayCode(words, words.exclusion, reason, words.exclusion.other),
    count: whole(words, count),
  }))

/** What was rated, per criterion. */
export const countRows = (words: ReportWords, { agreement }: Report) =>
  agreement.map(({ criterion, name, measurement, counts }) => ({
    id: criterion as string,
    cells: [
      name,
      say(words, `methods.measurements.${measurement}`),
      ...[
        counts.units,
        counts.pairableUnits,
        counts.raters,
        counts.ratings,
        counts.missing,
        counts.notApplicable,
        counts.cannotJudge,
      ].map((count) => whole(words, count)),
    ],
  }))

/** The headings over `countRows`. */
export const countHeadings = (words: ReportWords): readonly string[] => Object.values(words.methods.countColumns)

/** How the interval of each kind of coefficient was made; each kind once. */
export function methodFacts(words: ReportWords, report: Report): readonly Fact[] {
  const seen = new Map<string, Fact>()
  for (const { coefficient, interval } of allFigures(report)) {
    if (!interval || seen.has(coefficient)) continue
    seen.set(coefficient, {
      id: coefficient,
      name: coefficientName(words, coefficient),
      value: methodWords(words, interval),
    })
  }
  return [...seen.values()]
}

function methodWords(words: ReportWords, { method, resamples, seed }: Interval): string {
  const name = sayCode(words, words.method, method, method)
  return resamples === undefined || seed === undefined
    ? name
    : say(words, 'method.resamples', { method: name, resamples, seed: String(seed) })
}

/** Every figure of a report, in its order. */
export function allFigures(report: Report): readonly Figure[] {
  const tables = report.consistency.flatMap(({ withinRater, betweenRater, perRater }) => [
    withinRater,
    betweenRater,
    ...perRater.map(({ table }) => table),
  ])
  return [
    ...report.agreement.flatMap(({ overall, withinOneLevel, pairs }) => [
      ...overall,
      ...(withinOneLevel ? [withinOneLevel] : []),
      ...pairs.flatMap(({ figures }) => figures),
    ]),
    ...report.preferenceAgreement,
    ...tables.flatMap(({ inconsistency, kappa, reversalRate }) => [inconsistency, kappa, reversalRate]),
    ...report.outcomes.flatMap(({ systems }) => systems.map(({ winRate }) => winRate)),
    ...report.means.flatMap(({ systems }) => systems.map(({ mean }) => mean)),
    ...(report.orderAgreement ? [report.orderAgreement] : []),
    ...(report.positionBias ? [report.positionBias] : []),
  ]
}

/** What each coefficient means, in the order of the report. */
export const definitions = (words: ReportWords) =>
  Object.entries(words.definition).map(([id, each]) => ({ id, ...each }))
