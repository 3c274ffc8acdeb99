import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StudyOverview } from '#contract/coordinator.ts'
import { dayOf } from '#lib/moments.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Select } from '#ui/Select.tsx'
import { RubricChanges } from './RubricChanges.tsx'
import styles from './RubricPage.module.css'
import { rubricChanges } from './rubricDiff.ts'
import { type EditedCriterion, editedRubric } from './rubricModel.ts'
import { useRubricHistory } from './WhatChanges.tsx'

export interface VersionsDialogProps {
  readonly overview: StudyOverview
  readonly isOpen: boolean
  readonly onClose: () => void
  /** Puts a version's criteria into the editor; absent where nothing can be changed. */
  readonly onTake?: ((criteria: readonly EditedCriterion[]) => void) | undefined
}

/** Every version of the rubric, and what changed between any two. */
export function VersionsDialog({ overview, isOpen, onClose, onTake }: VersionsDialogProps) {
  const { t } = useTranslation('rubric')
  const { data: history } = useRubricHistory(overview)
  const versions = history?.versions ?? []
  const [chosen, setChosen] = useState<{ readonly from?: number; readonly to?: number }>({})
  const newest = versions[0]?.version ?? 1
  const [to, from] = [chosen.to ?? newest, chosen.from ?? Math.max(1, newest - 1)]
  const criteriaOf = (version: number) => versions.find((each) => each.version === version)?.criteria ?? []
  const now = new Date()
  const options = versions.map(({ version, savedAt, criteria }) => ({
    id: String(version),
    words: t('versions.entry', { version, day: dayOf(savedAt, now) }),
    note: t('versions.criteria', { count: criteria.length }),
  }))
  const taken = versions.find((each) => each.version === to)
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('versions.title')}
      size="wide"
      actions={
        <>
          {onTake && taken && taken.version !== newest && (
            <Button
              kind="plain"
              onPress={() => {
                onTake(editedRubric(taken))
                onClose()
              }}
            >
              {t('versions.take', { version: to })}
            </Button>
          )}
          <Button kind="primary" onPress={onClose}>
            {t('versions.close')}
          </Button>
        </>
      }
    >
      <div className={styles.pairs}>
        <Select
          heading={t('versions.from')}
          options={options}
          value={String(from)}
          onChange={(version) => setChosen({ from: Number(version), to })}
        />
        <Select
          heading={t('versions.to')}
          options={options}
          value={String(to)}
          onChange={(version) => setChosen({ from, to: Number(version) })}
        />
      </div>
      <RubricChanges
        changes={rubricChanges(criteriaOf(from), criteriaOf(to), history?.successions ?? [])}
        criteria={[...criteriaOf(from), ...criteriaOf(to)]}
      />
    </Dialog>
  )
}
