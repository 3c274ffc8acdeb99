import { useTranslation } from 'react-i18next'
import { useTroubleWords } from '#lib/failures.ts'
import { LiveRegion } from '#ui/LiveRegion.tsx'
import { ratingOf } from './answers.ts'
import { useDesk } from './deskSlice.ts'
import { preferenceWords } from './preferenceWords.ts'
import { useMissing } from './useDeskCommands.ts'

/** The last thing that happened, in words. */
export function useSaidWords(): string {
  const { t } = useTranslation('judge')
  const { t: desk } = useTranslation('desk')
  const troubleWords = useTroubleWords()
  const happening = useDesk((state) => state.happening)
  const total = useDesk((state) => state.progress.total)
  const kind = useDesk((state) => state.task?.task.kind)
  const missing = useMissing()
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
      if (kind === 'rating') return t('submit.criteriaLeft', { count: missing })
      return kind === 'ranking' ? t('submit.answersLeft', { count: missing }) : t('submit.preferenceLeft')
  }
}

/** What a key just chose, and where the keys go now: "Accuracy: 4, minor error. Next: Safety." */
function useAnsweredWords(): (criterion: number) => string {
  const { t } = useTranslation('judge')
  const task = useDesk((state) => state.task)
  const answers = useDesk((state) => state.answers)
  return (index) => {
    if (task?.task.kind === 'preference') {
      const outcome = answers.preference?.state === 'given' ? answers.preference.outcome : null
      return outcome === null ? '' : preferenceWords(t, task.task, task.responses, outcome)
    }
    const criterion = task?.task.kind === 'rating' ? task.task.criteria[index] : undefined
    const answer = criterion && ratingOf(answers, criterion.id)
    if (criterion?.kind !== 'ordinal' || answer?.state !== 'given') return ''
    const level = criterion.levels.find(({ value }) => value === answer.value)
    const chosen = { criterion: criterion.name, level: answer.value, anchor: level?.anchor ?? '' }
    const next = task?.task.kind === 'rating' ? task.task.criteria[index + 1] : undefined
    return next ? t('said.answeredNext', { ...chosen, next: next.name }) : t('said.answered', chosen)
  }
}

/** Says each happening once to a screen reader. Two alike follow each other through a space that is not heard. */
export function Said() {
  const words = useSaidWords()
  const serial = useDesk((state) => state.happening?.serial ?? 0)
  return <LiveRegion message={serial % 2 === 0 ? words : `${words}\u00a0`} />
}
