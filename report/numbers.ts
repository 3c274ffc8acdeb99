import type { Figure, Interval } from '#contract/report.ts'
import { type ReportWords, say, sayCode, type WordKey } from './say.ts'

/** How an estimate is printed: a coefficient with two decimals, a share in per cent, a mean with two decimals. */
export type NumberForm = 'coefficient' | 'share'

/** What n counts. */
export type UnitName = 'responses' | 'pairs' | 'comparisons' | 'items' | 'systems'

/** A true minus, so that columns of figures read well and a hyphen is never taken for one. */
const withMinus = (text: string): string => text.replace('-', '−')

/** 0.614 → "0.61". Rounds half away from zero; never prints "−0.00". */
export function decimal(words: ReportWords, value: number, digits = 2): string {
  const format = new Intl.NumberFormat(words.language, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return withMinus(format.format(Number(value.toFixed(digits)) === 0 ? 0 : value))
}

/** 0.594 → "59.4 %", with a space that does not break. */
export const percent = (words: ReportWords, share: number): string => `${decimal(words, share * 100, 1)}\u202f%`

/** A confidence as people say it: 0.95 → "95 %". */
export const confidenceWords = (words: ReportWords, confidence: number): string =>
  `${new Intl.NumberFormat(words.language, { maximumFractionDigits: 1 }).format(confidence * 100)}\u202f%`

export const whole = (words: ReportWords, count: number): string => new Intl.NumberFormat(words.language).format(count)

/** The estimate alone, as printed; "undefined" when there is none. For places where n and interval stand beside it. */
export function estimateWords(words: ReportWords, { estimate }: Figure, form: NumberForm): string {
  if (estimate === null) return say(words, 'figure.undefinedShort')
  return form === 'share' ? percent(words, estimate) : decimal(words, estimate)
}

/** "0.56 to 0.66"; of a share without the per-cent signs, which stand on the estimate. Empty when there is none. */
export function intervalWords(words: ReportWords, interval: Interval | null, form: NumberForm): string {
  if (interval === null) return ''
  const end = (value: number) => (form === 'share' ? decimal(words, value * 100, 1) : decimal(words, value))
  return say(words, 'figure.interval', { low: end(interval.low), high: end(interval.high) })
}

/** Why a figure is undefined, in words. */
export const reasonWords = (words: ReportWords, reason: string | null): string =>
  sayCode(words, words.reason, reason ?? 'other', words.reason.other)

/** "undefined because nobody disagreed and nothing varied" */
export const undefinedWords = (words: ReportWords, figure: Figure): string =>
  say(words, 'figure.undefinedWhy', { reason: reasonWords(words, figure.undefined) })

/** A number with everything it needs: "0.61 [0.56 to 0.66], n = 300 responses". Undefined is said as undefined. */
export function figureWords(words: ReportWords, figure: Figure, form: NumberForm, units: UnitName): string {
  const counted = { n: whole(words, figure.n), units: say(words, `unit.${units}` as WordKey, { count: figure.n }) }
  if (figure.estimate === null) {
    return say(words, 'figure.undefined', { ...counted, reason: reasonWords(words, figure.undefined) })
  }
  const value = estimateWords(words, figure, form)
  if (figure.interval === null) return say(words, 'figure.without', { ...counted, value })
  return say(words, 'figure.whole', { ...counted, value, interval: intervalWords(words, figure.interval, form) })
}

/** The name of a coefficient by its id; an unknown id is its own name. */
export const coefficientName = (words: ReportWords, id: string): string => sayCode(words, words.coefficient, id, id)

/** p to three digits, and small ones as "< 0.001". */
export const pWords = (words: ReportWords, p: number): string =>
  p < 0.001 ? `< ${decimal(words, 0.001, 3)}` : decimal(words, p, 3)

/** p after its letter: "= 0.021", "< 0.001". */
export const pSaid = (words: ReportWords, p: number): string => (p < 0.001 ? pWords(words, p) : `= ${pWords(words, p)}`)

/** "29 October 2026, 10:42 UTC": the same on every computer. */
export function instantWords(words: ReportWords, instant: string): string {
  const then = new Date(instant)
  const day = new Intl.DateTimeFormat(words.dates, { dateStyle: 'long', timeZone: 'UTC' })
  const time = new Intl.DateTimeFormat(words.dates, { timeStyle: 'short', hourCycle: 'h23', timeZone: 'UTC' })
  return `${day.format(then)}, ${time.format(then)} UTC`
}

/** "4be2 77d0": the first eight signs of a hash. */
export const shortHash = (hash: string): string => `${hash.slice(0, 4)} ${hash.slice(4, 8)}`
