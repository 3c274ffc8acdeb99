import { useTranslation } from 'react-i18next'
import { useTroubleWords } from '#lib/failures.ts'
import { LiveRegion } from '#ui/LiveRegion.tsx'
import { useDesk } from './deskSlice.ts'
import { useMissing } from './useDeskCommands.ts'

/** The last thing that happened, in words. */
export function useSaidWords(): string {
  const { t } = useTranslation('judge')
  const troubleWords = useTroubleWords()
  const happening = useDesk((state) => state.happening)
  const total = useDesk((state) => state.progress.total)
  const kind = useDesk((state) => state.task?.task.kind)
  const missing = useMissing()
  if (happening === null) return ''
  switch (happening.kind) {
    case 'task':
      return t('said.task', { ordinal: happening.ordinal, total })
    case 'undone':
      if (happening.what === 'comment') return t('said.undoneComment')
      return happening.what === 'flag' ? t('said.undoneFlag') : t('said.undoneAnswer')
    case 'reopened':
      return t('said.reopened', { ordinal: happening.ordinal })
    case 'nothing-to-undo':
      return t('said.nothingToUndo')
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

/** Says each happening once to a screen reader. Two alike follow each other through a space that is not heard. */
export function Said() {
  const words = useSaidWords()
  const serial = useDesk((state) => state.happening?.serial ?? 0)
  return <LiveRegion message={serial % 2 === 0 ? words : `${words}\u00a0`} />
}
