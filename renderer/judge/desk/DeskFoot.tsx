import { type ReactNode, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShownKeys } from '#lib/commandsSlice.ts'
import { useTroubleWords } from '#lib/failures.ts'
import { timeOfDay } from '#lib/moments.ts'
import { Button } from '#ui/Button.tsx'
import { SavedLine } from '#ui/SavedLine.tsx'
import { Foot } from '#ui/Screen.tsx'
import styles from './Desk.module.css'
import { DeskActs } from './DeskActs.tsx'
import { useDesk, useMachine } from './deskSlice.ts'
import { canPutOff, commentIsOpen, wasSubmitted } from './deskState.ts'
import { useSaidWords } from './Said.tsx'
import type { SaveState } from './saveQueue.ts'
import { useMissingWords } from './tasks/useMissingWords.ts'
import { useMissing } from './useDeskCommands.ts'

export interface DeskFootProps {
  readonly onCannotJudge: () => void
  readonly onComment: () => void
}

/** Below the work: whether it is on disk, what is missing, and the one filled button, always in the same place. */
export function DeskFoot({ onCannotJudge, onComment }: DeskFootProps) {
  const kind = useDesk((state) => state.task?.task.kind)
  const comment = useDesk(commentIsOpen) ? null : onComment
  return (
    <Foot
      start={
        <div className={styles.start}>
          <Saved />
          <Undo />
          <PutOff />
          <LastSaid />
        </div>
      }
      end={
        <>
          <Submit>
            {kind === 'preference' && <DeskActs onCannotJudge={onCannotJudge} comment={comment} inFoot />}
          </Submit>
        </>
      }
    />
  )
}

/** Words change only when saving takes long enough to be noticed; the ring is there at once. */
const noticedAfter = 300

function Saved() {
  const { t } = useTranslation('judge')
  const troubleWords = useTroubleWords()
  const machine = useMachine()
  const saving = useDesk((state) => state.saving)
  const open = useDesk((state) => state.open)
  const slow = useSlow(saving.kind === 'saving')
  if (saving.kind === 'failed') {
    const why = troubleWords(saving.trouble)
    const more = Math.max(0, machine.unsaved - 1)
    return (
      <span className={styles.failed}>
        <SavedLine state="failed">
          {more === 0 ? t('saved.failed', { why }) : t('saved.failedMore', { why, count: more })}
        </SavedLine>
        {machine.unsaved > 0 && (
          <Button kind="plain" onPress={() => machine.retry()}>
            {t('saved.retry')}
          </Button>
        )}
      </span>
    )
  }
  if (!open) return null
  const at = lastSaved(saving)
  const time = at === null ? null : timeOfDay(at)
  return (
    <SavedLine state={saving.kind}>
      {slow ? (
        t('saved.saving')
      ) : (
        <>
          <span className={styles.long}>{time === null ? t('saved.ready') : t('saved.at', { time })}</span>
          <span className={styles.short}>{time === null ? t('saved.readyShort') : t('saved.atShort', { time })}</span>
        </>
      )}
    </SavedLine>
  )
}

const lastSaved = (saving: Exclude<SaveState, { kind: 'failed' }>): string | null =>
  saving.kind === 'saved' ? saving.at : saving.lastAt

function useSlow(waiting: boolean): boolean {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    if (!waiting) return
    const timer = setTimeout(() => setSlow(true), noticedAfter)
    return () => {
      clearTimeout(timer)
      setSlow(false)
    }
  }, [waiting])
  return waiting && slow
}

/** Beside what was done. */
function Undo() {
  const { t } = useTranslation('judge')
  const machine = useMachine()
  const keys = useShownKeys('judge.undo')
  const open = useDesk((state) => state.open)
  const canUndo = useDesk((state) => state.canUndo)
  if (!open) return null
  return (
    <span className={styles.undo}>
      <Button quiet notYet={!canUndo} aria-keyshortcuts={keys} onPress={() => void machine.undo()}>
        {t('acts.undo')}
      </Button>
    </span>
  )
}

/** For tasks that want another moment. */
function PutOff() {
  const { t } = useTranslation('desk')
  const machine = useMachine()
  const keys = useShownKeys('judge.putOff')
  const able = useDesk(canPutOff)
  const offered = useDesk((state) => state.open && state.task?.round === 'study' && !wasSubmitted(state))
  if (!offered) return null
  return (
    <span className={styles.putOff}>
      <Button quiet keys={keys} notYet={!able} onPress={() => void machine.putOff()}>
        {t('acts.later')}
      </Button>
    </span>
  )
}

/** What the last key came to, where it was not what was meant. */
function LastSaid() {
  const words = useSaidWords()
  const kind = useDesk((state) => state.happening?.kind)
  const quiet = kind === undefined || kind === 'task' || kind === 'incomplete' || kind === 'answered'
  return <span className={styles.note}>{quiet ? null : words}</span>
}

/** The note comes first: it may go without anything moving. */
function Submit({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('judge')
  const machine = useMachine()
  const noteId = useId()
  const keys = useShownKeys('judge.submit')
  const open = useDesk((state) => state.open)
  const missing = useMissing()
  const { words, note } = useSubmitWords(missing)
  if (!open) return <span className="soft">{t('submit.closed')}</span>
  return (
    <>
      <span id={noteId} className={styles.left}>
        {note}
      </span>
      {children}
      <Button
        kind="primary"
        keys={keys}
        notYet={missing > 0}
        aria-describedby={noteId}
        onPress={() => machine.submit()}
      >
        {words}
      </Button>
    </>
  )
}

function useSubmitWords(missing: number): { readonly words: string; readonly note: string } {
  const { t } = useTranslation('judge')
  const submitted = useDesk(wasSubmitted)
  const changed = useDesk((state) => state.answers.changedSince)
  const left = useMissingWords(missing)
  const last = useDesk(
    ({ progress, next, task }) => progress.total - progress.done === 1 && next?.ordinal === task?.ordinal,
  )
  const words = submitted
    ? changed
      ? t('submit.again')
      : t('submit.onward')
    : last
      ? t('submit.last')
      : t('submit.next')
  if (missing > 0) return { words, note: left }
  if (submitted) return { words, note: changed ? t('submit.changed') : t('submit.submitted') }
  return { words, note: '' }
}
