import { useTranslation } from 'react-i18next'
import { useFailureWords } from '#lib/failures.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorState } from '#ui/Notice.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import styles from './ReviewRoom.module.css'

/** Instead of a page that is still being fetched. */
export function Waiting() {
  const { t } = useTranslation('review')
  return (
    <p className={styles.waiting} role="status">
      {t('opening')}
    </p>
  )
}

/** Instead of a page that could not be fetched. */
export function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { t } = useTranslation('review')
  const words = useFailureWords()
  return (
    <Sheet title={t('failed')}>
      <ErrorState
        title={words(error)}
        actions={
          <Button kind="plain" onPress={onRetry}>
            {t('tryAgain')}
          </Button>
        }
      />
    </Sheet>
  )
}
