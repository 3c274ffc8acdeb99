import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StudyOverview } from '#contract/coordinator.ts'
import type { CriterionId } from '#contract/ids.ts'
import type { PrecisionAnswer } from '#contract/planning.ts'
import { useApi } from '#lib/client.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { NumberField } from '#ui/Field.tsx'
import { Select } from '#ui/Select.tsx'
import { Table } from '#ui/Table.tsx'
import { Waiting } from '#ui/Waiting.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import styles from './ProtocolPage.module.css'
import { compares } from './protocolModel.ts'

export interface PrecisionDialogProps {
  readonly isOpen: boolean
  readonly overview: StudyOverview
  readonly onClose: () => void
}

/** How many items and raters it takes: the width of the interval to expect for each, before anybody judges. */
export function PrecisionDialog({ isOpen, overview, onClose }: PrecisionDialogProps) {
  const { t } = useTranslation('planning')
  const { t: prepare } = useTranslation('prepare')
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('precision.title')}
      size="reading"
      actions={
        <Button kind="plain" onPress={onClose}>
          {prepare('close')}
        </Button>
      }
    >
      <Precision overview={overview} />
    </Dialog>
  )
}

/** Numbers of raters and items to look at: what the study has, and some around it. */
export function sizesAround({ counts, protocol }: Pick<StudyOverview, 'counts' | 'protocol'>): {
  readonly raters: number[]
  readonly items: number[]
} {
  const perItem = protocol.ratersPerItem ?? counts.raters
  const units = Math.max(2, counts.items) * Math.max(1, Math.round(counts.responses / Math.max(1, counts.items)))
  const unique = (numbers: readonly number[], least: number, most: number): number[] =>
    [...new Set(numbers.map((each) => Math.max(least, Math.min(most, Math.round(each)))))].toSorted((a, b) => a - b)
  return {
    raters: unique([2, 3, perItem, 2 * perItem], 2, 30),
    items: unique([units / 2, units, 2 * units, 4 * units], 10, 5000),
  }
}

/** Stands for the outcomes of comparisons among the criteria. */
const comparisons = 'comparisons'

function Precision({ overview }: Pick<PrecisionDialogProps, 'overview'>) {
  const { t } = useTranslation('planning')
  const api = useApi()
  const plannable = overview.rubric.criteria.filter(({ kind }) => kind !== 'text' && kind !== 'multi')
  const compared = compares(overview.protocol) ? [{ id: comparisons, words: t('precision.comparisons') }] : []
  const choices = [...plannable.map(({ id, name }) => ({ id: id as string, words: name })), ...compared]
  const [about, setAbout] = useState(choices[0]?.id ?? null)
  const [expected, setExpected] = useState(0.6)
  const [halfWidth, setHalfWidth] = useState(0.1)
  const sizes = sizesAround(overview)
  const answer = useQuery({
    ...api.coordinator.planning.precision.queryOptions({
      input: {
        study: overview.study,
        criterion: about === comparisons ? null : (about as CriterionId),
        expected,
        ...sizes,
        halfWidth,
      },
    }),
    enabled: about !== null,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    placeholderData: (before) => before,
  })
  if (about === null) return <p>{t('precision.nothing')}</p>
  return (
    <div className={styles.stack}>
      <p className={styles.hint}>{t('precision.what')}</p>
      <div className={styles.pair}>
        <Select heading={t('precision.criterion')} value={about} options={choices} onChange={setAbout} />
        <NumberField
          heading={t('precision.expected')}
          value={expected}
          min={0}
          max={0.99}
          step={0.05}
          onChange={(value) => setExpected(value ?? 0.6)}
        />
        <NumberField
          heading={t('precision.wanted')}
          value={halfWidth}
          min={0.02}
          max={0.5}
          step={0.01}
          onChange={(value) => setHalfWidth(value ?? 0.1)}
        />
      </div>
      {answer.isPending && <Waiting>{t('precision.waiting')}</Waiting>}
      {answer.isError && <Trouble error={answer.error} />}
      {answer.data && <PrecisionTable answer={answer.data} items={sizes.items} halfWidth={halfWidth} />}
    </div>
  )
}

interface PrecisionTableProps {
  readonly answer: PrecisionAnswer
  readonly items: readonly number[]
  readonly halfWidth: number
}

/** Rows are numbers of raters, columns numbers of responses judged. */
export function PrecisionTable({ answer, items, halfWidth }: PrecisionTableProps) {
  const { t, i18n } = useTranslation('planning')
  const number = new Intl.NumberFormat(i18n.language)
  const width = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const raters = [...new Set(answer.widths.map((line) => line.raters))]
  const cell = (line: PrecisionAnswer['widths'][number] | undefined): string =>
    line?.halfWidth == null ? t('precision.undefined') : t('precision.width', { width: width.format(line.halfWidth) })
  return (
    <>
      <Table
        caption={t('precision.caption')}
        dense
        rows={raters}
        rowId={String}
        columns={[
          { id: 'raters', heading: t('precision.raters'), rowHeading: true, cell: (count) => number.format(count) },
          ...items.map((count) => ({
            id: String(count),
            heading: t('precision.responses', { number: number.format(count) }),
            numeric: true,
            cell: (row: number) => cell(answer.widths.find((line) => line.raters === row && line.items === count)),
          })),
          {
            id: 'needed',
            heading: t('precision.needed', { width: width.format(halfWidth) }),
            numeric: true,
            cell: (row) => {
              const line = answer.needed.find((each) => each.raters === row)
              return line?.items == null ? t('precision.undefined') : <b>{number.format(line.items)}</b>
            },
          },
        ]}
      />
      <p className="note">
        {t('precision.method', {
          coefficient: answer.coefficient,
          simulations: answer.simulations,
          seed: answer.seed,
          largest: answer.largestSimulated,
        })}
      </p>
    </>
  )
}
