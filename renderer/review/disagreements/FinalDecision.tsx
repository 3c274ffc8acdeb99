import { useTranslation } from 'react-i18next'
import { AdjudicationReason, type CaseView, type Verdict } from '#contract/review.ts'
import { Field, TextArea } from '#ui/Field.tsx'
import { Select } from '#ui/Select.tsx'
import styles from './Disagreements.module.css'
import { VerdictField } from './VerdictField.tsx'

export interface FinalDecisionProps {
  readonly view: CaseView
  readonly verdict: Verdict | null
  readonly onVerdict: (verdict: Verdict) => void
  readonly reason: AdjudicationReason | null
  readonly onReason: (reason: AdjudicationReason) => void
  readonly comment: string
  readonly onComment: (comment: string) => void
  readonly name: string
  readonly onName: (name: string) => void
  readonly disabled: boolean
}

/** The decision that counts, why raters came to differ, and in whose name. */
export function FinalDecision(props: FinalDecisionProps) {
  const { view, verdict, onVerdict, reason, onReason, comment, onComment, name, onName, disabled } = props
  const { t } = useTranslation('settle')
  return (
    <div className={styles.final}>
      <VerdictField view={view} value={verdict} onChange={onVerdict} disabled={disabled} />
      <Select
        heading={t('case.why')}
        placeholder={t('case.whyPick')}
        options={AdjudicationReason.options.map((id) => ({ id, words: t(`reason.${id}`) }))}
        value={reason}
        onChange={onReason}
        disabled={disabled}
      />
      <TextArea
        heading={t('case.comment')}
        rows={3}
        value={comment}
        maxLength={5000}
        readOnly={disabled}
        onChange={onComment}
      />
      {!disabled && (
        <Field heading={t('signature')} value={name} maxLength={120} placeholder={t('coordinator')} onChange={onName} />
      )}
    </div>
  )
}
