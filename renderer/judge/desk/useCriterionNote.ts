import { useTranslation } from 'react-i18next'
import { answerAt, type Place } from '#contract/asked.ts'
import type { Criterion } from '#contract/rubric.ts'
import { useDesk } from './deskSlice.ts'

/** The words at the far end of a criterion's name: why it has no level, or that it needs none. */
export function useCriterionNote(criterion: Criterion, place: Place): string | undefined {
  const { t } = useTranslation('judge')
  const answer = useDesk((state) => answerAt(state.answers, criterion.id, place))
  if (answer?.state === 'not-applicable') return t('rating.notApplicable')
  if (answer?.state === 'cannot-judge') return t(`reasons.${answer.reason}`)
  return answer === null && !criterion.required ? t('rating.optional') : undefined
}
