import { useTranslation } from 'react-i18next'
import { answerAt } from '#contract/asked.ts'
import type { Criterion } from '#contract/rubric.ts'
import { useAnswerWords } from '#lib/answerWords.ts'
import { useTroubleWords } from '#lib/failures.ts'
import { LiveRegion } from '#ui/LiveRegion.tsx'
import { askedOf, preferenceOf } from './answers.ts'
import { useDesk } from './deskSlice.ts'
import { preferenceWords } from './preferenceWords.ts'
import { useLabelWord } from './reading/useLabelWord.ts'
import { useMissingWords } from './tasks/useMissingWords.ts'
import { useMissing } from './useDeskCommands.ts'

/** The last thing that happened, in words. */
export function useSaidWords(): string {
  const { t } = useTranslation('judge')
  const { t: desk } = useTranslation('desk')
  const troubleWords = useTroubleWords()
  const happening = useDesk((state) => state.happening)
  const total = useDesk((state) => state.progress.total)
  const missing = useMissingWords(useMissing())
  const answered = useAnsweredWords()
  if (happening === null) return ''
  switch (happening.kind) {
    case 'task':
      return t('said.task', { ordinal: happening.ordinal, total })
    case 'answered':
      return answered(happening.criterion)
    case 'undone':
      if (happening.what === 'comment') return t('said.undoneComment')
      return happening.what === 'flag' ? t('said.undoneFlag') : t('said.undoneAnswer')
    case 'reopened':
      return t('said.reopened', { ordinal: happening.ordinal })
    case 'nothing-to-undo':
      return t('said.nothingToUndo')
    case 'redone':
      return desk('said.redone')
    case 'nothing-to-redo':
      return desk('said.nothingToRedo')
    case 'put-off':
      return desk(happening.last ? 'said.lastLeft' : 'said.putOff')
    case 'choose-side':
      return t('said.chooseSide')
    case 'already-saved':
      return t('said.alreadySaved')
    case 'unsaved-first':
      return t('said.unsavedFirst')
    case 'cannot-open':
      return t('said.cannotOpen', { why: troubleWords(happening.trouble) })
    case 'incomplete':
      return missing
  }
}

/** What a key just chose, and where the keys go now: "Accuracy: 4, minor error. Next: Safety." */
function useAnsweredWords(): (index: number) => string {
  const { t } = useTranslation('judge')
  const { t: tasks } = useTranslation('tasks')
  const words = useAnswerWords()
  const word = useLabelWord()
  const task = useDesk((state) => state.task)
  const answers = useDesk((state) => state.answers)
  return (index) => {
    const asked = task === null ? [] : askedOf(task, answers)
    const { criterion, place } = asked[index] ?? {}
    if (task === null || criterion === undefined || place === undefined) return ''
    if (task.task.kind === 'preference') {
      const answer = preferenceOf(answers, criterion?.id)
      const name = criterion === null ? '' : `${criterion.name}: `
      if (answer?.state === 'both-bad') return name + tasks('bothBad.chosen')
      return answer?.state === 'given' ? name + preferenceWords(t, task.task, task.responses, answer.outcome, word) : ''
    }
    const answer = criterion && answerAt(answers, criterion.id, place)
    if (criterion === null || answer?.state !== 'given') return ''
    const chosen = sayingOf(criterion, answer.value, words)
    if (chosen === null) return ''
    const next = asked[index + 1]?.criterion?.name
    if (chosen.level === '') return next ? tasks('said.choseNext', { ...chosen, next }) : tasks('said.chose', chosen)
    return next ? t('said.answeredNext', { ...chosen, next }) : t('said.answered', chosen)
  }
}

/** A level as "4, minor error", and what has no number by its words alone. */
function sayingOf(
  criterion: Criterion,
  value: number | string | readonly number[],
  words: ReturnType<typeof useAnswerWords>,
): { readonly criterion: string; readonly level: string | number; readonly anchor: string } | null {
  if (typeof value === 'string') return null
  const { name } = criterion
  if (criterion.kind === 'yes-no') {
    const said = value === 1 ? words.yes : value === 0 ? words.no : words.unsure
    return { criterion: name, level: '', anchor: said }
  }
  if (criterion.kind === 'ordinal') {
    const anchor = criterion.levels.find((each) => each.value === value)?.anchor ?? ''
    return { criterion: name, level: Number(value), anchor }
  }
  if (criterion.kind === 'single' || criterion.kind === 'multi') {
    const chosen = criterion.options.filter((option) => (Array.isArray(value) ? value : [value]).includes(option.value))
    const anchor = chosen.length === 0 ? words.noneOfThese : chosen.map((option) => option.anchor).join(', ')
    return { criterion: name, level: '', anchor }
  }
  return null
}

/** Says each happening once to a screen reader. Two alike follow each other through a space that is not heard. */
export function Said() {
  const words = useSaidWords()
  const serial = useDesk((state) => state.happening?.serial ?? 0)
  return <LiveRegion message={serial % 2 === 0 ? words : `${words}\u00a0`} />
}
