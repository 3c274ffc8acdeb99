import { useTranslation } from 'react-i18next'
import type { Place } from '#contract/asked.ts'
import { useDesk } from '../deskSlice.ts'
import { useLabelWord } from '../reading/useLabelWord.ts'

/** What a screen reader calls a place of a task: "Circle", "Turn 3", "Circle, turn 3"; empty where there is only one. */
export function usePlaceName({ slot, turn }: Place): string {
  const { t } = useTranslation(['tasks', 'desk'])
  const word = useLabelWord()
  const blindLabel = useDesk(({ task }) => (slot === undefined ? '' : (task?.responses[slot - 1]?.blindLabel ?? '')))
  const response = blindLabel === '' ? '' : word(blindLabel)
  if (turn === undefined) return response
  return response === '' ? t('tasks:turn', { turn }) : t('desk:history.turn', { response, turn })
}
