import type { Report } from '#contract/report.ts'
import type { PairedTests, Tournament } from '#contract/reportSections.ts'
import { FigureFrame } from '../figures/FigureTable.tsx'
import { MatrixPlot, matrixTable } from '../figures/MatrixPlot.tsx'
import { decimal } from '../numbers.ts'
import { type ReportWords, say } from '../say.ts'
import {
  friedmanSentence,
  groupSentences,
  positionEffectSentence,
  strengthGroups,
  tagRows,
  testRows,
  tieRows,
  triadWords,
  winMatrix,
} from '../views/tournamentView.ts'
import { Forest } from './Forest.tsx'
import { Sentences } from './PanelParts.tsx'
import { PlainTable } from './Parts.tsx'

interface Told {
  readonly report: Report
  readonly words: ReportWords
}

/** One protocol as a tournament: strengths and who cannot be told apart, who beats whom, ties, circles, position. */
export function TournamentParts({ report, words, tournament }: Told & { readonly tournament: Tournament }) {
  const { names, cells } = winMatrix(words, report, tournament)
  const shape = { rows: names, columns: names, cells }
  const ties = tieRows(words, report, tournament)
  const circles = triadWords(words, report, tournament)
  const position = positionEffectSentence(words, tournament)
  const of = say(words, `systems.outcomes.${tournament.protocol}`)
  return (
    <>
      <h4>{say(words, 'tournament.heading')}</h4>
      <p className="note">{say(words, 'tournament.note')}</p>
      <Forest
        report={report}
        words={words}
        title={`${say(words, 'tournament.heading')}, ${of}`}
        description={say(words, 'tournament.figure')}
        groups={strengthGroups(words, report, tournament)}
        name={say(words, 'systems.system')}
        domain={[-1, 1]}
      />
      <Sentences sentences={groupSentences(words, report, tournament)} />
      <h4>{say(words, 'tournament.matrix')}</h4>
      <p className="note">{say(words, 'tournament.matrixNote')}</p>
      <div className="figure">
        <FigureFrame
          tableWords={say(words, 'table')}
          table={matrixTable(shape, {
            caption: `${say(words, 'tournament.matrix')}, ${of}`,
            name: say(words, 'systems.system'),
          })}
        >
          <MatrixPlot
            title={`${say(words, 'tournament.matrix')}, ${of}`}
            description={say(words, 'tournament.matrixFigure')}
            {...shape}
            columnHeading={say(words, 'tournament.over')}
            rowHeading="%"
          />
        </FigureFrame>
      </div>
      <h4>{say(words, 'tournament.ties')}</h4>
      <p className="second">{ties.sentence}</p>
      <PlainTable
        caption={`${say(words, 'tournament.ties')}, ${of}`}
        captionHidden
        columns={[say(words, 'systems.system'), ...ties.headings]}
        rows={ties.rows.map(({ id, name, places }) => ({ id, cells: [name, ...places] }))}
      />
      <h4>{say(words, 'tournament.triads')}</h4>
      <p className="second">{circles.sentence}</p>
      {position !== '' && <p className="second">{position}</p>}
    </>
  )
}

/** Each two systems on one criterion, item by item. */
export function TestParts({ report, words, tests }: Told & { readonly tests: PairedTests }) {
  if (tests.pairs.length === 0) return null
  const name = report.agreement.find(({ criterion }) => criterion === tests.criterion)?.name ?? ''
  const caption = `${say(words, 'tournament.tests')}, ${name}`
  const sentence = friedmanSentence(words, tests)
  const heads = ['pair', 'differenceColumn', 'p', 'lost', 'gained', 'flipP'] as const
  return (
    <>
      <h4>{caption}</h4>
      <p className="note">{say(words, 'tournament.testsNote', { threshold: decimal(words, tests.threshold, 1) })}</p>
      {sentence !== '' && <p className="second">{sentence}</p>}
      <PlainTable
        caption={caption}
        captionHidden
        columns={[...heads.map((head) => say(words, `tournament.${head}`)), say(words, 'overview.n')]}
        rows={testRows(words, report, tests).map(({ id, name: pair, difference, p, lost, gained, flipP, n }) => ({
          id,
          cells: [pair, difference, p, lost, gained, flipP, n],
        }))}
      />
    </>
  )
}

/** Mean outcomes of the systems on the items of each tag. */
export function TagParts({ report, words }: Told) {
  const protocols = [...new Set(report.tagOutcomes.map(({ protocol }) => protocol))]
  return protocols.map((protocol) => {
    const caption = `${say(words, 'tournament.tags')}: ${say(words, `systems.outcomes.${protocol}`)}`
    return (
      <div key={protocol}>
        <h4>{caption}</h4>
        <p className="note">{say(words, 'tournament.tagsNote')}</p>
        <PlainTable
          caption={caption}
          captionHidden
          columns={[
            say(words, 'tournament.tags'),
            say(words, 'tournament.items'),
            ...report.systems.map(({ name }) => name),
          ]}
          rows={tagRows(words, report, protocol).map(({ id, name, items, means }) => ({
            id,
            cells: [name, items, ...means],
          }))}
        />
      </div>
    )
  })
}
