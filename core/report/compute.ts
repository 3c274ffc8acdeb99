import type { ReportSettings } from '#contract/report.ts'
import type { ReportInput, ReportNumbers } from './input.ts'
import { assembled, computePart, type PartNumbers, partsOf, type ReportPart } from './parts.ts'

/** How a computation is watched: polled for cancelling, told how far it is. */
export type Watch = {
  readonly signal: { readonly aborted: boolean }
  readonly onProgress: OnProgress
}

/** Told what is being worked on, and which share of the whole is done, 0 to 1. */
export type OnProgress = (step: string, fraction: number) => void

/**
 * All numbers of a report, part after part. Pure: the same input and settings give the same numbers on every machine,
 * and on any number of threads (`StatisticsPool`).
 */
export function computeReport(input: ReportInput, settings: ReportSettings, watch: Watch): ReportNumbers {
  const parts = partsOf(input)
  const progress = mergedProgress(parts, watch.onProgress)
  const numbers: PartNumbers[] = []
  for (const place of workOrder(parts)) {
    numbers[place] = computePart(parts[place] as ReportPart, input, settings, {
      signal: watch.signal,
      onProgress: (fraction) => progress(place, fraction),
    })
    progress(place, 1)
  }
  return assembled(input, numbers)
}

/** How long a part takes beside the others, roughly. */
const weights: Readonly<Record<ReportPart['kind'], number>> = {
  systems: 4,
  consistency: 3,
  agreement: 1,
  'preference-agreement': 0.5,
}

/** Places of the parts in the order to compute them: the long ones first, so that threads end at about the same time. */
export function workOrder(parts: readonly ReportPart[]): number[] {
  const weightAt = (place: number): number => weights[parts[place]?.kind ?? 'agreement']
  return [...parts.keys()].sort((one, other) => weightAt(other) - weightAt(one) || one - other)
}

/** What somebody who waits is told. */
const steps: Readonly<Record<ReportPart['kind'], string>> = {
  systems: 'systems',
  consistency: 'consistency',
  agreement: 'agreement',
  'preference-agreement': 'agreement',
}

/**
 * One fraction out of the fractions of all parts, weighted by how long they take. It never falls, whatever a part says,
 * and is exactly 1 once every part has said 1. The step is that of the first part in work order that is not done.
 */
export function mergedProgress(
  parts: readonly ReportPart[],
  onProgress: OnProgress,
): (place: number, fraction: number) => void {
  const order = workOrder(parts)
  const fractions = parts.map(() => 0)
  const sum = (shareOf: (place: number) => number) =>
    parts.reduce((total, { kind }, place) => total + weights[kind] * shareOf(place), 0)
  const whole = sum(() => 1)
  return (place, fraction) => {
    if (!(fraction > (fractions[place] ?? 1))) return
    fractions[place] = Math.min(1, fraction)
    const current = parts[order.find((at) => (fractions[at] ?? 1) < 1) ?? place]
    if (current) onProgress(steps[current.kind], sum((at) => fractions[at] ?? 0) / whole)
  }
}
