import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

export interface Format {
  /** "a, b and c" */
  readonly list: (parts: readonly string[]) => string
  /** 1200 → "1,200" */
  readonly number: (value: number) => string
}

/** Lists and numbers as the language of the interface writes them. */
export function useFormat(): Format {
  const { language } = useTranslation().i18n
  return useMemo(() => {
    const lists = new Intl.ListFormat(language, { type: 'conjunction' })
    const numbers = new Intl.NumberFormat(language)
    return { list: (parts) => lists.format(parts), number: (value) => numbers.format(value) }
  }, [language])
}
