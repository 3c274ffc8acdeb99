import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Trouble, useTroubleWords } from '#lib/failures.ts'
import { Button } from '#ui/Button.tsx'
import { type HandBackProps, Page } from '../DeskPages.tsx'
import { useMachine } from '../deskSlice.ts'
import { Content } from '../Given.tsx'
import styles from './Before.module.css'

/** What a rater agrees to before the first task. Agreeing is on disk before the first task is shown; refusing records nothing. */
export function ConsentPage({ text, onHandBack }: HandBackProps & { readonly text: string }) {
  const { t } = useTranslation(['desk', 'judge'])
  const troubleWords = useTroubleWords()
  const machine = useMachine()
  const [refused, setRefused] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  if (refused) {
    return (
      <Page title={t('desk:consent.refusedTitle')} fromTitle words={[t('desk:consent.refusedWords')]}>
        {onHandBack && (
          <Button kind="primary" onPress={onHandBack}>
            {t('judge:handBack')}
          </Button>
        )}
        <Button kind="plain" onPress={() => setRefused(false)}>
          {t('desk:consent.again')}
        </Button>
      </Page>
    )
  }
  return (
    <Page
      title={t('desk:consent.title')}
      fromTitle
      words={[]}
      matter={
        <>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable from the keyboard */}
          <section className={styles.text} tabIndex={0} aria-label={t('desk:consent.title')}>
            <Content text={text} />
          </section>
          <p role="alert" className="stop">
            {trouble === null ? '' : troubleWords(trouble)}
          </p>
        </>
      }
    >
      <Button kind="primary" onPress={() => void machine.agree().then(setTrouble)}>
        {t('desk:consent.agree')}
      </Button>
      <Button onPress={() => setRefused(true)}>{t('desk:consent.refuse')}</Button>
    </Page>
  )
}
