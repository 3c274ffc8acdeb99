import { useTranslation } from 'react-i18next'
import { useShownKeys } from '#lib/commandsSlice.ts'
import { Button } from '#ui/Button.tsx'
import styles from './Desk.module.css'
import { useDesk, useMachine } from './deskSlice.ts'
import { canJudge } from './deskState.ts'

export interface DeskActsProps {
  readonly onCannotJudge: () => void
  /** Opens the comment; null where it is open all the time. */
  readonly comment: (() => void) | null
  /** Beside the filled button: what has no room there in a small window is in the menu. */
  readonly inFoot?: boolean
}

/** What stands apart from the scale: can't judge, comment, flag. */
export function DeskActs({ onCannotJudge, comment, inFoot = false }: DeskActsProps) {
  const { t } = useTranslation('judge')
  const machine = useMachine()
  const keys = {
    cannotJudge: useShownKeys('judge.cannotJudge'),
    comment: useShownKeys('judge.comment'),
    flag: useShownKeys('judge.flag'),
  }
  const able = useDesk(canJudge)
  const flagged = useDesk((state) => state.answers.flagged)
  const open = useDesk((state) => state.open)
  const commented = useDesk((state) => state.comment.trim() !== '')
  if (!open) return null
  return (
    <>
      <Button keys={keys.cannotJudge} notYet={!able} onPress={onCannotJudge}>
        {t('acts.cannotJudge')}
      </Button>
      {comment !== null && (
        <span className={inFoot ? styles.wide : undefined}>
          <Button keys={keys.comment} notYet={!able} onPress={comment} aria-pressed={commented}>
            <Weighted words={t('acts.comment')} on={commented} />
          </Button>
        </span>
      )}
      <span className={inFoot ? styles.wide : undefined}>
        <Button
          keys={keys.flag}
          notYet={!able}
          aria-pressed={flagged}
          onPress={() => machine.act({ kind: 'flag', flagged: !flagged })}
        >
          <Weighted words={t('acts.flag')} on={flagged} />
        </Button>
      </span>
    </>
  )
}

/** Words that take the room of their bold form, so that nothing moves when they are on. */
function Weighted({ words, on }: { readonly words: string; readonly on: boolean }) {
  return (
    <span className={styles.weighted} data-words={words}>
      <span className={on ? styles.on : undefined}>{words}</span>
    </span>
  )
}
