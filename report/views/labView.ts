import type { Report } from '#contract/report.ts'
import type { ConsistencyGroup, ConsistencyLab } from '#contract/reportSections.ts'
import type { StackRow } from '../figures/StackedBars.tsx'
import { decimal, intervalWords, percent } from '../numbers.ts'
import { type ReportWords, say } from '../say.ts'

/** The breakdown of one consistency, if it is there already. */
export const labOf = (
  { labs }: Report,
  { criterion, statedBy }: Pick<ConsistencyLab, 'criterion' | 'statedBy'>,
): ConsistencyLab | undefined => labs.find((lab) => lab.criterion === criterion && lab.statedBy === statedBy)

/** Pairs of one kind a row: consistent, hedged, reversed, and the share inconsistent with its interval. */
export function labRows(words: ReportWords, lab: ConsistencyLab, by: ConsistencyGroup['by']): readonly StackRow[] {
  return lab.groups
    .filter((group) => group.by === by)
    .map((group) => {
      const { consistent, hedges, reversals, inconsistency } = group
      const interval = intervalWords(words, inconsistency.interval, 'share')
      return {
        id: `${group.by} ${group.name} ${group.to}`,
        name: nameOf(words, lab, group),
        parts: [
          { id: 'agree', count: consistent, tone: 'agree' },
          { id: 'hedge', count: hedges, tone: 'hedge' },
          { id: 'reverse', count: reversals, tone: 'reverse' },
        ],
        valueWords:
          inconsistency.estimate === null
            ? ''
            : `${percent(words, inconsistency.estimate)}${interval === '' ? '' : ` [${interval}]`}`,
      }
    })
}

function nameOf(words: ReportWords, { statedBy, criterion }: ConsistencyLab, group: ConsistencyGroup): string {
  const { by, from, to, name } = group
  if (by === 'tag') return name
  if (by === 'strength') {
    if (to === 0) return say(words, 'lab.strengthTie')
    return say(words, statedBy === 'preference' ? 'lab.strengthIs' : 'lab.rankIs', { to: String(to) })
  }
  if (to === 0) return say(words, 'lab.gapNone')
  const number = (value: number) =>
    criterion === null
      ? `${Math.round(value * 1000) / 10}`
      : Number.isInteger(value)
        ? String(value)
        : decimal(words, value)
  const neighbours = criterion !== null && Number.isInteger(to) && Number.isInteger(from) && to - from === 1
  return neighbours
    ? say(words, 'lab.gapOne', { to: number(to) })
    : say(words, criterion === null ? 'lab.gapShare' : 'lab.gapRange', { from: number(from), to: number(to) })
}
