import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { useDesk, useMachine } from '../deskSlice.ts'
import { OwnHistoryView } from './OwnHistoryView.tsx'
import { OwnTaskList } from './OwnTaskList.tsx'

/** The rater's own tasks: what was done, what was put off, what was flagged; each can be opened, with its history. */
export function OwnTasksDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('desk')
  const machine = useMachine()
  const here = useDesk((state) => state.task?.ordinal ?? null)
  const [history, setHistory] = useState<number | null>(null)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="reading"
      title={history === null ? t('list.title') : t('history.title', { ordinal: history })}
      actions={
        <>
          {history !== null && <Button onPress={() => setHistory(null)}>{t('list.back')}</Button>}
          <Button kind="primary" onPress={onClose}>
            {t('list.close')}
          </Button>
        </>
      }
    >
      {history === null ? (
        <OwnTaskList
          here={here}
          onHistory={setHistory}
          onOpen={(ordinal) => {
            onClose()
            void machine.goTo(ordinal)
          }}
        />
      ) : (
        <OwnHistoryView ordinal={history} />
      )}
    </Dialog>
  )
}
