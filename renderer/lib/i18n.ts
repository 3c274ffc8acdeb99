import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { english } from '../locales/resources.ts'

/** The language of the interface. Study content brings its own. */
export const language = 'en'

/** Makes the words ready; they are in the bundle, so this is done when it returns. */
export function startWords(): void {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: english },
    defaultNS: 'app',
    interpolation: { escapeValue: false },
    returnNull: false,
  })
}
