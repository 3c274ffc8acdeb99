import { useTranslation } from 'react-i18next'
import type { StudyOverview } from '#contract/coordinator.ts'
import { Section } from '#ui/Sheet.tsx'
import { RubricChanges } from './RubricChanges.tsx'
import styles from './RubricPage.module.css'
import type { EditedCriterion } from './rubricModel.ts'
import { useWhatChanges } from './useRubricHistory.ts'

export interface WhatChangesProps {
  readonly overview: StudyOverview
  readonly criteria: readonly EditedCriterion[]
}

/** Before saving: what the next version changes, and what becomes of answers that are there already. */
export function WhatChanges({ overview, criteria }: WhatChangesProps) {
  const { t } = useTranslation('rubric')
  const { changes, consequences } = useWhatChanges(overview, criteria)
  return (
    <Section heading={t('changes.title', { version: overview.rubric.version + 1 })} spaced>
      {consequences.length > 0 && (
        <ul className={styles.consequences}>
          {consequences.map(({ kind, name, raters }) => (
            <li key={`${kind} ${name}`}>
              {raters === 0
                ? t(`consequence.${kind}.planned`, { name })
                : t(`consequence.${kind}.answered`, { name, count: raters })}
            </li>
          ))}
        </ul>
      )}
      <RubricChanges
        changes={changes}
        criteria={[...overview.rubric.criteria, ...criteria.map(({ draft }) => draft)]}
      />
    </Section>
  )
}
