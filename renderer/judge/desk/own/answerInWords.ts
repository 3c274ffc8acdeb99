import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { RatingValue } from '#contract/judgement.ts'
import type { Criterion } from '#contract/rubric.ts'
import { yesNoValues } from '#contract/rubric.ts'
import { useAnswerWords } from '#lib/answerWords.ts'

/** An answer to a criterion in words: "4, minor error"; "does not apply here"; "can’t judge: outside my field". */
export function useAnswerInWords(): (criterion: Criterion, answer: RatingValue) => string {
  const { t } = useTranslation(['desk', 'judge'])
  const fields = useAnswerWords()
  return useCallback(
    (criterion, answer) => {
      if (answer.state === 'not-applicable') return t('desk:history.notApplicable')
      if (answer.state === 'cannot-judge') return t(`judge:reasons.${answer.reason}`)
      if (answer.state === 'cleared') return t('desk:history.cleared')
      const { value } = answer
      if (typeof value === 'string') return value
      if (Array.isArray(value)) {
        return value.length === 0
          ? t('desk:history.noneChosen')
          : value.map((each) => optionOf(criterion, each)).join(', ')
      }
      if (criterion.kind === 'yes-no')
        return value === yesNoValues.yes ? fields.yes : value === yesNoValues.no ? fields.no : fields.unsure
      if (criterion.kind === 'ordinal') {
        const level = criterion.levels.find((each) => each.value === value)
        return level?.anchor ? t('desk:feedback.level', { value, anchor: level.anchor }) : String(value)
      }
      return optionOf(criterion, value)
    },
    [t, fields],
  )
}

/** An option by its words; a number that is none by itself. */
function optionOf(criterion: Criterion, value: number): string {
  const options = 'options' in criterion ? criterion.options : []
  return options.find((option) => option.value === value)?.anchor ?? String(value)
}
