import { useState } from 'react'
import type { StudyId, SystemId } from '#contract/ids.ts'
import type { Report } from '#contract/report.ts'
import type { Tournament } from '#contract/reportSections.ts'
import { MatrixPlot, matrixTable, matrixWidth } from '#report/figures/MatrixPlot.tsx'
import {
  groupSentences,
  positionEffectSentence,
  strengthGroups,
  tieRows,
  triadWords,
  winMatrix,
} from '#report/views/tournamentView.ts'
import { Columns, Section } from '#ui/Sheet.tsx'
import { besideFigure } from '../parts/besideFigure.ts'
import { Forest } from '../parts/Forest.tsx'
import { PlainRows } from '../parts/PlainRows.tsx'
import { ScreenFigure } from '../parts/ScreenFigure.tsx'
import styles from '../ReportRoom.module.css'
import { tell, words } from '../words.ts'
import { MetPairs } from './MetPairs.tsx'

interface TournamentProps {
  readonly study: StudyId
  readonly report: Report
  readonly tournament: Tournament
}

type PartProps = Omit<TournamentProps, 'study'>

/** One protocol as a tournament: strengths and who cannot be told apart, who beats whom, ties, circles. */
export function TournamentPart({ study, report, tournament }: TournamentProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  const cell = winMatrix(words, report, tournament).cells.find(({ id }) => id === chosen)
  const [a, b] = (cell?.id.split(' ') ?? []) as SystemId[]
  const position = positionEffectSentence(words, tournament)
  return (
    <div className={styles.apart}>
      <h2>{tell(`systems.outcomes.${tournament.protocol}`)}</h2>
      <Columns shape={besideFigure(matrixWidth(matrixShape(report, tournament)))}>
        <Strengths report={report} tournament={tournament} />
        <WinMatrix report={report} tournament={tournament} selected={chosen} onOpen={setChosen} />
      </Columns>
      {cell && a && b && (
        <MetPairs
          key={cell.id}
          study={study}
          protocol={tournament.protocol}
          a={a}
          b={b}
          heading={cell.accessibleName}
        />
      )}
      {position !== '' && <p className={styles.under}>{position}</p>}
      <div className={styles.apart}>
        <Columns shape="even">
          <Ties report={report} tournament={tournament} />
          <Circles report={report} tournament={tournament} />
        </Columns>
      </div>
    </div>
  )
}

function Strengths({ report, tournament }: PartProps) {
  return (
    <Section heading={tell('tournament.heading')} note={tell('tournament.note')}>
      <div className={styles.figure}>
        <Forest
          report={report}
          title={tell('tournament.heading')}
          description={tell('tournament.figure')}
          groups={strengthGroups(words, report, tournament)}
          name={tell('systems.system')}
          count={tell('tournament.tiesNote')}
          domain={[-1, 1]}
        />
      </div>
      {groupSentences(words, report, tournament).map((sentence) => (
        <p key={sentence} className={styles.note}>
          {sentence}
        </p>
      ))}
    </Section>
  )
}

function matrixShape(report: Report, tournament: Tournament) {
  const { names, cells } = winMatrix(words, report, tournament)
  return { rows: names, columns: names, cells, columnHeading: tell('tournament.over'), rowHeading: '%' }
}

interface WinMatrixProps extends PartProps {
  readonly selected: string | null
  readonly onOpen: (cell: string) => void
}

function WinMatrix({ report, tournament, selected, onOpen }: WinMatrixProps) {
  const shape = matrixShape(report, tournament)
  return (
    <Section heading={tell('tournament.matrix')} note={tell('tournament.matrixNote')}>
      <div className={styles.figure}>
        <ScreenFigure table={matrixTable(shape, { caption: tell('tournament.matrix'), name: tell('systems.system') })}>
          <MatrixPlot
            title={tell('tournament.matrix')}
            description={tell('tournament.matrixFigure')}
            {...shape}
            selected={selected}
            onOpen={onOpen}
          />
        </ScreenFigure>
      </div>
    </Section>
  )
}

function Ties({ report, tournament }: PartProps) {
  const { headings, rows, sentence } = tieRows(words, report, tournament)
  return (
    <Section heading={tell('tournament.ties')} note={tell('tournament.tiesNote')}>
      <p className={styles.under}>{sentence}</p>
      <PlainRows
        caption={tell('tournament.ties')}
        headings={[tell('systems.system'), ...headings]}
        rows={rows.map(({ id, name, places }) => ({ id, cells: [name, ...places] }))}
      />
    </Section>
  )
}

function Circles({ report, tournament }: PartProps) {
  const { sentence, rows } = triadWords(words, report, tournament)
  return (
    <Section heading={tell('tournament.triads')}>
      <p className={styles.under}>{sentence}</p>
      {rows.length > 0 && (
        <PlainRows
          caption={tell('tournament.triads')}
          headings={[tell('tournament.triadRater'), tell('tournament.triadDecided'), tell('tournament.triadCircular')]}
          rows={rows.map(({ id, name, decided, circular }) => ({ id, cells: [name, decided, circular] }))}
        />
      )}
    </Section>
  )
}
