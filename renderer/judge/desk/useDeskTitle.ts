import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from './deskSlice.ts'

/** The window's title names the study and nothing else: no source, no item, no rater. */
export function useDeskTitle(): void {
  const { t } = useTranslation('app')
  const title = useDesk((state) => state.study?.title)
  useEffect(() => {
    document.title = title === undefined ? t('name') : t('titleOf', { study: title })
  }, [t, title])
}
