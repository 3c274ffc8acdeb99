import { useTranslation } from 'react-i18next'
import type { CriterionKind, Measurement } from '#contract/rubric.ts'
import type { CriterionFault } from '#contract/rubricFaults.ts'
import { useFirstFocus } from '#lib/focus.ts'
import { Checkbox } from '#ui/Checkbox.tsx'
import { Field, NumberField, TextArea } from '#ui/Field.tsx'
import { Select } from '#ui/Select.tsx'
import { AskedWhen } from './AskedWhen.tsx'
import styles from './RubricPage.module.css'
import { type EditedCriterion, type NamedDraft, withKind } from './rubricModel.ts'
import { ScaleEditor } from './ScaleEditor.tsx'

export interface CriterionEditorProps {
  readonly criterion: EditedCriterion
  /** Those before it in the rubric: what a condition may name. */
  readonly earlier: readonly NamedDraft[]
  readonly groups: readonly string[]
  readonly faults: readonly CriterionFault[]
  readonly frozen: boolean
  readonly onChange: (criterion: EditedCriterion) => void
}

const kinds: readonly CriterionKind[] = ['ordinal', 'numeric', 'yes-no', 'single', 'multi', 'text']
const measurements: readonly Measurement[] = ['nominal', 'ordinal', 'interval', 'ratio']

/** Everything a criterion is: name, question, scale, direction, weight, whom and when it is asked. */
export function CriterionEditor({ criterion, earlier, groups, faults, frozen, onChange }: CriterionEditorProps) {
  const { t } = useTranslation(['prepare', 'rubric'])
  const { draft } = criterion
  const change = (next: NamedDraft) => onChange({ ...criterion, draft: next })
  const nameField = useFirstFocus<HTMLInputElement>(draft.name === '')
  const nameFault = faults.find((fault) => fault === 'no-name' || fault === 'name-twice')
  return (
    <fieldset disabled={frozen} className={styles.editor}>
      <Field
        heading={t('prepare:criterion.name')}
        ref={nameField}
        value={draft.name}
        maxLength={120}
        dir="auto"
        onChange={(name) => change({ ...draft, name })}
        {...(nameFault ? { error: t(`rubric:fault.${nameFault}`) } : {})}
      />
      <TextArea
        heading={t('prepare:criterion.question')}
        help={t('prepare:criterion.questionHelp')}
        value={draft.question}
        maxLength={2000}
        onChange={(question) => change({ ...draft, question })}
      />
      <div className={styles.pairs}>
        <Select
          heading={t('prepare:criterion.kind')}
          options={kinds.map((id) => ({ id, words: t(`rubric:kinds.${id}`), note: t(`rubric:kindNotes.${id}`) }))}
          value={draft.kind}
          disabled={frozen}
          onChange={(kind) => onChange(withKind(criterion, kind))}
        />
        <Counting draft={draft} frozen={frozen} onChange={change} />
      </div>
      <ScaleEditor draft={draft} faults={faults} frozen={frozen} onChange={change} />
      <Checkbox
        checked={draft.required}
        note={t('prepare:criterion.requiredNote')}
        disabled={frozen}
        onChange={(required) => change({ ...draft, required })}
      >
        {t('prepare:criterion.required')}
      </Checkbox>
      <AskedWhen draft={draft} earlier={earlier} groups={groups} faults={faults} frozen={frozen} onChange={change} />
    </fieldset>
  )
}

interface CountingProps {
  readonly draft: NamedDraft
  readonly frozen: boolean
  readonly onChange: (draft: NamedDraft) => void
}

/** How it is measured and counted, where there is something to count. */
function Counting({ draft, frozen, onChange }: CountingProps) {
  const { t } = useTranslation('prepare')
  if (draft.kind === 'single' || draft.kind === 'multi' || draft.kind === 'text') return null
  return (
    <>
      {draft.kind !== 'yes-no' && (
        <Select
          heading={t('criterion.measurement')}
          options={measurements.map((id) => ({
            id,
            words: t(`criterion.measurements.${id}.words`),
            note: t(`criterion.measurements.${id}.note`),
          }))}
          value={draft.measurement}
          disabled={frozen}
          onChange={(measurement) => onChange({ ...draft, measurement })}
        />
      )}
      <Select
        heading={t('criterion.direction')}
        options={(['higher-is-better', 'lower-is-better'] as const).map((id) => ({
          id,
          words: t(`criterion.directions.${id}`),
        }))}
        value={draft.direction}
        disabled={frozen}
        onChange={(direction) => onChange({ ...draft, direction })}
      />
      <NumberField
        heading={t('criterion.weight')}
        value={draft.weight}
        min={0}
        disabled={frozen}
        onChange={(weight) => onChange({ ...draft, weight: weight ?? 1 })}
      />
    </>
  )
}
