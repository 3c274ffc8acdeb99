import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFirstFocus } from '#lib/focus.ts'
import { timeOfDay } from '#lib/moments.ts'
import { Button } from '#ui/Button.tsx'
import { type HandBackProps, Page } from '../DeskPages.tsx'
import { useMachine } from '../deskSlice.ts'
import { Content } from '../Given.tsx'
import styles from './Before.module.css'
import { ConsentPage } from './ConsentPage.tsx'
import { FeedbackPage } from './FeedbackPage.tsx'
import type { Gate } from './gates.ts'

/** What stands before the next task. */
export function GatePage({ gate, onHandBack }: HandBackProps & { readonly gate: Gate }) {
  switch (gate.kind) {
    case 'consent':
      return <ConsentPage text={gate.text} onHandBack={onHandBack} />
    case 'instructions':
      return <InstructionsPage text={gate.text} />
    case 'feedback':
      return <FeedbackPage task={gate.task} feedback={gate.feedback} />
    case 'round':
      return <RoundPage gate={gate} />
    case 'break':
      return <BreakPage minutes={gate.minutes} />
    case 'locked':
      return <LockedPage until={gate.until} onHandBack={onHandBack} />
  }
}

/** The guidelines, once in full before the first task. */
function InstructionsPage({ text }: { readonly text: string }) {
  const { t } = useTranslation(['desk', 'judge'])
  const machine = useMachine()
  const first = useFirstFocus<HTMLButtonElement>()
  return (
    <Page
      title={t('judge:guidelines.title')}
      words={[]}
      matter={
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable from the keyboard
        <section className={styles.text} tabIndex={0} aria-label={t('judge:guidelines.title')}>
          <Content text={text} />
        </section>
      }
    >
      <Button kind="primary" ref={first} onPress={() => machine.passGate()}>
        {t('desk:rounds.begin')}
      </Button>
    </Page>
  )
}

function RoundPage({ gate: { round, after } }: { readonly gate: Extract<Gate, { kind: 'round' }> }) {
  const { t } = useTranslation('desk')
  const machine = useMachine()
  const first = useFirstFocus<HTMLButtonElement>()
  const title = round === 'study' && after === 'qualification' ? t('rounds.qualified') : t(`rounds.${round}`)
  return (
    <Page title={title} words={[t(`rounds.${round}Words`)]}>
      <Button kind="primary" ref={first} onPress={() => machine.passGate()}>
        {t('rounds.begin')}
      </Button>
    </Page>
  )
}

function BreakPage({ minutes }: { readonly minutes: number }) {
  const { t } = useTranslation('desk')
  const machine = useMachine()
  const first = useFirstFocus<HTMLButtonElement>()
  return (
    <Page title={t('break.title')} words={[t('break.words', { minutes })]}>
      <Button kind="primary" ref={first} onPress={() => machine.takeBreak()}>
        {t('break.take')}
      </Button>
      <Button kind="plain" onPress={() => machine.passGate()}>
        {t('break.go')}
      </Button>
    </Page>
  )
}

/** The sitting is over. The way on opens by itself when its time has come. */
function LockedPage({ until, onHandBack }: HandBackProps & { readonly until: number }) {
  const { t } = useTranslation(['desk', 'judge'])
  const machine = useMachine()
  const ready = useIsPast(until)
  const time = timeOfDay(new Date(until).toISOString())
  return (
    <Page
      title={t('desk:locked.title')}
      words={[t('desk:locked.words'), ready ? t('desk:locked.ready') : t('desk:locked.until', { time })]}
    >
      {ready && (
        <Button kind="primary" onPress={() => machine.passGate()}>
          {t('desk:break.go')}
        </Button>
      )}
      {onHandBack && (
        <Button kind={ready ? 'word' : 'primary'} onPress={onHandBack}>
          {t('judge:handBack')}
        </Button>
      )}
    </Page>
  )
}

function useIsPast(moment: number): boolean {
  const [past, setPast] = useState(() => Date.now() >= moment)
  useEffect(() => {
    const timer = setInterval(() => setPast(Date.now() >= moment), 1000)
    return () => clearInterval(timer)
  }, [moment])
  return past
}
