import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProseWords } from '#ui/prose/parts.tsx'

/** The words that stand in a text that is judged. */
export function useProseWords(): ProseWords {
  const { t } = useTranslation('judge')
  return useMemo(
    () => ({
      image: t('reading.image'),
      plain: t('reading.plain'),
      code: t('reading.code'),
      table: t('reading.table'),
      formula: t('reading.formula'),
    }),
    [t],
  )
}
