import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { timeOfDay } from '#lib/moments.ts'
import { useRefreshStudy } from './study.ts'

export interface Save<Input> {
  readonly save: (input: Input) => void
  readonly state: 'idle' | 'saving' | 'saved' | 'failed'
  readonly error: unknown
  /** When it was last written, on this computer's clock; null before the first time. */
  readonly savedAt: string | null
}

/** Writes a change and says where it stands. The last change wins; what shows the study asks again. */
export function useSave<Input, Answer>(
  write: (input: Input) => Promise<Answer>,
  onSaved?: (answer: Answer) => void,
): Save<Input> {
  const refresh = useRefreshStudy()
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const mutation = useMutation({
    mutationFn: write,
    onSuccess: async (answer) => {
      setSavedAt(timeOfDay(new Date().toISOString()))
      await refresh()
      onSaved?.(answer)
    },
  })
  const state = mutation.isPending ? 'saving' : mutation.isError ? 'failed' : savedAt === null ? 'idle' : 'saved'
  return { save: mutation.mutate, state, error: mutation.error, savedAt }
}
