import { pageLanguage } from './i18n.ts'

type Formats = {
  readonly clock: Intl.DateTimeFormat
  readonly day: Intl.DateTimeFormat
  readonly dayAndYear: Intl.DateTimeFormat
  readonly relative: Intl.RelativeTimeFormat
}

const made = new Map<string, Formats>()

/** Formats are dear to make, so each language has one set. */
function formats(): Formats {
  const language = pageLanguage()
  const known = made.get(language)
  if (known) return known
  const fresh = {
    clock: new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    day: new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long' }),
    dayAndYear: new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric' }),
    relative: new Intl.RelativeTimeFormat(language, { numeric: 'auto' }),
  }
  made.set(language, fresh)
  return fresh
}

/** The time of day on this computer: "10:42". */
export const timeOfDay = (instant: string): string => formats().clock.format(new Date(instant))

/** The day and the time of day on this computer: "24 November, 10:42". */
export const dayAndTime = (instant: string): string => {
  const { clock, day } = formats()
  const then = new Date(instant)
  return list([day.format(then), clock.format(then)])
}

/** A day as people say it near to it ("today, 10:42", "yesterday"), else its date; the year when it is another. */
export function dayOf(instant: string, now: Date): string {
  const { clock, day, dayAndYear, relative } = formats()
  const then = new Date(instant)
  const days = Math.round((startOfDay(then) - startOfDay(now)) / 86_400_000)
  if (days === 0) return list([capital(relative.format(0, 'day')), clock.format(then)])
  if (days === -1) return capital(relative.format(-1, 'day'))
  return (then.getFullYear() === now.getFullYear() ? day : dayAndYear).format(then)
}

/** Day and time with the comma of the language. */
const list = (parts: readonly string[]): string => parts.join(commas[pageLanguage()] ?? ', ')

const commas: Readonly<Record<string, string>> = { ar: '، ', 'zh-Hans': ' ' }

const startOfDay = (date: Date): number => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase(pageLanguage()) + words.slice(1)
