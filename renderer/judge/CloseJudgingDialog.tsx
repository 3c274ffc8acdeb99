import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'

export interface CloseJudgingDialogProps {
  readonly isOpen: boolean
  /** Tasks that are not submitted. */
  readonly unfinished: number
  readonly onKeepOpen: () => void
  readonly onClose: () => void
}

/** What closing means, before it is done for good. */
export function CloseJudgingDialog({ isOpen, unfinished, onKeepOpen, onClose }: CloseJudgingDialogProps) {
  const { t } = useTranslation('judge')
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onKeepOpen}
      title={t('room.closeTitle')}
      actions={
        <>
          <Button onPress={onKeepOpen}>{t('room.keepOpen')}</Button>
          <Button kind="primary" onPress={onClose}>
            {t('room.closeNow')}
          </Button>
        </>
      }
    >
      <p>{t('room.closeWords')}</p>
      {unfinished > 0 && <p className="caution">{t('room.closeUnfinished', { count: unfinished })}</p>}
    </Dialog>
  )
}
