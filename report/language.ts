import type { ReportLanguage } from '#contract/exports.ts'
import arabicRecord from './record/words/ar.json' with { type: 'json' }
import germanRecord from './record/words/de.json' with { type: 'json' }
import englishRecord from './record/words/en.json' with { type: 'json' }
import spanishRecord from './record/words/es.json' with { type: 'json' }
import frenchRecord from './record/words/fr.json' with { type: 'json' }
import chineseRecord from './record/words/zh-Hans.json' with { type: 'json' }
import type { ReportWords } from './say.ts'
import arabic from './words/ar.json' with { type: 'json' }
import german from './words/de.json' with { type: 'json' }
import english from './words/en.json' with { type: 'json' }
import spanish from './words/es.json' with { type: 'json' }
import french from './words/fr.json' with { type: 'json' }
import chinese from './words/zh-Hans.json' with { type: 'json' }

/** The words of the record of the blinding, of the methods paragraph and of the study card. */
export type RecordWords = typeof englishRecord

/** Everything a report is told with in one language, and the direction it runs in. */
export type Telling = {
  readonly words: ReportWords
  readonly record: RecordWords
  readonly direction: 'ltr' | 'rtl'
}

/** Languages differ in their plural forms only, which are asked for by name: otherwise they have one shape. */
const told = (words: object, record: object, direction: Telling['direction'] = 'ltr'): Telling => ({
  words: words as ReportWords,
  record: record as RecordWords,
  direction,
})

const tellings: Readonly<Record<ReportLanguage, Telling>> = {
  en: told(english, englishRecord),
  de: told(german, germanRecord),
  fr: told(french, frenchRecord),
  es: told(spanish, spanishRecord),
  'zh-Hans': told(chinese, chineseRecord),
  ar: told(arabic, arabicRecord, 'rtl'),
}

/** What a report is told with in a language. */
export const tellingIn = (language: ReportLanguage): Telling => tellings[language]
