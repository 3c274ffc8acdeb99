import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { CannotJudgeDialog } from './CannotJudgeDialog.tsx'
import styles from './Dialogs.module.css'
import { useDesk } from './deskSlice.ts'
import { Content } from './Given.tsx'
import { OwnTasksDialog } from './own/OwnTasksDialog.tsx'
import { PairContext } from './PreferenceTask.tsx'
import { Scales } from './Scales.tsx'

export type DeskDialog = 'guidelines' | 'cannot-judge' | 'prompt' | 'own-tasks'

export interface DeskDialogsProps {
  readonly shown: DeskDialog | null
  readonly onClose: () => void
}

/** What may lie over the desk for a moment. */
export function DeskDialogs({ shown, onClose }: DeskDialogsProps) {
  return (
    <>
      <Guidelines isOpen={shown === 'guidelines'} onClose={onClose} />
      <CannotJudgeDialog isOpen={shown === 'cannot-judge'} onClose={onClose} />
      <PromptDialog isOpen={shown === 'prompt'} onClose={onClose} />
      {shown === 'own-tasks' && <OwnTasksDialog onClose={onClose} />}
    </>
  )
}

/** A long text in a dialog: reachable from the keyboard, so that it can be scrolled. */
function Readable({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section aria-label={name} tabIndex={0} className={styles.readable}>
      {children}
    </section>
  )
}

interface SheetProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

function Guidelines({ isOpen, onClose }: SheetProps) {
  const { t } = useTranslation('judge')
  const guidelines = useDesk((state) => state.study?.guidelines ?? '')
  const task = useDesk((state) => state.task?.task)
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      size="reading"
      title={t('guidelines.title')}
      actions={
        <Button kind="primary" onPress={onClose}>
          {t('guidelines.close')}
        </Button>
      }
    >
      <Readable name={t('guidelines.title')}>
        {guidelines.trim() === '' ? <p className="soft">{t('guidelines.none')}</p> : <Content text={guidelines} />}
        {task !== undefined && 'criteria' in task && task.criteria.length > 0 && <Scales criteria={task.criteria} />}
      </Readable>
    </Dialog>
  )
}

function PromptDialog({ isOpen, onClose }: SheetProps) {
  const { t } = useTranslation('judge')
  const task = useDesk((state) => state.task)
  if (task === null) return null
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      size="reading"
      title={t('preference.both')}
      actions={
        <Button kind="primary" onPress={onClose}>
          {t('guidelines.close')}
        </Button>
      }
    >
      <Readable name={t('preference.both')}>
        <PairContext task={task} />
      </Readable>
    </Dialog>
  )
}
