import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'
import styles from './Desk.module.css'
import { canJudge } from './deskState.ts'
import { useDesk, useMachine } from './useDesk.ts'

export interface DeskActsProps {
  readonly onCannotJudge: () => void
  /** Opens the comment; null where it is open all the time. */
  readonly comment: (() => void) | null
}

/** What stands apart from the scale: can't judge, comment, flag, undo. */
export function DeskActs({ onCannotJudge, comment }: DeskActsProps) {
  const { t } = useTranslation('judge')
  const machine = useMachine()
  const able = useDesk(canJudge)
  const flagged = useDesk((state) => state.answers.flagged)
  const commented = useDesk((state) => state.comment.trim() !== '')
  const canUndo = useDesk((state) => state.canUndo && state.open)
  return (
    <>
      <Button keys="X" notYet={!able} onPress={onCannotJudge}>
        {t('acts.cannotJudge')}
      </Button>
      {comment !== null && (
        <Button keys="C" notYet={!able} onPress={comment} aria-pressed={commented}>
          <Weighted words={t('acts.comment')} on={commented} />
        </Button>
      )}
      <span className={comment === null ? styles.wide : undefined}>
        <Button
          keys="F"
          notYet={!able}
          aria-pressed={flagged}
          onPress={() => machine.act({ kind: 'flag', flagged: !flagged })}
        >
          <Weighted words={flagged ? t('acts.flagged') : t('acts.flag')} widest={t('acts.flagged')} on={flagged} />
        </Button>
      </span>
      <span className={styles.wide}>
        <Button keys="Control+Z" notYet={!canUndo} onPress={() => void machine.undo()}>
          {t('acts.undo')}
        </Button>
      </span>
    </>
  )
}

/** Words that take the room of their widest and boldest form, so that nothing moves when they are on. */
function Weighted({ words, widest, on }: { readonly words: string; readonly widest?: string; readonly on: boolean }) {
  return (
    <span className={styles.weighted} data-widest={widest ?? words}>
      <span className={on ? styles.on : undefined}>{words}</span>
    </span>
  )
}
