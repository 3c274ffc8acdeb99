/** The languages of the interface, each with the name it calls itself. Study content brings its own language. */
export const languageNames = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  'zh-Hans': '简体中文',
  ar: 'العربية',
} as const

/** A language the interface speaks. */
export type Language = keyof typeof languageNames

export const languages = Object.keys(languageNames) as readonly Language[]

/** English stretched and accented, to find words that are not translated and places too narrow for them. Never offered. */
export const pseudoLanguage = 'en-XA'

/** What the page can be told in. */
export type PageLanguage = Language | typeof pseudoLanguage

export const isPageLanguage = (name: unknown): name is PageLanguage =>
  languages.some((each) => each === name) || name === pseudoLanguage

/** What a person chose: one language, or to follow the computer. */
export type LanguageChoice = PageLanguage | 'system'

/** The way a language is written. */
export const directionOf = (language: string): 'ltr' | 'rtl' => (/^ar\b/.test(language) ? 'rtl' : 'ltr')

/**
 * The language to begin with, of those a person reads.
 *
 * @param wanted BCP 47 tags, best first (`navigator.languages`)
 * @returns the first that the interface speaks, by its language alone ("de-AT" finds German); English when there is none.
 *   Traditional Chinese is not answered with Simplified unless nothing else in the list is spoken.
 */
export function languageFor(wanted: readonly string[]): Language {
  const spoken = wanted.flatMap((tag) => {
    const [name] = tag.toLowerCase().split(/[-_]/)
    return languages.filter((each) => each.split('-')[0] === name).map((language) => ({ language, tag }))
  })
  return (spoken.find(({ tag }) => !/^zh[-_](hant|tw|hk|mo)/i.test(tag)) ?? spoken[0])?.language ?? 'en'
}
