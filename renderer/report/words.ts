import { useEffect, useSyncExternalStore } from 'react'
import { usePageLanguage } from '#lib/i18n.ts'
import { type ReportWords, say, type Values, type WordKey } from '#report/say.ts'
import english from '#report/words/en.json' with { type: 'json' }

/**
 * The words a report is told in, in the language of the page. They are read while drawing: everything in the room is drawn
 * again when they change, because the room waits for them.
 */
export let words: ReportWords = english

/** One of those sentences. */
export const tell = (key: WordKey, values?: Values): string => say(words, key, values)

/** Other languages have more or fewer plural forms than the English words, and are otherwise alike (`house/locales.test.ts`). */
const coming: Readonly<Record<string, () => Promise<{ readonly default: object }>>> = {
  de: () => import('#report/words/de.json'),
  fr: () => import('#report/words/fr.json'),
  es: () => import('#report/words/es.json'),
  'zh-Hans': () => import('#report/words/zh-Hans.json'),
  ar: () => import('#report/words/ar.json'),
}

const here = new Map<string, ReportWords>([['en', english]])

/** Brings the words of a language; where they cannot be loaded the report is told in English. */
async function bring(language: string): Promise<void> {
  if (here.has(language)) return
  const found = await coming[language]?.().catch(() => null)
  here.set(language, (found?.default as ReportWords | undefined) ?? english)
}

/** The language `words` are in, and who draws again when it changes. */
let told = 'en'
const listeners = new Set<() => void>()

function tellIn(language: string): void {
  words = here.get(language) ?? english
  told = language
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether the report can be told in the language of the page. While not, nothing of it should be drawn. */
export function useReportWords(): boolean {
  const language = usePageLanguage()
  useEffect(() => {
    let wanted = true
    void bring(language).then(() => wanted && tellIn(language))
    return () => {
      wanted = false
    }
  }, [language])
  return useSyncExternalStore(listen, () => told) === language
}
