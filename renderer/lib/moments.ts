import { language } from './i18n.ts'

const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long' })
const dayAndYear = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric' })
const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })

/** The time of day on this computer: "10:42". */
export const timeOfDay = (instant: string): string => clock.format(new Date(instant))

/** A day as people say it near to it ("today, 10:42", "yesterday"), else its date; the year when it is another. */
export function dayOf(instant: string, now: Date): string {
  const then = new Date(instant)
  const days = Math.round((startOfDay(then) - startOfDay(now)) / 86_400_000)
  if (days === 0) return `${capital(relative.format(0, 'day'))}, ${clock.format(then)}`
  if (days === -1) return capital(relative.format(-1, 'day'))
  return (then.getFullYear() === now.getFullYear() ? day : dayAndYear).format(then)
}

const startOfDay = (date: Date): number => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase(language) + words.slice(1)
