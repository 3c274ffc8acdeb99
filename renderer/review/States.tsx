import { useTranslation } from 'react-i18next'
import { useFailureWords } from '#lib/failures.ts'
import { FailedSheet } from '#ui/FailedSheet.tsx'
import { Waiting } from '#ui/Waiting.tsx'

/** Instead of a page that is still being fetched. */
export function Opening() {
  const { t } = useTranslation('review')
  return <Waiting>{t('opening')}</Waiting>
}

/** Instead of a page that could not be fetched. */
export function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { t } = useTranslation('review')
  const words = useFailureWords()
  return <FailedSheet title={t('failed')} words={words(error)} retryWords={t('tryAgain')} onRetry={onRetry} />
}
