import { useTranslation } from 'react-i18next'
import type { CaseView, Verdict } from '#contract/review.ts'
import { useAnswerWords } from '#lib/answerWords.ts'
import styles from './Disagreements.module.css'
import { usePreferenceWords } from './preferenceWords.ts'

/** A decision or vote in words: the value in a circle where it is one, then what it means on the scale of the case. */
export function VerdictWords({ view, verdict }: { readonly view: CaseView; readonly verdict: Verdict }) {
  const { t, i18n } = useTranslation(['settle', 'judge'])
  const words = useAnswerWords()
  const prefer = usePreferenceWords(view)
  const { value } = verdict
  if (value.state === 'cannot-judge') return <b>{t(`judge:reasons.${value.reason}`)}</b>
  if (value.state === 'not-applicable') return <b>{t('case.notApplicable')}</b>
  if (value.state === 'cleared') return <b>{t('case.nothing')}</b>
  if (value.state === 'both-bad') return <b>{prefer.bothBad}</b>
  if ('outcome' in value) return <b>{prefer.whole(value.outcome)}</b>
  const { criterion } = view
  const given = value.value
  if (typeof given === 'string') return <q>{given}</q>
  const named = (one: number): string => {
    if (criterion?.kind === 'yes-no') return one === 1 ? words.yes : one === 0 ? words.no : words.unsure
    const levels =
      criterion?.kind === 'ordinal' ? criterion.levels : criterion && 'options' in criterion ? criterion.options : []
    return levels.find((scaleLevel) => scaleLevel.value === one)?.anchor ?? ''
  }
  if (Array.isArray(given)) return <b>{given.length === 0 ? words.noneOfThese : given.map(named).join(', ')}</b>
  return (
    <>
      {(criterion?.kind === 'ordinal' || criterion?.kind === 'numeric') && (
        <span className={styles.value}>{given.toLocaleString(i18n.language)}</span>
      )}{' '}
      <b>{named(given)}</b>
    </>
  )
}
