import { useQuery } from '@tanstack/react-query'
import { usePageLanguage } from '#lib/i18n.ts'
import { directionOf } from '#lib/languages.ts'
import type { RecordWords, Telling } from '#report/language.ts'
import { words } from '../words.ts'

type RecordFile = { readonly default: object }

/** The words of the record by language; loaded when they are needed. */
const files: Readonly<Record<string, () => Promise<RecordFile>>> = {
  de: () => import('#report/record/words/de.json'),
  fr: () => import('#report/record/words/fr.json'),
  es: () => import('#report/record/words/es.json'),
  'zh-Hans': () => import('#report/record/words/zh-Hans.json'),
  ar: () => import('#report/record/words/ar.json'),
}

const english = (): Promise<RecordFile> => import('#report/record/words/en.json')

/** What the record is told with in the language of the page; null until it is there. */
export function useTelling(): Telling | null {
  const language = usePageLanguage()
  const record = useQuery({
    queryKey: ['record words', language],
    queryFn: async () => (await (files[language] ?? english)()).default as RecordWords,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return record.data ? { words, record: record.data, direction: directionOf(language) } : null
}
