import { useTranslation } from 'react-i18next'
import { useFailureWords } from '#lib/failures.ts'
import { Button } from '#ui/Button.tsx'
import styles from './Trouble.module.css'

export interface TroubleProps {
  readonly error: unknown
  readonly onRetry?: () => void
}

/** What went wrong and how to repair it, beside where it went wrong. */
export function Trouble({ error, onRetry }: TroubleProps) {
  const { t } = useTranslation('prepare')
  const words = useFailureWords()
  return (
    <p className={styles.trouble} role="alert">
      <span className="stop">{words(error)}</span>
      {onRetry && <Button onPress={onRetry}>{t('tryAgain')}</Button>}
    </p>
  )
}
