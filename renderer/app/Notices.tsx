import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFailureWords } from '#lib/failures.ts'
import { Button } from '#ui/Button.tsx'
import { Mark } from '#ui/Mark.tsx'
import styles from './Notices.module.css'

interface NoticeProps {
  readonly title: string
  readonly words: string
  readonly children?: ReactNode
}

/** One calm thing said in the middle of the window. */
export function Notice({ title, words, children }: NoticeProps) {
  return (
    <main className={styles.notice}>
      <Mark size="title" />
      <h1>{title}</h1>
      <p>{words}</p>
      {children}
    </main>
  )
}

/** Something could not be opened: why, and once more. */
export function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { t } = useTranslation('app')
  const words = useFailureWords()
  return (
    <Notice title={t('failed')} words={words(error)}>
      <Button kind="primary" onPress={onRetry}>
        {t('tryAgain')}
      </Button>
    </Notice>
  )
}

/** A screen met a bug. */
export function Crash({ incident, onAgain }: { readonly incident: string; readonly onAgain: () => void }) {
  const { t } = useTranslation('app')
  return (
    <Notice title={t('crash.title')} words={t('crash.words', { incident })}>
      <Button kind="primary" onPress={onAgain}>
        {t('crash.again')}
      </Button>
    </Notice>
  )
}

/** The core died and could not be started again. */
export function CoreGone() {
  const { t } = useTranslation(['app', 'errors'])
  return <Notice title={t('app:failed')} words={t('errors:gone')} />
}
