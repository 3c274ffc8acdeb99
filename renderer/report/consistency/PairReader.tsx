import { useTranslation } from 'react-i18next'
import type { ComparedPair } from '#contract/report.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Prose } from '#ui/Prose.tsx'
import styles from './ConsistencyPage.module.css'

export interface PairReaderProps {
  /** null: closed. */
  readonly pair: Omit<ComparedPair, 'commentOfOne' | 'commentOfOther'> | null
  /** What was rated and stated, in one sentence. */
  readonly said: string
  /** What was written, by whom where several people may have written. */
  readonly wrote: readonly { readonly by: string | null; readonly comment: string }[]
  readonly onClose: () => void
}

/** One pair to read: the prompt, both responses side by side, what was rated, stated and written. */
export function PairReader({ pair, said, wrote, onClose }: PairReaderProps) {
  const { t } = useTranslation('report')
  return (
    <Dialog
      isOpen={pair !== null}
      onClose={onClose}
      title={pair?.itemTitle || t('pairs.pair')}
      size="reading"
      actions={
        <Button kind="plain" onPress={onClose}>
          {t('close')}
        </Button>
      }
    >
      {pair && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reachable from the keyboard
        <div className={styles.reader} tabIndex={0} role="group" aria-label={t('pairs.pair')}>
          <p>{said}</p>
          {wrote.map(
            ({ by, comment }) =>
              comment !== '' && (
                <p key={by} dir="auto">
                  {by !== null && `${by}: `}
                  {t('pairs.wrote', { comment })}
                </p>
              ),
          )}
          <div className="soft">
            <Prose text={pair.prompt} words={{ image: t('image') }} />
          </div>
          <div className={styles.two}>
            <section>
              <h3>{t('pairs.side', { side: 'A', system: pair.systemA })}</h3>
              <Prose text={pair.responseA} words={{ image: t('image') }} />
            </section>
            <section>
              <h3>{t('pairs.side', { side: 'B', system: pair.systemB })}</h3>
              <Prose text={pair.responseB} words={{ image: t('image') }} />
            </section>
          </div>
        </div>
      )}
    </Dialog>
  )
}
