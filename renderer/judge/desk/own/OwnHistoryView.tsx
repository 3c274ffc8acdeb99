import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTroubleWords } from '#lib/failures.ts'
import { dayOf } from '#lib/moments.ts'
import { useMachine } from '../deskSlice.ts'
import { useActionInWords } from './actionInWords.ts'
import styles from './Own.module.css'
import { useHistory } from './useOwnTasks.ts'

/** What the rater did at one task, oldest first, as it stands in the log. */
export function OwnHistoryView({ ordinal }: { readonly ordinal: number }) {
  const { t } = useTranslation('desk')
  const troubleWords = useTroubleWords()
  const machine = useMachine()
  const history = useHistory(machine, ordinal)
  const inWords = useActionInWords()
  const [now] = useState(() => new Date())
  if (history.kind === 'coming') return null
  if (history.kind === 'failed') {
    return (
      <p role="alert" className="stop">
        {troubleWords(history.trouble)}
      </p>
    )
  }
  const { task, events } = history.answer
  if (events.length === 0) return <p className="soft">{t('history.none')}</p>
  return (
    <>
      <p className="soft">{t('history.intro')}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long history must be reachable to be scrolled */}
      <ol className={styles.history} tabIndex={0} aria-label={t('history.title', { ordinal })}>
        {events.map(({ at, action }, index) => (
          <li key={index}>
            <time dateTime={at}>{dayOf(at, now)}</time>
            <span dir="auto">{inWords(task, action)}</span>
          </li>
        ))}
      </ol>
    </>
  )
}
