import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { StudyOverview } from '#contract/coordinator.ts'
import type { Report, ReportProgress, ReportSettings } from '#contract/report.ts'
import { useApi, useClient } from '#lib/client.ts'

/** As the command line has them, so that both give the same numbers. */
export const firstSettings: ReportSettings = { seed: 1, resamples: 1000, confidence: 0.95 }

/** A report that is there, on its way, stopped by the person, or failed. */
export type ReportRun =
  | { readonly state: 'running'; readonly progress: ReportProgress | null; readonly stop: () => void }
  | { readonly state: 'stopped'; readonly restart: () => void }
  | { readonly state: 'failed'; readonly error: unknown; readonly restart: () => void }
  | { readonly state: 'ready'; readonly report: Report }

/**
 * Runs the report as a job and keeps its result as long as data, stage and settings stay the same. Leaving the room, or
 * stopping, ends the computation in the core.
 */
export function useReport({ study, stage, dataHash }: StudyOverview, settings: ReportSettings): ReportRun {
  const client = useClient()
  const api = useApi()
  const cache = useQueryClient()
  const [progress, setProgress] = useState<ReportProgress | null>(null)
  const [stoppedKey, setStoppedKey] = useState<string | null>(null)
  const queryKey = [...api.coordinator.report.run.key(), study, stage, dataHash, settings]
  // Other data or settings are another report: stopping one does not stop the next.
  const ownKey = JSON.stringify(queryKey)
  const stopped = stoppedKey === ownKey
  const run = useQuery({
    queryKey,
    enabled: !stopped,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: async ({ signal }): Promise<Report> => {
      setProgress(null)
      const job = await client.coordinator.report.run({ study, settings }, { signal })
      for (;;) {
        const step = await job.next()
        if (step.done) return step.value
        setProgress(step.value)
      }
    },
  })
  const restart = () => {
    if (stopped) setStoppedKey(null)
    else void run.refetch()
  }
  const stop = () => {
    setStoppedKey(ownKey)
    void cache.cancelQueries({ queryKey })
  }
  if (run.data) return { state: 'ready', report: run.data }
  if (stopped) return { state: 'stopped', restart }
  if (run.isError) return { state: 'failed', error: run.error, restart }
  return { state: 'running', progress, stop }
}
