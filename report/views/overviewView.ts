import type { Report } from '#contract/report.ts'
import { namedAlpha } from '../findings.ts'
import { coefficientName, estimateWords, intervalWords, percent, undefinedWords, whole } from '../numbers.ts'
import { type ReportWords, say } from '../say.ts'
import { consistent } from './consistencyView.ts'

/** "60 items, 300 responses from 5 systems; 6 raters." */
export const heldSentence = (words: ReportWords, { counts, systems, raters }: Report): string =>
  say(words, 'overview.held', {
    items: say(words, 'count.items', { count: counts.items }),
    responses: say(words, 'count.responses', { count: counts.responses }),
    systems: say(words, 'count.systems', { count: systems.length }),
    raters: say(words, 'count.raters', { count: raters.length }),
  })

/** "900 ratings, 120 comparisons and 0 rankings entered." */
export const givenSentence = (words: ReportWords, { counts }: Report): string =>
  say(words, 'overview.given', {
    ratings: say(words, 'count.ratings', { count: counts.ratings }),
    preferences: say(words, 'count.preferences', { count: counts.preferences }),
    rankings: say(words, 'count.rankings', { count: counts.rankings }),
  })

export type OverviewRow = {
  readonly id: string
  readonly name: string
  readonly what: string
  readonly value: string
  readonly interval: string
  readonly n: string
}

/** One row a criterion: the alpha its measurement names. */
export const agreementOverview = (words: ReportWords, { agreement }: Report): readonly OverviewRow[] =>
  agreement.flatMap((criterion) => {
    const figure = namedAlpha(criterion)
    if (!figure) return []
    const undefinedHere = figure.estimate === null
    return [
      {
        id: criterion.criterion as string,
        name: criterion.name,
        what: coefficientName(words, figure.coefficient),
        value: undefinedHere ? undefinedWords(words, figure) : estimateWords(words, figure, 'coefficient'),
        interval: undefinedHere
          ? ''
          : intervalWords(words, figure.interval, 'coefficient') || say(words, 'figure.noInterval'),
        n: whole(words, figure.n),
      },
    ]
  })

/** One row a way of stating: the share of pairs where a rater's own ratings and statements say the same. */
export const consistencyOverview = (words: ReportWords, { consistency }: Report): readonly OverviewRow[] =>
  consistency
    .filter(({ criterion }) => criterion === null)
    .map(({ statedBy, withinRater }) => {
      const figure = consistent(withinRater)
      const undefinedHere = figure.estimate === null
      return {
        id: statedBy,
        name: say(words, `protocol.${statedBy}`),
        what: say(words, 'consistency.within'),
        value: undefinedHere ? undefinedWords(words, figure) : percent(words, figure.estimate ?? 0),
        interval: undefinedHere
          ? ''
          : intervalWords(words, figure.interval, 'share') || say(words, 'figure.noInterval'),
        n: whole(words, figure.n),
      }
    })
