import { useTranslation } from 'react-i18next'
import type { RatedResponse } from '#contract/reportProcedures.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Prose } from '#ui/Prose.tsx'
import pairStyles from '../consistency/ConsistencyPage.module.css'
import styles from '../ReportRoom.module.css'

export interface ResponseReaderProps {
  /** null: closed. */
  readonly response: Pick<RatedResponse, 'itemTitle' | 'prompt' | 'system' | 'response'> | null
  /** What was given, and by whom. */
  readonly heading: string
  readonly wrote: readonly { readonly by: string; readonly comment: string }[]
  readonly onClose: () => void
}

/** One response to read, with what was given and written. */
export function ResponseReader({ response, heading, wrote, onClose }: ResponseReaderProps) {
  const { t } = useTranslation('report')
  return (
    <Dialog
      isOpen={response !== null}
      onClose={onClose}
      title={response?.itemTitle || heading}
      size="reading"
      actions={
        <Button kind="plain" onPress={onClose}>
          {t('close')}
        </Button>
      }
    >
      {response && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reachable from the keyboard
        <div className={pairStyles.reader} tabIndex={0} role="group" aria-label={heading}>
          <p>{heading}</p>
          {wrote.map(
            ({ by, comment }) =>
              comment !== '' && (
                <p key={by} dir="auto">
                  {by}: {t('pairs.wrote', { comment })}
                </p>
              ),
          )}
          <div className={`soft ${styles.under}`}>
            <Prose text={response.prompt} words={{ image: t('image') }} />
          </div>
          <section className={styles.under}>
            <h3>{response.system}</h3>
            <Prose text={response.response} words={{ image: t('image') }} />
          </section>
        </div>
      )}
    </Dialog>
  )
}
