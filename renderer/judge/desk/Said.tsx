import { useTranslation } from 'react-i18next'
import { troubleWords } from '#lib/failures.ts'
import { LiveRegion } from '#ui/LiveRegion.tsx'
import { useDesk } from './useDesk.ts'
import { useMissing } from './useDeskCommands.ts'

/** The last thing that happened, in words. */
export function useSaidWords(): string {
  const { t } = useTranslation(['judge', 'errors'])
  const happening = useDesk((state) => state.happening)
  const total = useDesk((state) => state.progress.total)
  const kind = useDesk((state) => state.task?.task.kind)
  const missing = useMissing()
  if (happening === null) return ''
  switch (happening.kind) {
    case 'task':
      return t('judge:said.task', { ordinal: happening.ordinal, total })
    case 'undone':
      if (happening.what === 'comment') return t('judge:said.undoneComment')
      return happening.what === 'flag' ? t('judge:said.undoneFlag') : t('judge:said.undoneAnswer')
    case 'reopened':
      return t('judge:said.reopened', { ordinal: happening.ordinal })
    case 'nothing-to-undo':
      return t('judge:said.nothingToUndo')
    case 'choose-side':
      return t('judge:said.chooseSide')
    case 'already-saved':
      return t('judge:said.alreadySaved')
    case 'unsaved-first':
      return t('judge:said.unsavedFirst')
    case 'cannot-open':
      return t('judge:said.cannotOpen', { why: troubleWords(t as never, happening.trouble) })
    case 'incomplete':
      if (kind === 'rating') return t('judge:submit.criteriaLeft', { count: missing })
      return kind === 'ranking' ? t('judge:submit.answersLeft', { count: missing }) : t('judge:submit.preferenceLeft')
  }
}

/** Says each happening once to a screen reader. Two alike follow each other through a space that is not heard. */
export function Said() {
  const words = useSaidWords()
  const serial = useDesk((state) => state.happening?.serial ?? 0)
  return <LiveRegion message={serial % 2 === 0 ? words : `${words}\u00a0`} />
}
