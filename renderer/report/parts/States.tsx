import { useTranslation } from 'react-i18next'
import { useFailureWords } from '#lib/failures.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorState } from '#ui/Notice.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import styles from './States.module.css'

/** Instead of the room while the study is opened: words, and only after a blink. */
export function Waiting({ children }: { readonly children: string }) {
  return (
    <p className={styles.waiting} role="status">
      {children}
    </p>
  )
}

/** What went wrong, and the repair, on a sheet of its own. */
export function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { t } = useTranslation('report')
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
