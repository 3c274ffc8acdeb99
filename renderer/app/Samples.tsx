import { useTranslation } from 'react-i18next'
import type { SampleKey } from '#contract/coordinator.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import styles from './Home.module.css'

const samples: readonly SampleKey[] = ['clinic', 'classroom', 'research']

export interface SampleListProps {
  /** One is being made: a second press would make a second study. */
  readonly busy: boolean
  readonly onChoose: (sample: SampleKey) => void
}

/** The sample studies, each with what there is to do in it. */
export function SampleList({ busy, onChoose }: SampleListProps) {
  const { t } = useTranslation('home')
  return (
    <ul>
      {samples.map((sample) => (
        <li key={sample}>
          <button
            type="button"
            className={styles.entry}
            aria-disabled={busy || undefined}
            onClick={() => {
              if (!busy) onChoose(sample)
            }}
          >
            <span className={styles.what}>{t(`sample.${sample}.title`)}</span>
            <span className={styles.next}>{t(`sample.${sample}.words`)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

export interface SamplesDialogProps extends SampleListProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** The same list, once there are studies on the title page. */
export function SamplesDialog({ isOpen, onClose, ...list }: SamplesDialogProps) {
  const { t } = useTranslation('home')
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('samplesTitle')}
      actions={<Button onPress={onClose}>{t('close')}</Button>}
    >
      <SampleList {...list} />
      <p className={styles.intro}>{t('samplesNote')}</p>
    </Dialog>
  )
}
