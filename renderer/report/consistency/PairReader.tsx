import { useTranslation } from 'react-i18next'
import type { ConsistencyPair } from '#contract/report.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Prose } from '#ui/Prose.tsx'
import { tell } from '../words.ts'
import styles from './ConsistencyPage.module.css'
import { ratingWords } from './ratingWords.ts'

/** One pair to read: the prompt, both responses side by side, what was rated, stated and written. */
export function PairReader({ pair, onClose }: { readonly pair: ConsistencyPair | null; readonly onClose: () => void }) {
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
          <p>
            {t('pairs.said', {
              rater: pair.rater ?? t('pairs.merged'),
              a: ratingWords(pair.ratingA),
              b: ratingWords(pair.ratingB),
              stated: tell(`consistency.outcome.${pair.stated}`),
            })}
          </p>
          {pair.comment !== '' && <p dir="auto">{t('pairs.wrote', { comment: pair.comment })}</p>}
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
