import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { StudyId } from '#contract/ids.ts'
import type { CriterionAgreement, RaterPair, Report } from '#contract/report.ts'
import type { RaterPairDetail } from '#contract/reportProcedures.ts'
import { useApi } from '#lib/client.ts'
import { useFailureWords } from '#lib/failures.ts'
import { DotPlot, dotTable } from '#report/figures/DotPlot.tsx'
import { MatrixPlot, matrixTable } from '#report/figures/MatrixPlot.tsx'
import { raterIn } from '#report/findings.ts'
import { decimal } from '#report/numbers.ts'
import { cellId, confusion, differences, type PairNames } from '#report/views/panelView.ts'
import { Columns, Section } from '#ui/Sheet.tsx'
import { ScreenFigure } from '../parts/ScreenFigure.tsx'
import styles from '../ReportRoom.module.css'
import { tell, words } from '../words.ts'
import { CellResponses } from './CellResponses.tsx'

export interface TwoRatersProps {
  readonly study: StudyId
  readonly report: Report
  readonly criterion: CriterionAgreement
  readonly pair: RaterPair
}

/** Two raters face to face: what one gave where the other gave, how far apart, and the responses behind each cell. */
export function TwoRaters({ study, report, criterion, pair }: TwoRatersProps) {
  const api = useApi()
  const failure = useFailureWords()
  const { raterA, raterB } = pair
  const input = { study, criterion: criterion.criterion, raterA, raterB }
  const detail = useQuery(api.coordinator.report.raterPair.queryOptions({ input }))
  const [cell, setCell] = useState<Cell | null>(null)
  const name = raterIn(report)
  const names = { a: name(raterA), b: name(raterB) }
  if (detail.isError) return <p className="stop">{failure(detail.error)}</p>
  if (!detail.data || detail.data.cells.length === 0) return null
  return (
    <div className={styles.apart}>
      <Columns shape="even">
        <Confusion detail={detail.data} names={names} cell={cell} onCell={setCell} />
        <Differences detail={detail.data} names={names} onCell={setCell} />
      </Columns>
      {cell && (
        <CellResponses
          key={`${raterA} ${raterB} ${cellId(cell.a, cell.b)}`}
          input={{ ...input, ...cell }}
          names={names}
        />
      )}
    </div>
  )
}

type Cell = { readonly a: number; readonly b: number }

interface FaceToFaceProps {
  readonly detail: RaterPairDetail
  readonly names: PairNames
  readonly onCell: (cell: Cell) => void
}

/** Opens the cell that a mark stands for. */
const openCell =
  ({ detail, onCell }: Pick<FaceToFaceProps, 'detail' | 'onCell'>) =>
  (id: string): void => {
    const found = detail.cells.find(({ a, b }) => cellId(a, b) === id)
    if (found) onCell({ a: found.a, b: found.b })
  }

function Confusion({ detail, names, cell, onCell }: FaceToFaceProps & { readonly cell: Cell | null }) {
  const { values, cells, tooMany } = confusion(words, detail, names)
  if (tooMany) return <div />
  const shape = { rows: values, columns: values, cells }
  return (
    <Section heading={tell('panel.confusion')} note={tell('panel.chooseCell')}>
      <div className={styles.figure}>
        <ScreenFigure
          table={matrixTable(shape, {
            caption: `${tell('panel.confusion')}: ${names.a}, ${names.b}`,
            name: tell('panel.gives', { rater: names.a }),
          })}
        >
          <MatrixPlot
            title={tell('panel.confusion')}
            description={tell('panel.confusionFigure', { ...names })}
            {...shape}
            columnHeading={tell('panel.gives', { rater: names.b })}
            rowHeading={tell('panel.gives', { rater: names.a })}
            selected={cell && cellId(cell.a, cell.b)}
            diagonal
            onOpen={openCell({ detail, onCell })}
          />
        </ScreenFigure>
      </div>
    </Section>
  )
}

function Differences({ detail, names, onCell }: FaceToFaceProps) {
  const found = differences(words, detail, names)
  if (!found) return <div />
  const all = detail.values ?? found.dots.map(({ x }) => x)
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const format = (value: number) => decimal(words, value, high - low > 4 ? 0 : 1)
  const axes = { x: tell('panel.meanOfBoth'), y: tell('panel.difference') }
  return (
    <Section heading={tell('panel.differences')} note={`${names.a} − ${names.b}`}>
      <div className={styles.figure}>
        <ScreenFigure
          note={found.sentence}
          table={dotTable(found.dots, {
            caption: tell('panel.differences'),
            ...axes,
            count: tell('agreement.times'),
            formatX: (value) => decimal(words, value, 1),
            formatY: (value) => decimal(words, value, 1),
          })}
        >
          <DotPlot
            title={tell('panel.differences')}
            description={tell('panel.differencesFigure')}
            dots={found.dots}
            lines={found.lines}
            domainX={[low, high === low ? low + 1 : high]}
            domainY={[-1, 1]}
            axisX={axes.x}
            axisY={axes.y}
            formatX={format}
            formatY={format}
            onOpen={openCell({ detail, onCell })}
          />
        </ScreenFigure>
      </div>
    </Section>
  )
}
