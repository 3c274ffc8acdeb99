import { useTranslation } from 'react-i18next'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './Differing.module.css'
import type { Part } from './differences.ts'

/** One of two texts as it was written, with what the other does not have underlined. Both sides are drawn alike: none is the older. */
export function Differing({ parts }: { readonly parts: readonly Part[] }) {
  const { t } = useTranslation('tasks')
  return (
    <div className={styles.text} dir="auto">
      {parts.map(({ text, only }, index) =>
        only && text.trim() !== '' ? (
          <mark key={index} className={styles.only}>
            <VisuallyHidden>{t('differences.only')} </VisuallyHidden>
            {text}
          </mark>
        ) : (
          <span key={index}>{text}</span>
        ),
      )}
    </div>
  )
}
