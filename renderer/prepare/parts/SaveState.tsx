import { useTranslation } from 'react-i18next'
import { useFailureWords } from '#lib/failures.ts'
import { SavedLine } from '#ui/SavedLine.tsx'
import type { Save } from '../useSave.ts'

/** Whether the last change is on disk. Before any change it says that changes are saved as they are made. */
export function SaveState({ save, idle }: { readonly save: Save<never>; readonly idle?: string }) {
  const { t } = useTranslation('prepare')
  const words = useFailureWords()
  if (save.state === 'idle') return <span className="faint">{idle ?? t('saving.asYouGo')}</span>
  if (save.state === 'failed') {
    return <SavedLine state="failed">{t('saving.failed', { reason: words(save.error) })}</SavedLine>
  }
  if (save.state === 'saving') return <SavedLine state="saving">{t('saving.saving')}</SavedLine>
  return <SavedLine state="saved">{t('saving.saved', { time: save.savedAt ?? '' })}</SavedLine>
}
