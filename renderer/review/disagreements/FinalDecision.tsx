import { useTranslation } from 'react-i18next'
import { AdjudicationReason } from '#contract/review.ts'
import { Field, TextArea } from '#ui/Field.tsx'
import { Select } from '#ui/Select.tsx'
import styles from './Disagreements.module.css'
import type { StepsProps } from './Steps.tsx'
import { VerdictField } from './VerdictField.tsx'

/** The decision that counts, why raters came to differ, and in whose name. */
export function FinalDecision({ view, draft, onDraft, name, onName, disabled, place }: Omit<StepsProps, 'justShown'>) {
  const { t } = useTranslation('settle')
  return (
    <div className={styles.final}>
      <VerdictField
        view={view}
        value={draft.verdict}
        onChange={(verdict) => onDraft({ verdict })}
        disabled={disabled}
        place={place}
      />
      <Select
        heading={t('case.why')}
        placeholder={t('case.whyPick')}
        options={AdjudicationReason.options.map((id) => ({ id, words: t(`reason.${id}`) }))}
        value={draft.reason}
        onChange={(reason) => onDraft({ reason })}
        disabled={disabled}
      />
      <TextArea
        heading={t('case.comment')}
        rows={3}
        value={draft.comment}
        maxLength={5000}
        readOnly={disabled}
        onChange={(comment) => onDraft({ comment })}
      />
      {!disabled && (
        <Field heading={t('signature')} value={name} maxLength={120} placeholder={t('coordinator')} onChange={onName} />
      )}
    </div>
  )
}
