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
const weights = {
  systems: 4,
  consistency: 5,
  agreement: 1,
  'preference-agreement': 0.5,
  panel: 0.7,
  'preference-panel': 0.3,
  tournament: 2,
  'tag-outcomes': 2,
  'paired-tests': 0.3,
  severity: 2,
  working: 0.7,
  ceiling: 1,
  pace: 0.1,
  calibration: 0.2,
  blinding: 0.2,
} as const

const nameOf = (part: ReportPart): keyof typeof weights => (part.kind === 'section' ? part.section : part.kind)

const weightOf = (part: ReportPart): number => weights[nameOf(part)]

/**
 * Places of the parts in the order to compute them: agreement first, because people read it first and it is soon there;
 * then the long ones, so that threads end at about the same time.
 */
export function workOrder(parts: readonly ReportPart[]): number[] {
  const urgent = (place: number): number => (parts[place]?.kind === 'agreement' ? 0 : 1)
  const weightAt = (place: number): number => {
    const part = parts[place]
    return part ? weightOf(part) : 0
  }
  return [...parts.keys()].sort(
    (one, other) => urgent(one) - urgent(other) || weightAt(other) - weightAt(one) || one - other,
  )
}

/** What somebody who waits is told. */
const steps: Readonly<Record<keyof typeof weights, 'agreement' | 'consistency' | 'systems' | 'raters'>> = {
  systems: 'systems',
  consistency: 'consistency',
  agreement: 'agreement',
  'preference-agreement': 'agreement',
  panel: 'agreement',
  'preference-panel': 'agreement',
  tournament: 'systems',
  'tag-outcomes': 'systems',
  'paired-tests': 'systems',
  severity: 'raters',
  working: 'raters',
  ceiling: 'raters',
  pace: 'raters',
  calibration: 'raters',
  blinding: 'raters',
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
    parts.reduce((total, part, place) => total + weightOf(part) * shareOf(place), 0)
  const whole = sum(() => 1)
  return (place, fraction) => {
    if (!(fraction > (fractions[place] ?? 1))) return
    fractions[place] = Math.min(1, fraction)
    const current = parts[order.find((at) => (fractions[at] ?? 1) < 1) ?? place]
    if (current) onProgress(steps[nameOf(current)], sum((at) => fractions[at] ?? 0) / whole)
  }
}
