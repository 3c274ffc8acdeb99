import type { Verdict } from '#contract/review.ts'
import type { Adjudication } from '#db/queries/adjudications.ts'
import { allItems } from '#db/queries/items.ts'
import type { StudyFile } from '#db/studyFile.ts'
import type { Cell } from '#formats/writers/csv.ts'
import { decisionsByCase } from '../review/caseView.ts'
import type { StudyNames } from './judgementRecords.ts'

/** A disagreement and how it was settled, under the names that may be shown now. */
export type AdjudicationRecord = {
  readonly kind: Verdict['kind']
  readonly item: string
  /** The system judged; of a comparison the one shown first. */
  readonly system: string
  /** Of a comparison: the one shown second. */
  readonly against: string
  /** Empty for a comparison. */
  readonly criterion: string
  /** Decided before any vote was shown. */
  readonly own: string
  readonly ownBy: string
  readonly ownAt: string
  /** Decided after; null while the case waits for it. */
  readonly final: string | null
  /** Why raters came to differ. */
  readonly reason: string | null
  readonly comment: string
  readonly by: string | null
  readonly at: string | null
}

/** Every case somebody decided, in the order of the first decision. */
export function adjudicationRecords(file: StudyFile, names: StudyNames): AdjudicationRecord[] {
  const systemOf = new Map(
    allItems(file).flatMap(({ responses }) => responses.map(({ id, system }) => [id, names.system(system)] as const)),
  )
  return [...decisionsByCase(file).values()].flatMap(({ own, final }) => {
    if (!own) return []
    return [
      {
        kind: own.verdict.kind,
        item: names.item(own.item),
        system: systemOf.get(own.first) ?? '',
        against: own.second === null ? '' : (systemOf.get(own.second) ?? ''),
        criterion: own.criterion === null ? '' : names.criterion(own.criterion),
        own: verdictText(own),
        ownBy: own.by,
        ownAt: own.at,
        final: final ? verdictText(final) : null,
        reason: final?.reason ?? null,
        comment: final?.comment ?? '',
        by: final?.by ?? null,
        at: final?.at ?? null,
      },
    ]
  })
}

/** The value as judgements have it (−3 … 3 for a comparison, negative: first shown), or why there is none. */
function verdictText({ verdict }: Adjudication): string {
  if (verdict.value.state !== 'given') return verdict.value.state
  const given = verdict.kind === 'rating' ? verdict.value.value : verdict.value.outcome
  return Array.isArray(given) ? given.join(' ') : String(given)
}

export const adjudicationColumns = [
  'kind',
  'item',
  'system',
  'against',
  'criterion',
  'own',
  'own_by',
  'own_at',
  'final',
  'reason',
  'comment',
  'by',
  'at',
] as const

/** What people wrote themselves. */
export const adjudicationFreeText = ['own', 'own_by', 'final', 'comment', 'by'] as const

/** One case as the cells of `adjudicationColumns`. */
export const adjudicationRow = (record: AdjudicationRecord): Cell[] => [
  record.kind,
  record.item,
  record.system,
  record.against,
  record.criterion,
  numberOrText(record.own),
  record.ownBy,
  record.ownAt,
  record.final === null ? null : numberOrText(record.final),
  record.reason,
  record.comment,
  record.by,
  record.at,
]

const numberOrText = (value: string): Cell =>
  value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value
