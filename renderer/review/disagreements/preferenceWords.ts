import { useTranslation } from 'react-i18next'

/** How an outcome of a comparison is said: −3 to −1 for the first, 0 equal, 1 to 3 for the second. */
export function usePreferenceWords() {
  const { t } = useTranslation('settle')
  const size = (outcome: number) => (['equal', 'slightly', 'clearly', 'much'] as const)[Math.abs(outcome)] ?? 'equal'
  return {
    anchor: (outcome: number) => t(`prefer.short.${size(outcome)}`),
    whole: (outcome: number) =>
      outcome === 0
        ? t('prefer.equal')
        : t(`prefer.${size(outcome) as 'slightly' | 'clearly' | 'much'}`, { side: outcome < 0 ? 'A' : 'B' }),
    bothBad: t('prefer.bothBad'),
  }
}
