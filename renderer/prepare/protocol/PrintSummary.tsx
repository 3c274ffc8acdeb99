import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { StudyOverview } from '#contract/coordinator.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import styles from './PrintSummary.module.css'
import { useSummary } from './summary.ts'

export interface PrintSummaryProps {
  readonly isOpen: boolean
  readonly overview: StudyOverview
  /** Sentences about items with other roles. */
  readonly roles: readonly string[]
  readonly onClose: () => void
}

/** The protocol on one page: to read on top of the screen, and to print. */
export function PrintSummary({ isOpen, overview, roles, onClose }: PrintSummaryProps) {
  const { t } = useTranslation('planning')
  const { t: prepare } = useTranslation('prepare')
  return (
    <>
      <Dialog
        isOpen={isOpen}
        onClose={onClose}
        title={t('print.title')}
        size="reading"
        actions={
          <>
            <Button onPress={onClose}>{prepare('close')}</Button>
            <Button kind="primary" onPress={() => window.print()}>
              {t('print.print')}
            </Button>
          </>
        }
      >
        <div className={styles.preview}>
          <SummaryText overview={overview} roles={roles} />
        </div>
      </Dialog>
      {isOpen &&
        createPortal(
          <article className={styles.paper} aria-hidden="true">
            <SummaryText overview={overview} roles={roles} />
          </article>,
          document.body,
        )}
    </>
  )
}

/** All that a plan is drawn from, by heading. */
export function SummaryText({
  overview,
  roles = [],
}: {
  readonly overview: StudyOverview
  readonly roles?: readonly string[]
}) {
  const { t } = useTranslation('planning')
  const { t: prepare } = useTranslation('prepare')
  const { parts } = useSummary(overview, roles)
  const { counts, words, certificate, dataHash } = overview
  const held = prepare('status.held', {
    items: prepare('counts.items', { count: counts.items }),
    responses: prepare('counts.responses', { count: counts.responses }),
    systems: prepare('counts.systems', { count: counts.systems }),
  })
  return (
    <div className={styles.text}>
      <h3 className={styles.title} dir="auto">
        {words.title}
      </h3>
      <p className={styles.held}>
        {t('print.held', { held, raters: prepare('counts.raters', { count: counts.raters }) })}
      </p>
      <dl className={styles.parts}>
        {parts.map(({ heading, lines }) => (
          <div key={heading}>
            <dt>{heading}</dt>
            <dd>
              {lines.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.foot}>
        {certificate === null
          ? t('print.draft', { hash: dataHash.slice(0, 8) })
          : t('print.fixed', { hash: certificate.hash.slice(0, 8), algorithm: certificate.algorithm })}
      </p>
    </div>
  )
}
