import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useApi } from '#lib/client.ts'

/** After something was handed out or merged: everything that shows the study asks again. */
export function useRefreshPackets(): () => Promise<void> {
  const api = useApi()
  const cache = useQueryClient()
  return useCallback(() => cache.invalidateQueries({ queryKey: api.coordinator.key() }), [api, cache])
}
