import { useTranslation } from 'react-i18next'
import type { CriterionFault } from '#contract/rubricFaults.ts'
import { Checkbox } from '#ui/Checkbox.tsx'
import { NumberField } from '#ui/Field.tsx'
import { mostLevels, mostOptions } from './criterionKinds.ts'
import { LevelsEditor } from './LevelsEditor.tsx'
import styles from './RubricPage.module.css'
import type { NamedDraft, Of } from './rubricModel.ts'

export interface ScaleEditorProps {
  readonly draft: NamedDraft
  readonly faults: readonly CriterionFault[]
  readonly frozen: boolean
  readonly onChange: (draft: NamedDraft) => void
}

/** What a criterion is answered with, by its kind. */
export function ScaleEditor({ draft, faults, frozen, onChange }: ScaleEditorProps) {
  const { t } = useTranslation('rubric')
  const common = { faults, frozen }
  switch (draft.kind) {
    case 'ordinal':
      return (
        <LevelsEditor
          {...common}
          sort="levels"
          levels={draft.levels}
          most={mostLevels}
          onChange={(levels) => onChange({ ...draft, levels: [...levels] })}
        />
      )
    case 'single':
    case 'multi':
      return (
        <LevelsEditor
          {...common}
          sort="options"
          levels={draft.options}
          most={mostOptions}
          onChange={(options) => onChange({ ...draft, options: [...options] })}
        />
      )
    case 'numeric':
      return <NumbersEditor {...common} draft={draft} onChange={onChange} />
    case 'yes-no':
      return (
        <Checkbox
          checked={draft.unsure}
          note={t('unsureNote')}
          disabled={frozen}
          onChange={(unsure) => onChange({ ...draft, unsure })}
        >
          {t('unsure')}
        </Checkbox>
      )
    case 'text':
      return (
        <div className={styles.pairs}>
          <NumberField
            heading={t('minLength')}
            value={draft.minLength}
            min={0}
            max={2000}
            step={1}
            disabled={frozen}
            onChange={(minLength) => onChange({ ...draft, minLength: minLength ?? 0 })}
          />
        </div>
      )
  }
}

interface NumbersEditorProps extends Omit<ScaleEditorProps, 'draft'> {
  readonly draft: Of<'numeric'> & NamedDraft
}

/** The ends and the step of a criterion that is answered by a number. An empty end is open. */
function NumbersEditor({ draft, faults, frozen, onChange }: NumbersEditorProps) {
  const { t } = useTranslation(['prepare', 'rubric'])
  const { min, max, step } = draft
  const ends = faults.find((fault) => fault === 'ends-crossed' || fault === 'slider-open')
  return (
    <>
      <div className={styles.pairs}>
        <NumberField
          heading={t('prepare:criterion.min')}
          value={min}
          disabled={frozen}
          onChange={(value) => onChange({ ...draft, min: value })}
          {...(ends ? { error: t(`rubric:fault.${ends}`) } : {})}
        />
        <NumberField
          heading={t('prepare:criterion.max')}
          value={max}
          disabled={frozen}
          onChange={(value) => onChange({ ...draft, max: value })}
        />
        <NumberField
          heading={t('prepare:criterion.step')}
          value={step}
          disabled={frozen}
          onChange={(value) => onChange({ ...draft, step: value !== null && value > 0 ? value : null })}
          {...(faults.includes('step-too-large') ? { error: t('rubric:fault.step-too-large') } : {})}
        />
      </div>
      <Checkbox
        checked={draft.slider === true}
        note={t('rubric:sliderNote')}
        disabled={frozen}
        onChange={(checked) => {
          const { slider: _, ...rest } = draft
          onChange(checked ? { ...rest, slider: true } : rest)
        }}
      >
        {t('rubric:slider')}
      </Checkbox>
    </>
  )
}
