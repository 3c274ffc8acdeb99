import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StudyId } from '#contract/ids.ts'
import type { ComparedPair, RaterPair, Report, StatedTogether } from '#contract/report.ts'
import { useApi } from '#lib/client.ts'
import { useFailureWords } from '#lib/failures.ts'
import { MatrixPlot, matrixTable } from '#report/figures/MatrixPlot.tsx'
import { raterIn } from '#report/findings.ts'
import { statedId, statedMatrix } from '#report/views/statedView.ts'
import { Section } from '#ui/Sheet.tsx'
import { Table } from '#ui/Table.tsx'
import { PairReader } from '../consistency/PairReader.tsx'
import { aPage, itemColumn, MoreBehind } from '../parts/BehindCell.tsx'
import { ScreenFigure } from '../parts/ScreenFigure.tsx'
import roomStyles from '../ReportRoom.module.css'
import { tell, words } from '../words.ts'

export interface ComparedTogetherProps {
  readonly study: StudyId
  readonly report: Report
  readonly pair: RaterPair
}

/** Two raters on the same comparisons: what one stated where the other stated, and the pairs behind each cell. */
export function ComparedTogether({ study, report, pair }: ComparedTogetherProps) {
  const api = useApi()
  const failure = useFailureWords()
  const { raterA, raterB } = pair
  const found = useQuery(api.coordinator.report.statedTogether.queryOptions({ input: { study, raterA, raterB } }))
  const [chosen, setChosen] = useState<StatedTogether | null>(null)
  const name = raterIn(report)
  const names = { a: name(raterA), b: name(raterB) }
  if (found.isError) return <p className="stop">{failure(found.error)}</p>
  if (!found.data || found.data.length === 0) return null
  const { stated, cells } = statedMatrix(words, found.data, names)
  const shape = { rows: stated, columns: stated, cells }
  return (
    <div className={roomStyles.apart}>
      <Section heading={tell('panel.comparedConfusion')} note={tell('panel.chooseComparedCell')}>
        <div className={roomStyles.figure}>
          <ScreenFigure
            table={matrixTable(shape, {
              caption: `${tell('panel.comparedConfusion')}: ${names.a}, ${names.b}`,
              name: tell('panel.says', { rater: names.a }),
            })}
          >
            <MatrixPlot
              title={tell('panel.comparedConfusion')}
              description={tell('panel.comparedFigure', names)}
              {...shape}
              columnHeading={tell('panel.says', { rater: names.b })}
              rowHeading={tell('panel.says', { rater: names.a })}
              selected={chosen && statedId(chosen)}
              diagonal
              onOpen={(id) => setChosen(found.data.find((cell) => statedId(cell) === id) ?? null)}
            />
          </ScreenFigure>
        </div>
      </Section>
      {chosen && <PairsOfCell key={statedId(chosen)} input={{ study, raterA, raterB }} cell={chosen} names={names} />}
    </div>
  )
}

interface PairsOfCellProps {
  readonly input: Pick<RaterPair, 'raterA' | 'raterB'> & { readonly study: StudyId }
  readonly cell: StatedTogether
  readonly names: { readonly a: string; readonly b: string }
}

function PairsOfCell({ input, cell, names }: PairsOfCellProps) {
  const api = useApi()
  const failure = useFailureWords()
  const [count, setCount] = useState(aPage)
  const [open, setOpen] = useState<ComparedPair | null>(null)
  const { one, other } = cell
  const found = useQuery({
    ...api.coordinator.report.comparedPairs.queryOptions({ input: { ...input, one, other, from: 0, count } }),
    placeholderData: (before) => before,
  })
  const pairs = found.data?.pairs ?? []
  const total = found.data?.total ?? cell.count
  const said = tell('panel.behind', {
    ...names,
    valueA: tell(`consistency.outcome.${one}`),
    valueB: tell(`consistency.outcome.${other}`),
  })
  return (
    <div className={roomStyles.apart} aria-live="polite">
      <Section heading={said} ruled={false}>
        {found.isError && <p className="stop">{failure(found.error)}</p>}
        <PairTable caption={said} pairs={pairs} onOpen={setOpen} />
        <MoreBehind shown={pairs.length} total={total} onMore={setCount} />
      </Section>
      <PairReader
        pair={open}
        said={said}
        wrote={
          open
            ? [
                { by: names.a, comment: open.commentOfOne },
                { by: names.b, comment: open.commentOfOther },
              ]
            : []
        }
        onClose={() => setOpen(null)}
      />
    </div>
  )
}

interface PairTableProps {
  readonly caption: string
  readonly pairs: readonly ComparedPair[]
  readonly onOpen: (pair: ComparedPair) => void
}

function PairTable({ caption, pairs, onOpen }: PairTableProps) {
  const { t } = useTranslation('report')
  const rows = pairs.map((pair, place) => ({ pair, id: String(place) }))
  return (
    <Table
      caption={caption}
      rows={rows}
      rowId={({ id }) => id}
      columns={[
        itemColumn<(typeof rows)[number]>({
          heading: t('pairs.item'),
          itemOf: ({ pair }) => pair,
          onOpen: ({ pair }) => onOpen(pair),
        }),
        {
          id: 'systems',
          heading: t('pairs.systems'),
          soft: true,
          width: '25%',
          cut: true,
          cell: ({ pair }) => t('pairs.systemsAre', { a: pair.systemA, b: pair.systemB }),
        },
        {
          id: 'comment',
          heading: t('pairs.comment'),
          soft: true,
          cut: true,
          cell: ({ pair }) => <span dir="auto">{pair.commentOfOne || pair.commentOfOther}</span>,
        },
      ]}
    />
  )
}
