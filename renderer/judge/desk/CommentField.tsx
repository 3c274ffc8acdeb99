import { useTranslation } from 'react-i18next'
import { useFirstFocus, useFocusBefore } from '#lib/focus.ts'
import { Button } from '#ui/Button.tsx'
import { TextArea } from '#ui/Field.tsx'
import styles from './Comment.module.css'
import { useDesk, useMachine } from './deskSlice.ts'
import { canJudge } from './deskState.ts'

export interface CommentFieldProps {
  /** Closes it; absent where it is always open. */
  readonly onDone?: () => void
  /** It came because it was asked for, and takes the focus; false: it came with the task. */
  readonly asked?: boolean
}

/** The comment, beside the work and not over it. Saved while it is written. */
export function CommentField({ onDone, asked = onDone !== undefined }: CommentFieldProps) {
  const { t } = useTranslation('judge')
  const machine = useMachine()
  const text = useDesk((state) => state.comment)
  const able = useDesk(canJudge)
  const from = useFocusBefore()
  const field = useFirstFocus<HTMLTextAreaElement>(asked)
  const done = () => {
    machine.finishComment()
    onDone?.()
    from.current?.focus({ preventScroll: true })
  }
  return (
    <div className={onDone ? styles.opened : undefined} data-comment="">
      <TextArea
        heading={t('comment.title')}
        help={t('comment.help')}
        {...(onDone
          ? {
              note: (
                <Button kind="link" onPress={done}>
                  {t('comment.done')}
                </Button>
              ),
            }
          : {})}
        value={text}
        onChange={(next) => machine.typeComment(next)}
        onBlur={() => machine.finishComment()}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.currentTarget.blur()
          if (onDone) done()
        }}
        readOnly={!able}
        maxLength={10_000}
        rows={2}
        spellCheck={false}
        ref={field}
      />
    </div>
  )
}
