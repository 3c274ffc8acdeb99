import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StudyOverview } from '#contract/coordinator.ts'
import type { RubricHistory } from '#contract/rubricSetup.ts'
import { dayOf } from '#lib/moments.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Select } from '#ui/Select.tsx'
import { Waiting } from '#ui/Waiting.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { RubricChanges } from './RubricChanges.tsx'
import styles from './RubricPage.module.css'
import { rubricChanges } from './rubricDiff.ts'
import { type EditedCriterion, editedRubric } from './rubricModel.ts'
import { useRubricHistory } from './useRubricHistory.ts'

export interface VersionsDialogProps {
  readonly overview: StudyOverview
  readonly onClose: () => void
  /** Puts a version's criteria into the editor; absent where nothing can be changed. */
  readonly onTake?: ((criteria: readonly EditedCriterion[]) => void) | undefined
}

/** Every version of the rubric, and what changed between any two. */
export function VersionsDialog({ overview, onClose, onTake }: VersionsDialogProps) {
  const { t } = useTranslation(['rubric', 'prepare'])
  const { data: history, isPending, error, refetch } = useRubricHistory(overview)
  const newest = overview.rubric.version
  const [chosen, setChosen] = useState({ from: Math.max(1, newest - 1), to: newest })
  const taken = history?.versions.find(({ version }) => version === chosen.to)
  return (
    <Dialog
      isOpen
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
              {t('versions.take', { version: taken.version })}
            </Button>
          )}
          <Button kind="primary" onPress={onClose}>
            {t('versions.close')}
          </Button>
        </>
      }
    >
      {history && <Comparison history={history} chosen={chosen} onChoose={setChosen} />}
      {isPending && <Waiting>{t('prepare:opening')}</Waiting>}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
    </Dialog>
  )
}

type Two = { readonly from: number; readonly to: number }

interface ComparisonProps {
  readonly history: RubricHistory
  readonly chosen: Two
  readonly onChoose: (chosen: Two) => void
}

function Comparison({ history: { versions, successions }, chosen, onChoose }: ComparisonProps) {
  const { t } = useTranslation('rubric')
  const [now] = useState(() => new Date())
  const criteriaOf = (version: number) => versions.find((each) => each.version === version)?.criteria ?? []
  const [before, after] = [criteriaOf(chosen.from), criteriaOf(chosen.to)]
  const options = versions.map(({ version, savedAt, criteria }) => ({
    id: String(version),
    words: t('versions.entry', { version }),
    note: t('versions.saved', {
      day: dayOf(savedAt, now),
      criteria: t('versions.criteria', { count: criteria.length }),
    }),
  }))
  return (
    <>
      <div className={styles.pairs}>
        <Select
          heading={t('versions.from')}
          options={options}
          value={String(chosen.from)}
          onChange={(version) => onChoose({ ...chosen, from: Number(version) })}
        />
        <Select
          heading={t('versions.to')}
          options={options}
          value={String(chosen.to)}
          onChange={(version) => onChoose({ ...chosen, to: Number(version) })}
        />
      </div>
      <RubricChanges changes={rubricChanges(before, after, successions)} criteria={[...before, ...after]} />
    </>
  )
}
