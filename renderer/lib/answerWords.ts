import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

type Ends = { readonly min: number | null; readonly max: number | null }

/** The words of the answer fields (`ui/fields`), the same in the rubric's preview and at a rater's desk. */
export function useAnswerWords() {
  const { t } = useTranslation('fields')
  return useMemo(
    () => ({
      yes: t('yes'),
      no: t('no'),
      unsure: t('unsure'),
      noneOfThese: t('noneOfThese'),
      press: (first: string, last: string) => t('press', { first, last }),
      pressSeveral: (first: string, last: string) => t('pressSeveral', { first, last }),
      pressYesNo: (unsure: boolean) => t(unsure ? 'pressYesNoUnsure' : 'pressYesNo'),
      range: (min: number | null, max: number | null) => {
        const key = endsOf({ min, max })
        return key === 'any' ? undefined : t(key, { min: min ?? '', max: max ?? '' })
      },
      numberNeeded: ({ min, max, step }: Ends & { readonly step: number | null }) => {
        const ends = t(`number.${endsOf({ min, max })}`, { min: min ?? '', max: max ?? '' })
        return step === null ? ends : `${ends} ${t('number.step', { step })}`
      },
      asNumber: (name: string) => t('asNumber', { name }),
      slide: t('slide'),
      notAnswered: t('notAnswered'),
      characters: (count: number, needed: number) =>
        needed === 0 ? t('characters', { count }) : t('charactersNeeded', { count, needed }),
      missing: t('missing'),
    }),
    [t],
  )
}

function endsOf({ min, max }: Ends): 'any' | 'range' | 'fromMin' | 'upToMax' {
  if (min !== null) return max === null ? 'fromMin' : 'range'
  return max === null ? 'any' : 'upToMax'
}
