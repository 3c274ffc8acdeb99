import { useTranslation } from 'react-i18next'
import { runCommand, useShownKeys } from '#lib/commandsSlice.ts'
import { Button } from '#ui/Button.tsx'
import { Glyph } from '#ui/Glyph.tsx'
import { TopLine } from '#ui/TopLine.tsx'
import styles from './Desk.module.css'
import { DeskMenu } from './DeskMenu.tsx'
import { useDesk, useMachine } from './deskSlice.ts'
import { furthest } from './deskState.ts'

export interface DeskTopProps {
  readonly onGuidelines: () => void
  readonly onOwnTasks: () => void
  readonly onHandBack: (() => void) | undefined
}

/** Above the work: the study's title, where the rater stands, and what may be needed now and then. */
export function DeskTop({ onGuidelines, onOwnTasks, onHandBack }: DeskTopProps) {
  const { t } = useTranslation('judge')
  const { t: desk } = useTranslation('desk')
  const machine = useMachine()
  const keys = { guidelines: useShownKeys('judge.guidelines'), ownTasks: useShownKeys('judge.ownTasks') }
  const title = useDesk((state) => state.study?.title ?? '')
  const progress = useDesk((state) => state.progress)
  const total = useDesk((state) => state.progress.total)
  const working = useDesk((state) => state.stage === 'working' && state.gates.length === 0)
  return (
    <TopLine
      title={title}
      progress={{ done: progress.done, of: progress.total, accessibleName: t('progress.name') }}
      end={
        <>
          {working && <Place />}
          {total > 0 && (
            <span className={styles.own}>
              <Button keys={keys.ownTasks} onPress={onOwnTasks}>
                {desk('acts.ownTasks')}
              </Button>
            </span>
          )}
          <span className={styles.help}>
            <Button keys={keys.guidelines} onPress={onGuidelines}>
              {t('top.guidelines')}
            </Button>
          </span>
          {working && (
            <span className={styles.rest}>
              <Button onPress={() => machine.pause()}>{t('top.pause')}</Button>
            </span>
          )}
          <span className={styles.help}>
            <Button onPress={() => runCommand('app.comfort')}>{t('top.comfort')}</Button>
          </span>
          {total > 0 && <DeskMenu />}
          {onHandBack && (
            <span className={styles.wide}>
              <Button onPress={onHandBack}>{t('handBack')}</Button>
            </span>
          )}
        </>
      }
    />
  )
}

/** "24 of 60, about 25 min left", with the ways to the task before and after. */
function Place() {
  const { t } = useTranslation('judge')
  const { t: desk } = useTranslation('desk')
  const machine = useMachine()
  const ordinal = useDesk((state) => state.task?.ordinal ?? 0)
  const round = useDesk((state) => state.task?.round ?? 'study')
  const { total, minutesLeft } = useDesk((state) => state.progress)
  const last = useDesk(furthest)
  return (
    <span className={styles.place}>
      <button
        type="button"
        className={styles.turn}
        aria-label={t('commands.earlier')}
        aria-disabled={ordinal <= 1 || undefined}
        onClick={() => machine.earlier()}
      >
        <Glyph name="left" />
      </button>
      <span>
        {round !== 'study' && <b className={styles.round}>{desk(`round.${round}`)}</b>}
        {t('progress.place', { ordinal, total })}
        {minutesLeft !== null && (
          <span className={`faint ${styles.minutes}`}>
            {minutesLeft === 0 ? t('progress.soonDone') : t('progress.minutesLeft', { count: minutesLeft })}
          </span>
        )}
      </span>
      <button
        type="button"
        className={styles.turn}
        aria-label={t('commands.later')}
        aria-disabled={ordinal >= last || undefined}
        onClick={() => machine.later()}
      >
        <Glyph name="right" />
      </button>
    </span>
  )
}
