import { useTranslation } from 'react-i18next'
import { useDesk } from '../deskSlice.ts'

/** How many answers a task still needs, in the words of its kind; of all that it asks where it asks several kinds of thing. */
export function useMissingWords(missing: number): string {
  const { t } = useTranslation('judge')
  const { t: tasks } = useTranslation('tasks')
  const kind = useDesk((state) => state.task?.task.kind)
  const plain = useDesk(({ task }) => {
    if (task === null || task.task.confidence) return false
    if (task.task.kind === 'rating') return true
    if (task.task.kind === 'best-worst' || task.task.justification?.required) return false
    return task.task.kind !== 'preference' || task.task.criteria.length === 0
  })
  if (!plain) return tasks('missing', { count: missing })
  if (kind === 'rating') return t('submit.criteriaLeft', { count: missing })
  return kind === 'ranking' ? t('submit.answersLeft', { count: missing }) : t('submit.preferenceLeft')
}
