import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Phase } from '#contract/protocol.ts'
import { type CriterionDraft, yesNoValues } from '#contract/rubric.ts'
import { levelsOf } from './rubricDiff.ts'

/** The words for one answer to a criterion: "3 – Covers half", "Unsure". */
export function useChoiceWords(): (criterion: CriterionDraft, value: number) => string {
  const { t } = useTranslation(['rubric', 'fields'])
  return useCallback(
    (criterion, value) => {
      if (criterion.kind === 'yes-no') {
        const { yes, no } = yesNoValues
        return value === yes ? t('fields:yes') : value === no ? t('fields:no') : t('fields:unsure')
      }
      const anchor = levelsOf(criterion).find((each) => each.value === value)?.anchor ?? ''
      if (criterion.kind !== 'ordinal') return anchor || String(value)
      return anchor === '' ? String(value) : t('rubric:levelWords', { value, anchor })
    },
    [t],
  )
}

/** What a phase has raters do, in a few words. */
export function usePhaseWords(): (phase: Phase) => string {
  const { t } = useTranslation('rubric')
  return useCallback(
    (phase) => {
      switch (phase.kind) {
        case 'rating':
          if (phase.spans) return t('phases.marking')
          if (phase.perTurn) return t('phases.turns')
          return t(phase.together ? 'phases.together' : 'phases.rating')
        case 'preference':
          return t(phase.perCriterion ? 'phases.byCriterion' : 'phases.preference')
        case 'ranking':
          return t('phases.ranking')
        case 'best-worst':
          return t('phases.bestWorst')
      }
    },
    [t],
  )
}

/** How a criterion is answered, in a few words: "5 levels", "0 to 100", "yes, no or unsure". */
export function useScaleWords(): (criterion: CriterionDraft) => string {
  const { t } = useTranslation(['prepare', 'rubric'])
  return useCallback(
    (criterion) => {
      switch (criterion.kind) {
        case 'ordinal':
          return t('prepare:rubric.levelCount', { count: criterion.levels.length })
        case 'numeric': {
          const { min, max } = criterion
          if (min === null || max === null) return t('prepare:rubric.anyNumber')
          return t('prepare:rubric.numberRange', { min, max })
        }
        case 'yes-no':
          return t(criterion.unsure ? 'rubric:scale.yesNoUnsure' : 'rubric:scale.yesNo')
        case 'single':
          return t('rubric:scale.single', { count: criterion.options.length })
        case 'multi':
          return t('rubric:scale.multi', { count: criterion.options.length })
        case 'text':
          return t('rubric:scale.text')
      }
    },
    [t],
  )
}
