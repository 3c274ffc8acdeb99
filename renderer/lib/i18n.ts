import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { english } from '../locales/resources.ts'
import { directionOf, type LanguageChoice, languageFor, type PageLanguage, pseudoLanguage } from './languages.ts'
import { settingsStore } from './settingsSlice.ts'

/** Makes the English words ready; they are in the bundle, so this is done when it returns. */
export function startWords(): void {
  void i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: english },
    defaultNS: 'app',
    interpolation: { escapeValue: true, escape: isolated },
    returnNull: false,
  })
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/**
 * A value as it stands in a sentence. Names and texts written the other way than the page are set apart (Unicode isolates), so
 * that they cannot pull the words and marks around them to the wrong side; in the pseudo-language every value is, so that a test
 * can tell it from the sentence. React escapes what needs escaping.
 */
function isolated(value: string): string {
  const language = pageLanguage()
  // On a page from right to left, a value in both scripts is a list that the page itself put together.
  const apart =
    directionOf(language) === 'rtl'
      ? /\p{Script=Latin}/u.test(value) && !rightToLeft.test(value)
      : rightToLeft.test(value)
  return apart || language === pseudoLanguage ? `\u2068${value}\u2069` : value
}

type Words = Readonly<Record<string, unknown>>

/** Each language but English comes when it is first wanted. */
const coming: Readonly<Record<Exclude<PageLanguage, 'en'>, () => Promise<{ readonly words: Words }>>> = {
  de: () => import('../locales/de.ts'),
  fr: () => import('../locales/fr.ts'),
  es: () => import('../locales/es.ts'),
  'zh-Hans': () => import('../locales/zh-Hans.ts'),
  ar: () => import('../locales/ar.ts'),
  'en-XA': () => import('../locales/pseudo.ts'),
}

/** The language a choice stands for on this computer. */
export const chosenLanguage = (choice: LanguageChoice): PageLanguage =>
  choice === 'system' ? languageFor(navigator.languages) : choice

/**
 * Puts the chosen language on the page and keeps it there: the words, and `lang` and `dir` of the root. Nothing that is open
 * closes. Resolves when the first language is there; a language that cannot be loaded leaves the one before.
 *
 * @returns what stops following
 */
export async function followLanguage(root: HTMLElement): Promise<() => void> {
  const wanted = () => chosenLanguage(settingsStore.getState().language)
  const apply = async () => {
    const language = wanted()
    if (!(await loaded(language)) || language !== wanted()) return
    await i18next.changeLanguage(language)
    root.lang = language
    root.dir = directionOf(language)
  }
  await apply()
  const again = () => void (i18next.language !== wanted() && apply())
  const stop = settingsStore.subscribe(again)
  globalThis.addEventListener('languagechange', again)
  return () => {
    stop()
    globalThis.removeEventListener('languagechange', again)
  }
}

async function loaded(language: PageLanguage): Promise<boolean> {
  if (language === 'en' || i18next.hasResourceBundle(language, 'app')) return true
  try {
    const { words } = await coming[language]()
    for (const [room, sentences] of Object.entries(words)) i18next.addResourceBundle(language, room, sentences)
    return true
  } catch {
    return false
  }
}

/** The language the page is told in now, as Intl takes it. */
export const pageLanguage = (): string => i18next.language ?? 'en'

/** The same for a component, which is drawn again when it changes. */
export function usePageLanguage(): string {
  return useTranslation().i18n.language
}
