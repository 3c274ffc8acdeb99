import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RaterQuality } from '#contract/review.ts'
import { Button } from '#ui/Button.tsx'
import { Table, type TableColumn } from '#ui/Table.tsx'
import { Estimate } from './Estimate.tsx'
import { useQualityWords } from './qualityWords.ts'

export interface QualityTableProps {
  readonly raters: readonly RaterQuality[]
  readonly onAsk: (rater: RaterQuality) => void
}

const shares = ['hasty', 'qualification', 'gold', 'attention', 'repeats', 'sameValue'] as const
type Column = TableColumn<RaterQuality>

/** A row of signals for each rater. Signals that nobody has are left out. */
export function QualityTable({ raters, onAsk }: QualityTableProps) {
  const { t } = useTranslation('settle')
  const words = useQualityWords()
  const column = (
    id: Exclude<keyof typeof headings, 'rater' | 'results'>,
    cell: (rater: RaterQuality) => ReactNode,
  ): Column => ({
    id,
    heading: t(headings[id]),
    numeric: true,
    cell,
  })
  const shared = shares
    .filter((id) => raters.some((rater) => rater[id] !== null))
    .map((id) => column(id, (rater) => words.share(rater[id])))
  return (
    <Table
      caption={t('quality.heading')}
      rows={raters}
      rowId={({ rater }) => rater}
      columns={[
        { id: 'rater', heading: t(headings.rater), rowHeading: true, cell: ({ pseudonym }) => <bdi>{pseudonym}</bdi> },
        column('submitted', ({ submitted }) => words.count(submitted)),
        column('pace', ({ medianActiveMs }) => words.pace(medianActiveMs)),
        column('severity', ({ severity }) => <Estimate told={words.difference(severity)} />),
        column('drift', ({ drift }) => <Estimate told={words.difference(drift)} />),
        ...shared,
        { id: 'results', heading: t(headings.results), cell: (rater) => <Decide rater={rater} onAsk={onAsk} /> },
      ]}
    />
  )
}

const headings = {
  rater: 'quality.column.rater',
  submitted: 'quality.column.submitted',
  pace: 'quality.column.pace',
  hasty: 'quality.column.hasty',
  qualification: 'quality.column.qualification',
  gold: 'quality.column.gold',
  attention: 'quality.column.attention',
  repeats: 'quality.column.repeats',
  severity: 'quality.column.severity',
  drift: 'quality.column.drift',
  sameValue: 'quality.column.sameValue',
  results: 'quality.column.results',
} as const

function Decide({ rater, onAsk }: { readonly rater: RaterQuality; readonly onAsk: QualityTableProps['onAsk'] }) {
  const { t } = useTranslation('settle')
  const [words, name] = rater.excluded
    ? ([t('quality.takeIn'), t('quality.takeInNamed', { name: rater.pseudonym })] as const)
    : ([t('quality.leaveOut'), t('quality.leaveOutNamed', { name: rater.pseudonym })] as const)
  return (
    <Button onPress={() => onAsk(rater)} aria-label={name}>
      {words}
    </Button>
  )
}
