import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '#contract/rater.ts'
import { Button } from '#ui/Button.tsx'
import { Prose } from '#ui/Prose.tsx'
import styles from './Picture.module.css'
import { useProseWords } from './proseWords.ts'
import { useAttachment } from './useAttachment.ts'

/** A picture or text that travels inside the study, with the words that describe it. Never fetched from outside. */
export function AttachmentShown({ attachment }: { readonly attachment: Attachment }) {
  const { t } = useTranslation('tasks')
  const words = useProseWords()
  const attached = useAttachment(attachment.id)
  const [whole, setWhole] = useState(false)
  const { words: described } = attachment
  switch (attached.kind) {
    case 'coming':
      return <p className="soft">{t('picture.coming')}</p>
    case 'unshown':
      return <p className="soft">{described === '' ? t('picture.unshown') : t('picture.unshownOf', { described })}</p>
    case 'words':
      return <Prose text={attached.text} format="plain" words={words} />
    case 'picture':
      return (
        <figure className={whole ? `${styles.figure} ${styles.whole}` : styles.figure}>
          <img src={attached.address} alt={described === '' ? t('picture.undescribed') : described} />
          <figcaption className={styles.caption}>
            {described !== '' && <span dir="auto">{described}</span>}
            <Button kind="link" aria-pressed={whole} onPress={() => setWhole(!whole)}>
              {whole ? t('picture.fit') : t('picture.whole')}
            </Button>
          </figcaption>
        </figure>
      )
  }
}
