import { useTranslation } from 'react-i18next'
import { useFailureWords } from '#lib/failures.ts'
import { FailedSheet } from '#ui/FailedSheet.tsx'

/** What went wrong, and the repair, instead of the report. */
export function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { t } = useTranslation('report')
  const words = useFailureWords()
  return <FailedSheet title={t('failed')} words={words(error)} retryWords={t('tryAgain')} onRetry={onRetry} />
}
