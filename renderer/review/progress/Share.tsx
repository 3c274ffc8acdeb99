import { useTranslation } from 'react-i18next'
import styles from '../ReviewRoom.module.css'

/** How much of a whole is done, as a bar and in words. */
export function Share({ done, total }: { readonly done: number; readonly total: number }) {
  const { t } = useTranslation('review')
  return (
    <span className={styles.share}>
      <span className={styles.track} aria-hidden="true">
        <i style={{ inlineSize: `${total === 0 ? 0 : (100 * done) / total}%` }} />
      </span>
      {t('of', { done, total })}
    </span>
  )
}
