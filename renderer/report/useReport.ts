import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { StudyOverview } from '#contract/coordinator.ts'
import type { Report, ReportParts, ReportProgress, ReportSettings } from '#contract/report.ts'
import { useApi, useClient } from '#lib/client.ts'

/** As the command line has them, so that both give the same numbers. */
export const firstSettings: ReportSettings = { seed: 1, resamples: 1000, confidence: 0.95 }

/** A report that is there, on its way, stopped by the person, or failed. */
export type ReportRun =
  | {
      readonly state: 'running'
      readonly progress: Pick<ReportProgress, 'step' | 'fraction'> | null
      /** What is finished so far; null before anything is. */
      readonly partial: Report | null
      readonly stop: () => void
    }
  | { readonly state: 'stopped'; readonly restart: () => void }
  | { readonly state: 'failed'; readonly error: unknown; readonly restart: () => void }
  | { readonly state: 'ready'; readonly report: Report }

/** A report with further finished parts: lists grow by what came. */
export function grown(report: Report, parts: ReportParts): Report {
  const lists = Object.entries(parts).map(([name, list]) => [
    name,
    [...(report[name as keyof ReportParts] as readonly unknown[]), ...(list as readonly unknown[])],
  ])
  return { ...report, ...(Object.fromEntries(lists) as Partial<Report>) } as Report
}

type Running = { readonly progress: Pick<ReportProgress, 'step' | 'fraction'> | null; readonly partial: Report | null }

const begun: Running = { progress: null, partial: null }

/** What a running report is known by after one more thing it said. */
function after({ partial }: Running, { step, fraction, begun: frame, finished }: ReportProgress): Running {
  const base = frame ?? partial
  return { progress: { step, fraction }, partial: base && finished ? grown(base, finished) : base }
}

/**
 * Runs the report as a job and keeps its result as long as data, stage and settings stay the same. Leaving the room, or
 * stopping, ends the computation in the core.
 */
export function useReport({ study, stage, dataHash }: StudyOverview, settings: ReportSettings): ReportRun {
  const client = useClient()
  const api = useApi()
  const cache = useQueryClient()
  const [running, setRunning] = useState<Running>(begun)
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
      setRunning(begun)
      const job = await client.coordinator.report.run({ study, settings }, { signal })
      for (;;) {
        const step = await job.next()
        if (step.done) return step.value
        setRunning((before) => after(before, step.value))
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
  return { state: 'running', ...running, stop }
}
