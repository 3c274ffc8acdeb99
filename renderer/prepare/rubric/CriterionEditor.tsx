import { useTranslation } from 'react-i18next'
import type { CriterionDraft, Measurement } from '#contract/rubric.ts'
import { Checkbox } from '#ui/Checkbox.tsx'
import { Field, NumberField, TextArea } from '#ui/Field.tsx'
import { Select } from '#ui/Select.tsx'
import { LevelsEditor } from './LevelsEditor.tsx'
import styles from './RubricPage.module.css'
import { type Fault, type Numeric, withKind } from './rubricModel.ts'

export interface CriterionEditorProps {
  readonly criterion: CriterionDraft
  readonly faults: readonly Fault[]
  readonly frozen: boolean
  readonly onChange: (criterion: CriterionDraft) => void
}

const measurements: readonly Measurement[] = ['nominal', 'ordinal', 'interval', 'ratio']

/** Everything a criterion is: name, question, scale, direction, weight, whether it must be answered. */
export function CriterionEditor({ criterion, faults, frozen, onChange }: CriterionEditorProps) {
  const { t } = useTranslation('prepare')
  const nameFault = faults.find((fault) => fault === 'no-name' || fault === 'name-twice')
  return (
    <fieldset disabled={frozen}>
      <Field
        heading={t('criterion.name')}
        value={criterion.name}
        maxLength={120}
        onChange={(name) => onChange({ ...criterion, name })}
        {...(nameFault ? { error: t(`criterion.fault.${nameFault}`) } : {})}
      />
      <TextArea
        heading={t('criterion.question')}
        help={t('criterion.questionHelp')}
        value={criterion.question}
        maxLength={2000}
        onChange={(question) => onChange({ ...criterion, question })}
      />
      <Scale criterion={criterion} frozen={frozen} onChange={onChange} />
      <Checkbox
        checked={criterion.required}
        note={t('criterion.requiredNote')}
        disabled={frozen}
        onChange={(required) => onChange({ ...criterion, required })}
      >
        {t('criterion.required')}
      </Checkbox>
      {criterion.kind === 'ordinal' ? (
        <LevelsEditor criterion={criterion} frozen={frozen} onChange={onChange} />
      ) : (
        <NumbersEditor criterion={criterion} faults={faults} frozen={frozen} onChange={onChange} />
      )}
    </fieldset>
  )
}

/** How it is answered, measured and counted. */
function Scale({ criterion, frozen, onChange }: Omit<CriterionEditorProps, 'faults'>) {
  const { t } = useTranslation('prepare')
  return (
    <div className={styles.pairs}>
      <Select
        heading={t('criterion.kind')}
        options={(['ordinal', 'numeric'] as const).map((id) => ({ id, words: t(`criterion.kinds.${id}`) }))}
        value={criterion.kind}
        disabled={frozen}
        onChange={(kind) => onChange(withKind(criterion, kind))}
      />
      <Select
        heading={t('criterion.measurement')}
        options={measurements.map((id) => ({
          id,
          words: t(`criterion.measurements.${id}.words`),
          note: t(`criterion.measurements.${id}.note`),
        }))}
        value={criterion.measurement}
        disabled={frozen}
        onChange={(measurement) => onChange({ ...criterion, measurement })}
      />
      <Select
        heading={t('criterion.direction')}
        options={(['higher-is-better', 'lower-is-better'] as const).map((id) => ({
          id,
          words: t(`criterion.directions.${id}`),
        }))}
        value={criterion.direction}
        disabled={frozen}
        onChange={(direction) => onChange({ ...criterion, direction })}
      />
      <NumberField
        heading={t('criterion.weight')}
        value={criterion.weight}
        min={0}
        disabled={frozen}
        onChange={(weight) => onChange({ ...criterion, weight: weight ?? 1 })}
      />
    </div>
  )
}

interface NumbersEditorProps {
  readonly criterion: Numeric
  readonly faults: readonly Fault[]
  readonly frozen: boolean
  readonly onChange: (criterion: Numeric) => void
}

/** The ends and the step of a criterion that is answered by a number. An empty end is open. */
function NumbersEditor({ criterion, faults, frozen, onChange }: NumbersEditorProps) {
  const { t } = useTranslation('prepare')
  const { min, max, step } = criterion
  return (
    <div className={styles.pairs}>
      <NumberField
        heading={t('criterion.min')}
        value={min}
        disabled={frozen}
        onChange={(value) => onChange({ ...criterion, min: value })}
        {...(faults.includes('ends-crossed') ? { error: t('criterion.fault.ends-crossed') } : {})}
      />
      <NumberField
        heading={t('criterion.max')}
        value={max}
        disabled={frozen}
        onChange={(value) => onChange({ ...criterion, max: value })}
      />
      <NumberField
        heading={t('criterion.step')}
        value={step}
        disabled={frozen}
        onChange={(value) => onChange({ ...criterion, step: value !== null && value > 0 ? value : null })}
        {...(faults.includes('step-too-large') ? { error: t('criterion.fault.step-too-large') } : {})}
      />
    </div>
  )
}
