import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { mostCriteria } from './rubricModel.ts'

export interface BroughtDialogProps {
  /** How many criteria are there, and how many come. */
  readonly there: number
  readonly coming: number
  readonly onReplace: () => void
  readonly onAdd: () => void
  readonly onClose: () => void
}

/** Criteria come from a template or a file while there are some already: in their place, or beside them. */
export function BroughtDialog({ there, coming, onReplace, onAdd, onClose }: BroughtDialogProps) {
  const { t } = useTranslation('rubric')
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('bring.title', { count: coming })}
      actions={
        <>
          <Button onPress={onClose}>{t('bring.cancel')}</Button>
          <Button kind="plain" onPress={onReplace}>
            {t('bring.replace')}
          </Button>
          <Button kind="primary" notYet={there + coming > mostCriteria} onPress={onAdd}>
            {t('bring.add')}
          </Button>
        </>
      }
    >
      <p>{t('bring.there', { count: there })}</p>
      {there + coming > mostCriteria && <p className="stop">{t('bring.tooMany', { count: mostCriteria })}</p>}
    </Dialog>
  )
}
