import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useTroubleWords } from '#lib/failures.ts'
import { useFirstFocus } from '#lib/focus.ts'
import { Button } from '#ui/Button.tsx'
import { Mark } from '#ui/Mark.tsx'
import styles from './Desk.module.css'
import { useDesk, useMachine } from './deskSlice.ts'

export interface PageProps {
  readonly title: string
  readonly words: readonly string[]
  /** Between the words and the buttons. */
  readonly matter?: ReactNode
  /** What comes first is to be read or filled in, not pressed: the focus begins at the title. */
  readonly fromTitle?: boolean
  readonly children?: ReactNode
}

/** A calm page in the middle of the window. */
export function Page({ title, words, matter, fromTitle = false, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (fromTitle) heading.current?.focus({ preventScroll: true })
  }, [fromTitle])
  return (
    <main className={styles.page}>
      <Mark size="title" />
      <h1 ref={heading} {...(fromTitle ? { tabIndex: -1 } : {})}>
        {title}
      </h1>
      {words.map((paragraph) => (
        <p key={paragraph} className="lede">
          {paragraph}
        </p>
      ))}
      {matter}
      <div className={styles.pageActs}>{children}</div>
    </main>
  )
}

export interface HandBackProps {
  readonly onHandBack: (() => void) | undefined
}

/** Before the desk is there. Nothing is shown at first: most desks open faster than words can be read. */
export function DeskOpening() {
  const { t } = useTranslation('judge')
  return <output className={styles.opening}>{t('opening')}</output>
}

/** The desk could not be opened: why, and once more. */
export function DeskUnreachable({ onHandBack }: HandBackProps) {
  const { t } = useTranslation('judge')
  const troubleWords = useTroubleWords()
  const machine = useMachine()
  const trouble = useDesk((state) => state.trouble)
  return (
    <Page title={t('unreachable')} words={trouble === null ? [] : [troubleWords(trouble)]}>
      <Button kind="primary" onPress={() => machine.retry()}>
        {t('tryAgain')}
      </Button>
      {onHandBack && <Button onPress={onHandBack}>{t('handBack')}</Button>}
    </Page>
  )
}

/** The clock stands still, and the work is out of sight. */
export function PauseScreen({ onHandBack }: HandBackProps) {
  const { t } = useTranslation('judge')
  const machine = useMachine()
  const ordinal = useDesk((state) => state.task?.ordinal ?? 1)
  const first = useFirstFocus<HTMLButtonElement>()
  return (
    <Page title={t('pause.title')} words={[t('pause.words')]}>
      <Button kind="primary" ref={first} onPress={() => machine.resume()}>
        {t('pause.resume', { ordinal })}
      </Button>
      {onHandBack && <Button onPress={onHandBack}>{t('handBack')}</Button>}
    </Page>
  )
}

/** After the last task: what happens now. */
export function EndScreen({ onHandBack, onOwnTasks }: HandBackProps & { readonly onOwnTasks: () => void }) {
  const { t } = useTranslation('judge')
  const { total } = useDesk((state) => state.progress)
  const first = useFirstFocus<HTMLButtonElement>()
  const open = useDesk((state) => state.open)
  if (total === 0) {
    return (
      <Page title={t('end.nothing')} words={[]}>
        {onHandBack && (
          <Button kind="primary" onPress={onHandBack}>
            {t('handBack')}
          </Button>
        )}
      </Page>
    )
  }
  const next = open ? (onHandBack ? t('end.next') : t('end.nextOwn')) : t('end.closed')
  return (
    <Page title={t('end.title')} words={[t('end.words', { count: total }), next]} fromTitle={!onHandBack}>
      {onHandBack && (
        <Button kind="primary" ref={first} onPress={onHandBack}>
          {t('handBack')}
        </Button>
      )}
      <Button kind={onHandBack ? 'word' : 'plain'} onPress={onOwnTasks}>
        {t('end.look')}
      </Button>
    </Page>
  )
}
