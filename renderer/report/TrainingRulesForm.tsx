import { useTranslation } from 'react-i18next'
import { TrainingRules } from '#contract/exports.ts'
import { Select } from '#ui/Select.tsx'
import styles from './ExportPage.module.css'

export interface TrainingRulesFormProps {
  readonly rules: TrainingRules
  readonly onChange: (rules: TrainingRules) => void
}

/** What becomes of ties and of several raters in training data. */
export function TrainingRulesForm({ rules, onChange }: TrainingRulesFormProps) {
  const { t } = useTranslation('exports')
  const { votes, pairTies, singleTies } = TrainingRules.shape
  return (
    <div className={styles.rules}>
      <Select
        heading={t('rules.votes.heading')}
        options={votes.options.map((id) => ({ id, words: t(`rules.votes.${id}`) }))}
        value={rules.votes}
        onChange={(chosen) => onChange({ ...rules, votes: chosen })}
      />
      <Select
        heading={t('rules.pairTies.heading')}
        options={pairTies.options.map((id) => ({ id, words: t(`rules.pairTies.${id}`) }))}
        value={rules.pairTies}
        onChange={(chosen) => onChange({ ...rules, pairTies: chosen })}
      />
      <Select
        heading={t('rules.singleTies.heading')}
        options={singleTies.options.map((id) => ({ id, words: t(`rules.singleTies.${id}`) }))}
        value={rules.singleTies}
        onChange={(chosen) => onChange({ ...rules, singleTies: chosen })}
      />
    </div>
  )
}
