import { useTranslation } from 'react-i18next'
import type { CaseView } from '#contract/review.ts'

const sizes = ['equal', 'slightly', 'clearly', 'much'] as const

/** How an outcome of a comparison is said: −3 to −1 for the first, 0 equal, 1 to 3 for the second. */
export function usePreferenceWords({ strength }: Pick<CaseView, 'strength'>) {
  const { t } = useTranslation('settle')
  const sizeOf = (outcome: number) => {
    const size = sizes[Math.abs(outcome)] ?? 'equal'
    // Who was not asked how much said only which.
    return size === 'equal' || strength ? size : 'better'
  }
  return {
    anchor: (outcome: number) => t(`prefer.short.${sizeOf(outcome)}`),
    whole: (outcome: number) => {
      const size = sizeOf(outcome)
      return size === 'equal' ? t('prefer.equal') : t(`prefer.${size}`, { side: outcome < 0 ? 'A' : 'B' })
    },
    bothBad: t('prefer.bothBad'),
  }
}
