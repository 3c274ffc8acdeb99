import type { TFunction } from 'i18next'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { JudgementAction, PreferenceValue, RankingValue } from '#contract/judgement.ts'
import type { TaskView } from '#contract/rater.ts'
import type { Criterion } from '#contract/rubric.ts'
import { preferenceWords } from '../preferenceWords.ts'
import { useLabelWord } from '../reading/useLabelWord.ts'
import { useAnswerInWords } from './answerInWords.ts'

type Words = TFunction<['desk', 'judge']>
type InWords = ReturnType<typeof useAnswerInWords>

/** What a rater did, in words: "Accuracy: 4, minor error"; "Order: A, B = C"; "Submitted". */
export function useActionInWords(): (view: TaskView, action: JudgementAction) => string {
  const { t } = useTranslation(['desk', 'judge'])
  const { t: judge } = useTranslation('judge')
  const inWords = useAnswerInWords()
  const word = useLabelWord()
  return useCallback(
    (view, action) => {
      const responses = view.responses.map((response) => ({ ...response, blindLabel: word(response.blindLabel) }))
      return actionWords(t, judge, inWords, { ...view, responses }, action)
    },
    [t, judge, inWords, word],
  )
}

function actionWords(
  t: Words,
  judge: TFunction<'judge'>,
  inWords: InWords,
  view: TaskView,
  action: JudgementAction,
): string {
  const says = (what: string, answer: string) => t('desk:history.answer', { what, answer })
  const words = (what: string, text: string) => says(what, text.trim() === '' ? t('desk:history.empty') : text)
  switch (action.kind) {
    case 'rating': {
      const criterion = criterionOf(view, action.criterion)
      const what = [placeWords(t, view, action), criterion?.name ?? ''].filter(Boolean).join(' · ')
      return says(what, criterion ? inWords(criterion, action.value) : '')
    }
    case 'preference': {
      const criterion = action.criterion && criterionOf(view, action.criterion)?.name
      return says(criterion || t('desk:history.preference'), preferenceIn(t, judge, view, action.value))
    }
    case 'ranking':
      return says(t('desk:history.order'), orderIn(t, view, action.value))
    case 'best-worst': {
      if (action.value.state !== 'given') return says(t('desk:history.best'), stateIn(t, action.value))
      const { best, worst } = action.value
      return [
        best === null ? '' : says(t('desk:history.best'), letterAt(view, best)),
        worst === null ? '' : says(t('desk:history.worst'), letterAt(view, worst)),
      ]
        .filter(Boolean)
        .join(' · ')
    }
    case 'spans':
      return says(t('desk:history.marks'), String(action.spans.length))
    case 'justification':
      return words(t('desk:history.reason'), action.text)
    case 'confidence':
      return words(t('desk:history.confidence'), action.percent === null ? '' : `${action.percent} %`)
    case 'guess':
      return says(t('desk:history.source'), action.guess ?? t('desk:history.cannotSay'))
    case 'comment':
      return words(t('desk:history.comment'), action.text)
    case 'flag':
      return t(action.flagged ? 'desk:history.flagged' : 'desk:history.flagOff')
    case 'later':
      return t(action.later ? 'desk:history.later' : 'desk:history.laterOff')
    case 'opened':
      return t(action.aid === 'reference' ? 'desk:history.openedReference' : 'desk:history.openedDifferences')
    case 'submission':
      return t('desk:history.submitted')
  }
}

function criterionOf({ task }: TaskView, id: Criterion['id']): Criterion | undefined {
  return 'criteria' in task ? task.criteria.find((criterion) => criterion.id === id) : undefined
}

/** A blind label as a list can say it: the name after the colon of "shape:circle" is drawn elsewhere. */
const letterAt = ({ responses }: TaskView, place: number): string => responses[place - 1]?.blindLabel ?? ''

function placeWords(
  t: Words,
  view: TaskView,
  { slot, turn }: { slot?: number | undefined; turn?: number | undefined },
) {
  const response = slot === undefined ? '' : letterAt(view, slot)
  if (turn === undefined) return response
  return response === '' ? t('desk:history.turnAlone', { turn }) : t('desk:history.turn', { response, turn })
}

function preferenceIn(t: Words, judge: TFunction<'judge'>, view: TaskView, value: PreferenceValue): string {
  if (value.state === 'both-bad') return t('desk:history.bothBad')
  if (value.state !== 'given') return stateIn(t, value)
  const strength = view.task.kind === 'preference' && view.task.strength
  return preferenceWords(judge, { strength }, view.responses, value.outcome)
}

/** Letters in their order, equal places joined by "=". */
function orderIn(t: Words, view: TaskView, value: RankingValue): string {
  if (value.state !== 'given') return stateIn(t, value)
  const places = value.ranks.flatMap((rank, index) =>
    rank === null ? [] : [{ rank, letter: letterAt(view, index + 1) }],
  )
  const ranks = [...new Set(places.map(({ rank }) => rank))].sort((one, other) => one - other)
  return ranks
    .map((rank) =>
      places
        .filter((place) => place.rank === rank)
        .map(({ letter }) => letter)
        .join(' = '),
    )
    .join(', ')
}

type Stateful = Exclude<PreferenceValue, { state: 'given' | 'both-bad' }>

const stateIn = (t: Words, value: Stateful): string =>
  value.state === 'cannot-judge' ? t(`judge:reasons.${value.reason}`) : t('desk:history.cleared')
